import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError, ERROR_CODES } from '../../lib/core/errors.ts';
import { MAX_ATTEMPTS, retryDelay } from '../../lib/queue/retry.ts';

test('only a busy or broken server is asked again by itself', () => {
  const retried = ERROR_CODES.filter((code) => retryDelay(new AppError(code), 1) !== null);
  expect(retried).toEqual(['rate-limited', 'server-error']);
});

test('a wait is never shorter than the server asked for, and grows without bound on nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 1, max: 2 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (asked, attempts, random) => {
        const delay = retryDelay(
          new AppError('rate-limited', undefined, { retryAfter: asked }),
          attempts,
          () => random,
        );
        expect(delay).toBeGreaterThanOrEqual(asked * 1000);
        expect(delay).toBeLessThanOrEqual(Math.max(asked * 1000, 1000 * 2 ** attempts));
      },
    ),
  );
});

test('a server that asks for an hour is not waited for', () => {
  expect(retryDelay(new AppError('rate-limited', undefined, { retryAfter: 3600 }), 1)).toBeNull();
});

test('it gives up in the end', () => {
  expect(retryDelay(new AppError('server-error'), MAX_ATTEMPTS)).toBeNull();
});
