import type { AppError, ErrorCode } from '../core/errors.ts';
import type { Job } from './job.ts';

/** Calls for one job before it is given up, the first included. */
export const MAX_ATTEMPTS = 3;
/** Lives of the worker that the work on a whole day may outlive: what each of them has brought is kept. */
const MAX_LIVES_OF_A_DAY = 12;
/** A server that cannot be reached is tried once more: a network that has just come up, and no longer wait than that. */
const MAX_ATTEMPTS_UNREACHABLE = 2;
/** A paper among many may run into the provider's limit more often: nobody is waiting for it in particular. */
const MAX_ATTEMPTS_OF_MANY = 10;
/** Seconds: a server that asks for more is not waited for, the reader is told instead. */
const LONGEST_WAIT = 120;
/** Milliseconds. */
const LONGEST_BACKOFF = 60_000;

/** Milliseconds after which a job that waits for the budget is looked at again: the day may have changed. Nothing waits longer. */
export const BUDGET_INTERVAL = 15 * 60_000;

/** Faults that pass by themselves. */
const RETRIED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate-limited',
  'server-error',
  'unreachable',
  'arxiv-busy',
]);

/** The instant a waiting job is due. One further off than any wait was written before the clock was set back: it is due now. */
export function dueAt({ notBefore }: Pick<Job, 'notBefore'>, now: number): number {
  return notBefore > now + BUDGET_INTERVAL ? now : Math.max(notBefore, now);
}

/** How many workers may be lost over a job before it is given up. */
export function livesOf({ subject }: Pick<Job, 'subject'>): number {
  return subject.task === 'digest' || 'arxivIds' in subject ? MAX_LIVES_OF_A_DAY : MAX_ATTEMPTS;
}

/**
 * Milliseconds to wait before the next attempt; null when trying again by itself would not help.
 * Exponential back-off with jitter (Brooker, "Exponential Backoff and Jitter", 2015), never below
 * what the server asked for.
 */
export function retryDelay(
  error: AppError,
  { attempts, priority }: Pick<Job, 'attempts' | 'priority'>,
  random = Math.random,
): number | null {
  if (!RETRIED.has(error.code)) return null;
  if (attempts >= mostAttempts(error.code, priority)) return null;
  const asked = error.retryAfter ?? 0;
  if (asked > LONGEST_WAIT) return null;
  const backoff = Math.min(1_000 * 2 ** attempts, LONGEST_BACKOFF) * (0.5 + random() / 2);
  return Math.max(asked * 1_000, backoff);
}

function mostAttempts(code: ErrorCode, priority: number): number {
  if (code === 'unreachable') return MAX_ATTEMPTS_UNREACHABLE;
  return priority > 0 && code === 'rate-limited' ? MAX_ATTEMPTS_OF_MANY : MAX_ATTEMPTS;
}
