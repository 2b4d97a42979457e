import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError, ERROR_CODES } from '../../lib/core/errors.ts';
import { MAX_ATTEMPTS, retryDelay } from '../../lib/queue/retry.ts';

const FIRST = { attempts: 1, priority: 0 };

test('only a busy, broken or silent server is asked again by itself', () => {
  const retried = ERROR_CODES.filter((code) => retryDelay(new AppError(code), FIRST) !== null);
  expect(retried).toEqual(['unreachable', 'rate-limited', 'server-error', 'arxiv-busy']);
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
          { attempts, priority: 0 },
          () => random,
        );
        expect(delay).toBeGreaterThanOrEqual(asked * 1000);
        expect(delay).toBeLessThanOrEqual(Math.max(asked * 1000, 1000 * 2 ** attempts));
      },
    ),
  );
});

test('a server that asks for an hour is not waited for', () => {
  expect(retryDelay(new AppError('rate-limited', undefined, { retryAfter: 3600 }), FIRST)).toBeNull();
});

test('it gives up in the end', () => {
  expect(retryDelay(new AppError('server-error'), { attempts: MAX_ATTEMPTS, priority: 2 })).toBeNull();
});

test('one paper among many is given more time at a provider’s limit than one that is waited for', () => {
  const limited = new AppError('rate-limited');
  expect(retryDelay(limited, { attempts: MAX_ATTEMPTS, priority: 0 })).toBeNull();
  expect(retryDelay(limited, { attempts: MAX_ATTEMPTS, priority: 2 })).not.toBeNull();
  expect(retryDelay(limited, { attempts: 10, priority: 2 })).toBeNull();
});
