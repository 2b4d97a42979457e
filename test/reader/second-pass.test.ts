import { describe, expect, it } from 'vitest';
import { contextInputs, unpackNets } from '../../lib/reader/second-pass.ts';
import { packNet } from '../eval/train/pack.ts';

describe('contextInputs', () => {
  it('gives every sentence the same number of inputs, whatever its place', () => {
    const first = [
      [0.9, 0.1],
      [0.2, 0.8],
      [0.5, 0.5],
    ];
    const inputs = contextInputs(first, [4, 5, 6]);
    expect(inputs).toHaveLength(3);
    expect(new Set(inputs.map((row) => row.length)).size).toBe(1);
    expect(inputs.flat().every((value) => Number.isFinite(value))).toBe(true);
  });

  it('knows nothing of an empty abstract, and little of one sentence', () => {
    expect(contextInputs([], [])).toEqual([]);
    expect(contextInputs([[1, 0]], [3])[0]?.every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe('unpackNets', () => {
  /** One hidden unit that is input 0 minus input 1 where that is positive; outputs ±2 of it. */
  const net = packNet({ inputs: 2, hidden: 1, outputs: 2 }, Float64Array.from([1, -1, 0, 2, 0, -2, 0]));

  it('is the softmax of a rectified layer', () => {
    const [left, right] = unpackNets([net])([2, 1]);
    expect(left).toBeCloseTo(1 / (1 + Math.exp(-4)), 3);
    expect((left ?? 0) + (right ?? 0)).toBeCloseTo(1);
    expect(unpackNets([net])([1, 2])).toEqual([0.5, 0.5]);
  });

  it('is the mean of several nets', () => {
    const other = packNet({ inputs: 2, hidden: 1, outputs: 2 }, Float64Array.from([0, 0, 0, 0, 0, 0, 0]));
    const [one = 0] = unpackNets([net])([3, 1]);
    expect(unpackNets([net, other])([3, 1])[0]).toBeCloseTo((one + 0.5) / 2);
  });
});
