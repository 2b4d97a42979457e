import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  discoveryBound,
  logOddsChange,
  twoSidedProbability,
  wilsonInterval,
} from '../../../lib/library/trends/proportions.ts';

const counted = fc
  .tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 }))
  .map(([count, others]) => ({ count, of: count + others }));

describe('an interval of a share', () => {
  test.each([
    // As tables of Wilson's interval have them.
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i', (count, of, low, high) => {
    const interval = wilsonInterval(count, of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('of no papers says nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('holds the share, and is within 0 and 1', () => {
    fc.assert(
      fc.property(counted, ({ count, of }) => {
        const { low, high } = wilsonInterval(count, of);
        const share = of === 0 ? 0 : count / of;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe('a change of the log odds', () => {
  test('of 30 in 100 after 10 in 100', () => {
    // ln(30.5/70.5) − ln(10.5/90.5) = 1.3160; √(1/30.5 + 1/70.5 + 1/10.5 + 1/90.5) = 0.3918.
    expect(logOddsChange({ count: 30, of: 100 }, { count: 10, of: 100 })).toBeCloseTo(3.36, 2);
  });

  test('is none between equal shares, and turns its sign with the order', () => {
    fc.assert(
      fc.property(counted, counted, (now, before) => {
        expect(logOddsChange(now, now)).toBe(0);
        expect(logOddsChange(now, before)).toBeCloseTo(-logOddsChange(before, now), 10);
        expect(Number.isFinite(logOddsChange(now, before))).toBe(true);
      }),
    );
  });
});

test.each([
  [0, 1],
  [1.959964, 0.05],
  [-2.575829, 0.01],
  [3.290527, 0.001],
])('beyond %f on either side lies %f', (z, probability) => {
  expect(twoSidedProbability(z)).toBeCloseTo(probability, 6);
});

describe('the bound of a false discovery rate', () => {
  test('is the example of Benjamini and Hochberg: four of fifteen at one in twenty', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(discoveryBound(p, 0.05)).toBe(0.0095);
  });

  test('lets nothing through where nothing is found', () => {
    expect(discoveryBound([], 0.1)).toBe(0);
    expect(discoveryBound([0.4, 0.9], 0.1)).toBe(0);
  });
});
