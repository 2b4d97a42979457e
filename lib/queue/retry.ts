import type { AppError } from '../core/errors.ts';

/** Calls for one job before it is given up, the first included. */
export const MAX_ATTEMPTS = 3;
/** Seconds: a server that asks for more is not waited for, the reader is told instead. */
const LONGEST_WAIT = 120;

/**
 * Milliseconds to wait before the next attempt; null when trying again by itself would not help.
 * Full-jitter exponential back-off (Brooker, "Exponential Backoff and Jitter", 2015), never below
 * what the server asked for.
 */
export function retryDelay(error: AppError, attempts: number, random = Math.random): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  if (error.code !== 'rate-limited' && error.code !== 'server-error') return null;
  const asked = error.retryAfter ?? 0;
  if (asked > LONGEST_WAIT) return null;
  const backoff = 1_000 * 2 ** attempts * (0.5 + random() / 2);
  return Math.max(asked * 1_000, backoff);
}
