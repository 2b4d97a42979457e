import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal, lookDelay, splitByLimits } from '../../lib/queue/batch.ts';

test('files keep to both limits, and hold every line in its order', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 50, max: 400 }), (bytes, requests, most) => {
      const lines = bytes.map((size, at) => ({ bytes: size, at }));
      const parts = splitByLimits(lines, { requests, bytes: most });
      expect(parts.flat()).toEqual(lines);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(requests);
        const total = part.reduce((sum, line) => sum + line.bytes, 0);
        expect(total <= most || part.length === 1).toBe(true);
      }
    }),
  );
});

test('looks begin a minute apart and end a quarter of an hour apart', () => {
  const delays = Array.from({ length: 40 }, (_, looks) => lookDelay(looks) / 60_000);
  expect(delays[0]).toBe(1);
  expect(delays.at(-1)).toBe(15);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
});

test('a status nobody has heard of is not an end', () => {
  expect(['completed', 'failed', 'expired', 'cancelled'].every(isFinal)).toBe(true);
  expect(['validating', 'in_progress', 'finalizing', 'cancelling', 'in_queue'].some(isFinal)).toBe(false);
});
