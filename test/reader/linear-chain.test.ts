import { describe, expect, it } from 'vitest';
import { chainMarginals, logSum } from '../../lib/reader/linear-chain.ts';

const TRANSITIONS = {
  start: [0.3, -0.2],
  steps: [
    [0.5, -1],
    [0.1, 0.4],
  ],
  end: [-0.3, 0.2],
};
const SCORES = [
  [1, 0],
  [0.2, 0.7],
  [-0.5, 0.1],
];

/** Marginals by adding up all eight ways through three places. */
function bruteForce(): number[][] {
  const sums = SCORES.map(() => [0, 0]);
  let all = 0;
  for (const a of [0, 1]) {
    for (const b of [0, 1]) {
      for (const c of [0, 1]) {
        const { start, steps, end } = TRANSITIONS;
        const path = [a, b, c];
        const local = path.reduce((sum, label, place) => sum + (SCORES[place]?.[label] ?? 0), 0);
        const ways = (start[a] ?? 0) + (steps[a]?.[b] ?? 0) + (steps[b]?.[c] ?? 0) + (end[c] ?? 0);
        const weight = Math.exp(local + ways);
        all += weight;
        for (const [place, label] of path.entries()) {
          const row = sums[place] ?? [];
          row[label] = (row[label] ?? 0) + weight;
        }
      }
    }
  }
  return sums.map((row) => row.map((weight) => weight / all));
}

describe('chainMarginals', () => {
  it('is the sum over all ways through the chain', () => {
    const expected = bruteForce();
    for (const [place, row] of chainMarginals(SCORES, TRANSITIONS).entries()) {
      for (const [label, value] of row.entries()) expect(value).toBeCloseTo(expected[place]?.[label] ?? -1, 12);
    }
  });

  it('has nothing to say of an empty chain', () => {
    expect(chainMarginals([], TRANSITIONS)).toEqual([]);
  });

  it('does not overflow', () => {
    expect(chainMarginals([[1000, 0]], TRANSITIONS)[0]?.[0]).toBeCloseTo(1);
    expect(logSum([1000, 1000])).toBeCloseTo(1000 + Math.LN2);
  });
});
