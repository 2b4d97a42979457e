import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { roughTime } from '../../lib/queue/rough-time.ts';

const MINUTE = 60_000;

test.each([
  [0, 20_000, { unit: 'second', least: 60, most: 60 }],
  [3.6 * MINUTE, 4.4 * MINUTE, { unit: 'minute', least: 4, most: 4 }],
  [3 * MINUTE, 6 * MINUTE, { unit: 'minute', least: 3, most: 6 }],
  [33 * MINUTE, 41 * MINUTE, { unit: 'minute', least: 35, most: 35 }],
  [0.5 * MINUTE, 1.2 * MINUTE, { unit: 'minute', least: 1, most: 1 }],
  [2.2 * 60 * MINUTE, 2.7 * 60 * MINUTE, { unit: 'hour', least: 2.5, most: 2.5 }],
  [60 * MINUTE, 180 * MINUTE, { unit: 'hour', least: 1, most: 3 }],
])('from %d to %d ms', (least, most, words) => {
  expect(roughTime({ least, most })).toEqual(words);
});

test('is never nothing, and never the wrong way round', () => {
  const span = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(span, span, (a, b) => {
      const { least, most } = roughTime({ least: Math.min(a, b), most: Math.max(a, b) });
      expect(least > 0 && most >= least).toBe(true);
    }),
  );
});
