import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEVELS, softmax, TOP_LEVEL, unpackModel } from '../../lib/reader/linear-model.ts';
import { packLinear } from '../eval/train/pack.ts';

/** Keys 7 and 4294967295; levels (2, -3) and (15, -15). */
const MODEL = { outputs: 2, scale: 0.1, keys: 'BwAAAP////8=', weights: 'RMeA' };
const KILOBYTES = 400;

describe('unpackModel', () => {
  it('adds the weights of the features it knows, each times the value of its block', () => {
    const model = unpackModel(MODEL);
    const [left, right] = model.score([
      { features: [7], weight: 0.5 },
      { features: [4294967295, 9], weight: 2 },
    ]);
    expect(left).toBeCloseTo(0.2 + 45);
    expect(right).toBeCloseTo(-0.45 - 45);
    expect(model.score([])).toEqual([0, 0]);
  });

  it('gives back what was packed, to within a level, without features of no weight', () => {
    const weights = Float64Array.from([4, -1, 0.001, 0, -2, 0.5]);
    const packed = packLinear(2, [11, 12, 13], weights);
    expect(packed.weights).toHaveLength(4);
    const model = unpackModel(packed);
    expect(model.score([{ features: [11], weight: 1 }])[0]).toBeCloseTo(4);
    expect(model.score([{ features: [12], weight: 1 }])).toEqual([0, 0]);
    expect(Math.abs((model.score([{ features: [13], weight: 1 }])[0] ?? 0) + 2)).toBeLessThan(0.2);
    expect(LEVELS.length).toBe(2 * TOP_LEVEL + 1);
  });

  it('is small enough to ship', () => {
    const files = ['role', 'tldr', 'finding'].map((name) =>
      readFileSync(new URL(`../../lib/reader/${name}-weights.ts`, import.meta.url)),
    );
    const size = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
    expect(size).toBeLessThan(KILOBYTES * 1000);
  });
});

describe('softmax', () => {
  it('does not overflow', () => {
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  });
});
