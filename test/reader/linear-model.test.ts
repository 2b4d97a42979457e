import { describe, expect, it } from 'vitest';
import { softmax, unpackModel } from '../../lib/reader/linear-model.ts';
import { ROLE_MODEL } from '../../lib/reader/role-weights.ts';
import { TLDR_MODEL } from '../../lib/reader/tldr-weights.ts';

/** Keys 7 and 4294967295; weights (10, -20) and (127, -127). */
const MODEL = { outputs: 2, scale: 0.1, keys: 'BwAAAP////8=', weights: 'Cux/gQ==' };

describe('unpackModel', () => {
  it('adds the weights of known features, once each', () => {
    const model = unpackModel(MODEL);
    expect(model.score([7, 7, 8])).toEqual([1, -2]);
    const [left, right] = model.score([7, 4294967295]);
    expect(left).toBeCloseTo(13.7);
    expect(right).toBeCloseTo(-14.7);
    expect(model.score([])).toEqual([0, 0]);
  });

  it('is small enough to ship', () => {
    expect(ROLE_MODEL.keys.length + ROLE_MODEL.weights.length).toBeLessThan(100_000);
    expect(TLDR_MODEL.keys.length + TLDR_MODEL.weights.length).toBeLessThan(30_000);
  });
});

describe('softmax', () => {
  it('does not overflow', () => {
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  });
});
