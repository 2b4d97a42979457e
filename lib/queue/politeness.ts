import { AppError, toAppError } from '../core/errors.ts';

/** What outlives the worker: without it each new life would ask at once. Instants in milliseconds. */
export interface PolitenessState {
  /** Start of the last request; once it has ended, when it can have arrived at the latest, as `reached` says. */
  lastStart: number;
  /** Nothing is asked before this instant. */
  notBefore: number;
  /** Failures in a row. */
  failures: number;
}

export interface PolitenessStore {
  get(): Promise<PolitenessState | null>;
  put(state: PolitenessState): Promise<void>;
}

/** Milliseconds that a network shifts requests by, once there is a connection. */
const SHIFT = 200;
/** arXiv's terms of use allow one request in three seconds. */
export const INTERVAL = 3_050 + SHIFT;
/** Milliseconds that opening a connection takes at most; beyond that it is the answer that is long. */
const LONGEST_CONNECT = 2_000;
/** Milliseconds after the first failure; doubled with each further one. */
const FIRST_BACKOFF = 5_000;
const LONGEST_BACKOFF = 15 * 60_000;
/** A server that asks for more is asked again after an hour. */
const LONGEST_WAIT = 3_600_000;

const CALM: PolitenessState = { lastStart: 0, notBefore: 0, failures: 0 };

/** One request at a time and an interval between starts, whoever asks; slower while the server is busy. */
export class Politeness {
  readonly #store: PolitenessStore;
  readonly #random: () => number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: PolitenessStore, random = Math.random) {
    this.#store = store;
    this.#random = random;
  }

  /** Milliseconds until a request could start, those in line not counted. */
  async wait(): Promise<number> {
    return waitOf(await this.#state(), Date.now());
  }

  /** Runs `request` when its turn has come. What it throws passes on, and slows the next one down. */
  run<Value>(request: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    const turn = this.#last.then(() => this.#take(request, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #take<Value>(request: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    await pause(await this.wait(), signal);
    const before = await this.#state();
    const start = Date.now();
    // Kept before the request goes out: a worker killed in the middle of it has asked all the same.
    await this.#store.put({ ...before, lastStart: start });
    try {
      const value = await request(signal);
      await this.#store.put({ lastStart: reached(start, Date.now()), notBefore: 0, failures: 0 });
      return value;
    } catch (thrown) {
      const error = toAppError(thrown);
      const now = Date.now();
      const slower = slowsDown(error)
        ? { notBefore: now + backoff(error, before.failures, this.#random), failures: before.failures + 1 }
        : {};
      await this.#store.put({ ...before, lastStart: reached(start, now), ...slower });
      throw error;
    }
  }

  async #state(): Promise<PolitenessState> {
    return (await this.#store.get()) ?? CALM;
  }
}

/** Failures of the server or of the way to it; a request that was wrong in itself says nothing of either. */
export function slowsDown({ code }: AppError): boolean {
  return code === 'rate-limited' || code === 'server-error' || code === 'unreachable' || code === 'timeout';
}

/** Exponential, with jitter, and never below what the server asked for. */
function backoff(error: AppError, failures: number, random: () => number): number {
  const own = Math.min(FIRST_BACKOFF * 2 ** failures, LONGEST_BACKOFF) * (0.75 + random() / 4);
  return Math.max(own, Math.min((error.retryAfter ?? 0) * 1_000, LONGEST_WAIT));
}

/**
 * From when the interval counts after a request that took from `start` to `end`. The server counts arrivals: a request that
 * has to open its connection first arrives late, and the next one, on that connection, does not.
 */
function reached(start: number, end: number): number {
  return Math.max(start, Math.min(end, start + LONGEST_CONNECT) - SHIFT);
}

/** A clock that was set back must not make us wait for ever. */
function waitOf({ lastStart, notBefore }: PolitenessState, now: number): number {
  const interval = Math.min(Math.max(lastStart + INTERVAL - now, 0), INTERVAL);
  return Math.max(interval, Math.min(notBefore - now, LONGEST_WAIT));
}

function pause(wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      clearTimeout(timer);
      reject(new AppError('cancelled'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    }, wait);
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });
}
