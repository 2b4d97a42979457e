import type { PromptTask } from '../analysis/analysis.ts';

/** A call that came to its end, as the ledger has it. */
export interface FinishedCall {
  task: string;
  /** Milliseconds. */
  duration: number;
  outputTokens: number;
  outcome: string;
  expected?: { outputTokens: number } | undefined;
}

/** How fast a service has answered: milliseconds for each token that was expected of it. */
export interface Pace {
  perToken: number;
  /** Standard deviation over the mean. */
  spread: number;
}

/** Calls that are believed, the newest of them; fewer prove nothing. */
const MOST_CALLS = 30;
const LEAST_CALLS = 3;

/** By calls of the task, else by all of the service; `rows` are its own, oldest first. null where there are too few. */
export function paceOf(rows: readonly FinishedCall[], task: PromptTask): Pace | null {
  const done = rows.filter(({ outcome, duration }) => outcome === 'done' && duration > 0);
  const own = done.filter((row) => row.task === task);
  const rates = (own.length >= LEAST_CALLS ? own : done)
    .slice(-MOST_CALLS)
    .flatMap(({ duration, outputTokens, expected }) => {
      const tokens = expected?.outputTokens ?? outputTokens;
      return tokens > 0 ? [duration / tokens] : [];
    });
  if (rates.length < LEAST_CALLS) return null;
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
  return { perToken: mean, spread: Math.sqrt(variance) / mean };
}

/** A job that waits or runs, as far as time and money go. */
export interface OpenWork {
  state: 'queued' | 'running';
  profileId: string;
  /** It waits for the reader or the budget: nobody knows how long. */
  isHeld: boolean;
  /** Instants in milliseconds; 0 for none. */
  notBefore: number;
  startedAt: number;
  /** How much of the answer is here, 0 to 1. */
  share: number;
  /** null where nothing was estimated. */
  expected: Expected | null;
  /** null where too few calls have ended. */
  pace: Pace | null;
}

export interface Expected {
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is unknown, or nothing is paid. */
  cost: number | null;
  free: boolean;
}

/** What a service may be asked at once and in a minute; null for no limit. */
export interface Room {
  concurrency: number;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
}

export interface Remaining {
  /** Milliseconds; null where it cannot be told yet. */
  time: { least: number; most: number } | null;
  /** Tokens still to be sent and received, of calls that were estimated. */
  tokens: number;
  /** US dollars of calls with a known price. */
  cost: number;
  /** Jobs of which the price, or all, is unknown; and those for which nothing is paid. */
  unpriced: number;
  free: number;
  /** Jobs that wait for the reader or the budget: they are in the amounts, and not in the time. */
  held: number;
}

const MINUTE = 60_000;
/** Until its end has come a job is not over, whatever was expected of it. */
const MOST_DONE = 0.95;
/** However alike earlier calls were, no estimate is nearer than a tenth. */
const LEAST_DOUBT = 0.1;
const MOST_DOUBT = 0.5;

/** How much of one job is behind it, 0 to 1: by what has come, or by the clock where that is further. */
export function shareDone({ state, share, startedAt, expected, pace }: OpenWork, now: number): number {
  if (state === 'queued') return 0;
  const duration = pace && expected ? pace.perToken * expected.outputTokens : 0;
  const byClock = duration > 0 && startedAt > 0 ? (now - startedAt) / duration : 0;
  return Math.min(Math.max(share, byClock, 0), MOST_DONE);
}

/** Time and money that are left, as things stand: services work beside each other, each within its limits. */
export function remainingOf(
  work: readonly OpenWork[],
  { rooms, now }: { rooms: Readonly<Record<string, Room>>; now: number },
): Remaining {
  const left: Remaining = { time: null, tokens: 0, cost: 0, unpriced: 0, free: 0, held: 0 };
  for (const job of work) {
    if (job.isHeld) left.held += 1;
    const { expected } = job;
    if (!expected) left.unpriced += 1;
    else {
      const { tokens, share } = amountLeft(job, expected, now);
      left.tokens += tokens;
      if (expected.free) left.free += 1;
      else if (expected.cost === null) left.unpriced += 1;
      else left.cost += expected.cost * share;
    }
  }
  const moving = work.filter(({ isHeld }) => !isHeld);
  const times = [...Map.groupBy(moving, ({ profileId }) => profileId)].map(([profileId, jobs]) =>
    timeOf(jobs, rooms[profileId], now),
  );
  if (moving.length > 0 && !times.includes(null)) {
    const known = times.filter((time) => time !== null);
    left.time = {
      least: Math.max(...known.map(({ least }) => least)),
      most: Math.max(...known.map(({ most }) => most)),
    };
  }
  return left;
}

/** The input of a call under way has been sent; of its answer the rest is to come. */
function amountLeft(job: OpenWork, expected: Expected, now: number): { tokens: number; share: number } {
  const all = expected.inputTokens + expected.outputTokens;
  if (job.state === 'queued' || all <= 0) return { tokens: all, share: 1 };
  const tokens = expected.outputTokens * (1 - shareDone(job, now));
  return { tokens, share: tokens / all };
}

/** Of one service: as long as its work takes side by side, its longest call, and its limits; whichever is longest. */
function timeOf(
  jobs: readonly OpenWork[],
  room: Room | undefined,
  now: number,
): { least: number; most: number } | null {
  let work = 0;
  let longest = 0;
  let calls = 0;
  let tokens = 0;
  let spread = 0;
  for (const job of jobs) {
    if (!job.pace || !job.expected) return null;
    const duration = job.pace.perToken * job.expected.outputTokens;
    const rest = duration * (1 - shareDone(job, now));
    work += rest;
    longest = Math.max(longest, rest + (job.state === 'queued' ? Math.max(job.notBefore - now, 0) : 0));
    if (job.state === 'queued') {
      calls += 1;
      tokens += job.expected.inputTokens + job.expected.outputTokens;
    }
    spread = Math.max(spread, job.pace.spread);
  }
  const { concurrency = 1, requestsPerMinute = null, tokensPerMinute = null } = room ?? {};
  const byRequests = requestsPerMinute ? (calls / requestsPerMinute) * MINUTE : 0;
  const byTokens = tokensPerMinute ? (tokens / tokensPerMinute) * MINUTE : 0;
  const time = Math.max(work / Math.max(concurrency, 1), longest, byRequests, byTokens);
  const doubt = Math.min(Math.max(spread, LEAST_DOUBT), MOST_DOUBT);
  return { least: time * (1 - doubt), most: time * (1 + doubt) };
}
