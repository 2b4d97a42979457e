import type { Limits } from '../providers/profile.ts';

/** How much a server said is left until an instant (milliseconds since the epoch). */
export interface Allowance {
  remaining: number;
  resetAt: number;
}

/** What the headers of an answer say; null where they say nothing. */
export interface Allowances {
  requests: Allowance | null;
  tokens: Allowance | null;
}

/** What one profile was asked for within the last minute, and what its server said. Kept where a lost worker cannot lose it. */
export interface CallWindow {
  /** A call counts by its estimate until its server has counted it. */
  calls: { id: string; at: number; tokens: number }[];
  told: Allowances;
}

export const EMPTY_WINDOW: CallWindow = { calls: [], told: { requests: null, tokens: null } };

const MINUTE = 60_000;
/** Milliseconds a server's word is waited for: where it asks for more, the next call hears so and the reader is told. */
const LONGEST_WAIT = 120_000;

/** A call about to be made: how many run beside it, and how many tokens it will take, as far as that is known. */
interface NextCall {
  running: number;
  tokens: number;
  now: number;
}

/**
 * The instant from which the call may be made: `now` at once, infinity when another one has to end first. A pure reckoning,
 * so that no timer has to outlive the worker.
 */
export function startOf(window: CallWindow, limits: Limits, { running, tokens, now }: NextCall): number {
  if (running >= limits.concurrency) return Number.POSITIVE_INFINITY;
  const calls = recent(window.calls, now).toSorted((a, b) => a.at - b.at);
  return Math.max(
    now,
    byRequests(calls, limits.requestsPerMinute),
    byTokens(calls, limits.tokensPerMinute, tokens),
    byAllowance(window.told.requests, 1, now),
    byAllowance(window.told.tokens, tokens, now),
  );
}

/** With a call that starts, or whose tokens are known better: a call of the same id is replaced. */
export function withCall(window: CallWindow, call: CallWindow['calls'][number], now: number): CallWindow {
  const others = recent(window.calls, now).filter(({ id }) => id !== call.id);
  const isNew = !window.calls.some(({ id }) => id === call.id);
  const { requests, tokens } = window.told;
  return {
    calls: [...others, call],
    // The server's next word will count it; until then it is counted here.
    told: isNew ? { requests: lessened(requests, 1), tokens: lessened(tokens, call.tokens) } : window.told,
  };
}

/** With what the server has just said; what it says nothing of stays as it was said before. */
export function withAllowances(window: CallWindow, told: Allowances, now: number): CallWindow {
  const believed = (allowance: Allowance | null): Allowance | null =>
    allowance && { ...allowance, resetAt: Math.min(allowance.resetAt, now + LONGEST_WAIT) };
  return {
    calls: window.calls,
    told: {
      requests: believed(told.requests) ?? window.told.requests,
      tokens: believed(told.tokens) ?? window.told.tokens,
    },
  };
}

/** Calls of the last minute. What lies ahead was written before the clock was set back. */
function recent(calls: CallWindow['calls'], now: number): CallWindow['calls'] {
  return calls.filter(({ at }) => at <= now && at > now - MINUTE);
}

function byRequests(calls: CallWindow['calls'], most: number | null): number {
  const inTheWay = most === null ? undefined : calls[calls.length - most];
  return inTheWay ? inTheWay.at + MINUTE : 0;
}

/** A call larger than the limit is made once nothing else counts, or it would never be. */
function byTokens(calls: CallWindow['calls'], most: number | null, tokens: number): number {
  if (most === null) return 0;
  let spent = calls.reduce((sum, call) => sum + call.tokens, 0);
  let start = 0;
  for (const call of calls) {
    if (spent + tokens <= most && spent < most) break;
    spent -= call.tokens;
    start = call.at + MINUTE;
  }
  return start;
}

function byAllowance(allowance: Allowance | null, wanted: number, now: number): number {
  if (!allowance || allowance.resetAt > now + LONGEST_WAIT) return 0;
  return allowance.remaining < Math.max(wanted, 1) ? allowance.resetAt : 0;
}

function lessened(allowance: Allowance | null, by: number): Allowance | null {
  return allowance && { ...allowance, remaining: Math.max(allowance.remaining - by, 0) };
}
