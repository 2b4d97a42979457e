import { type AppError, type ErrorCode, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { throttle } from '../core/throttle.ts';
import type { Job, JobState } from './job.ts';
import { retryDelay } from './retry.ts';

export interface JobStore {
  find(id: string): Promise<Job | undefined>;
  findByState(state: JobState): Promise<Job[]>;
  update(id: string, change: (job: Job) => Job | undefined): Promise<Job | undefined>;
  /** Stores the job unless one of its id is queued or running; answers with the row that counts. */
  enqueue(job: Job): Promise<Job>;
  /** Hands the next due job to `owner`, in one transaction. */
  claim(lease: { owner: string; leaseUntil: number; now: number }): Promise<Job | undefined>;
  /** Puts back what an earlier life of the worker left running. */
  requeueOrphans(options: { isRunning: (id: string) => boolean; now: number }): Promise<Job[]>;
}

type Received = Pick<Job, 'partial' | 'received'>;
type Progress = ((received: Received) => void) & { end: () => void };

export interface QueueOptions {
  store: JobStore;
  /** Does the work of one job. Throws an AppError; keeps nothing of its own when it does. */
  run(job: Job, options: { signal: AbortSignal; onProgress: (received: Received) => void }): Promise<void>;
  concurrency(): Promise<number>;
  onChange(job: Job): void;
  /** Asks for `resume` at about that instant (ms), even if the worker is gone by then. */
  wakeAt(instant: number): void;
}

/** Milliseconds a claim holds without a sign of life. */
const LEASE = 60_000;
/** Milliseconds between writes of what has been streamed, and between events to pages. */
const SAVE_INTERVAL = 1_000;
const EVENT_INTERVAL = 100;

/** Errors that the next job would meet as well: what waits is failed with them instead of being burnt. */
const SETUP_ERRORS: readonly ErrorCode[] = ['no-provider', 'no-key', 'bad-key', 'no-credit', 'no-permission'];

/**
 * Runs durable jobs within one life of the worker. All that matters is in the store:
 * whatever line the worker dies at, `resume` in its next life finds the rest.
 */
export class Queue {
  readonly #options: QueueOptions;
  readonly #owner = crypto.randomUUID();
  readonly #running = new Map<string, AbortController>();
  #pumping: Promise<void> | undefined;
  #again = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  async enqueue(jobs: readonly Job[]): Promise<Job[]> {
    const rows: Job[] = [];
    for (const job of jobs) {
      const row = await this.#options.store.enqueue(job);
      rows.push(row);
      this.#options.onChange(row);
    }
    void this.pump();
    return rows;
  }

  async cancel(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const cancelled = await this.#options.store.update(id, (job) =>
        job.state === 'queued' || job.state === 'running'
          ? {
              ...job,
              state: 'cancelled',
              leaseOwner: null,
              partial: null,
              error: { code: 'cancelled' },
              updatedAt: Date.now(),
            }
          : undefined,
      );
      this.#running.get(id)?.abort();
      if (cancelled) this.#options.onChange(cancelled);
    }
  }

  /** At the start of a life and on each alarm. */
  async resume(): Promise<void> {
    const requeued = await this.#options.store.requeueOrphans({
      isRunning: (id) => this.#running.has(id),
      now: Date.now(),
    });
    if (requeued.length > 0) log.add('info', `queue: ${requeued.length} jobs of an earlier life are waiting again`);
    for (const job of requeued) this.#options.onChange(job);
    await this.pump();
  }

  /** After a change of settings: what waited for the budget is looked at again. */
  async reconsider(): Promise<void> {
    for (const { id } of await this.#options.store.findByState('queued')) {
      await this.#options.store.update(id, (job) =>
        job.state === 'queued' && job.error?.code === 'over-budget' ? { ...job, notBefore: 0 } : undefined,
      );
    }
    await this.pump();
  }

  /** Starts as many due jobs as may run; one pass at a time, and one more if asked meanwhile. */
  pump(): Promise<void> {
    if (this.#pumping) {
      this.#again = true;
      return this.#pumping;
    }
    this.#pumping = this.#fill()
      .catch((thrown: unknown) => log.add('error', `queue: ${toAppError(thrown).message}`))
      .finally(() => {
        this.#pumping = undefined;
        if (!this.#again) return;
        this.#again = false;
        void this.pump();
      });
    return this.#pumping;
  }

  async #fill(): Promise<void> {
    const concurrency = await this.#options.concurrency();
    while (this.#running.size < concurrency) {
      const now = Date.now();
      const job = await this.#options.store.claim({ owner: this.#owner, leaseUntil: now + LEASE, now });
      if (!job) break;
      this.#options.onChange(job);
      void this.#run(job);
    }
    const waiting = await this.#options.store.findByState('queued');
    const due = Math.min(...waiting.map((job) => job.notBefore).filter((notBefore) => notBefore > Date.now()));
    if (Number.isFinite(due)) this.#options.wakeAt(due);
  }

  async #run(job: Job): Promise<void> {
    const controller = new AbortController();
    const progress = this.#progress(job, controller);
    this.#running.set(job.id, controller);
    try {
      await this.#options.run(job, { signal: controller.signal, onProgress: progress }).finally(progress.end);
      await this.#settle(job, { state: 'done', error: null });
    } catch (thrown) {
      await this.#fail(job, toAppError(thrown));
    } finally {
      this.#running.delete(job.id);
      void this.pump();
    }
  }

  async #fail(job: Job, error: AppError): Promise<void> {
    log.add('warn', `job ${job.id}: ${error.message}`);
    const delay = retryDelay(error, job.attempts);
    if (error.code === 'over-budget') {
      // Waits visibly; the day's change or a raised budget lets it go on.
      await this.#settle(job, {
        state: 'queued',
        error: error.toShape(),
        notBefore: Date.now() + 15 * 60_000,
        attempts: 0,
      });
    } else if (delay === null) {
      await this.#settle(job, { state: 'failed', error: error.toShape() });
      if (SETUP_ERRORS.includes(error.code)) await this.#failWaiting(job.profileId, error);
    } else {
      await this.#settle(job, { state: 'queued', error: error.toShape(), notBefore: Date.now() + delay });
    }
  }

  async #failWaiting(profileId: string, error: AppError): Promise<void> {
    for (const { id } of await this.#options.store.findByState('queued')) {
      const failed = await this.#options.store.update(id, (job) =>
        job.state === 'queued' && job.profileId === profileId
          ? { ...job, state: 'failed', error: error.toShape(), updatedAt: Date.now() }
          : undefined,
      );
      if (failed) this.#options.onChange(failed);
    }
  }

  /** Ends a run, unless it was cancelled or has been claimed by another life meanwhile. */
  async #settle(job: Job, end: Partial<Job>): Promise<void> {
    const settled = await this.#options.store.update(job.id, (row) =>
      row.state === 'running' && row.leaseOwner === this.#owner
        ? { ...row, ...end, leaseOwner: null, partial: null, updatedAt: Date.now() }
        : undefined,
    );
    if (settled) this.#options.onChange(settled);
  }

  /** Tells pages at most ten times a second, and renews the lease and saves at most once a second. */
  #progress(job: Job, controller: AbortController): Progress {
    const tell = throttle<Received>(EVENT_INTERVAL, (received) => {
      // A cancelled run may still have something to say; nobody wants to hear it.
      if (!controller.signal.aborted) this.#options.onChange({ ...job, ...received });
    });
    const save = throttle<Received>(SAVE_INTERVAL, (received) => {
      this.#save(job, received).then(
        (row) => {
          if (!row) controller.abort();
        },
        (thrown: unknown) => log.add('warn', `job ${job.id}: ${toAppError(thrown).message}`),
      );
    });
    const progress = (received: Received): void => {
      tell(received);
      save(received);
    };
    const end = (): void => {
      tell.cancel();
      save.cancel();
    };
    return Object.assign(progress, { end });
  }

  /** Undefined when the job is no longer this life's: cancelled, or claimed by another. */
  #save(job: Job, received: Received): Promise<Job | undefined> {
    const now = Date.now();
    return this.#options.store.update(job.id, (row) =>
      row.state === 'running' && row.leaseOwner === this.#owner
        ? { ...row, ...received, leaseUntil: now + LEASE, updatedAt: now }
        : undefined,
    );
  }
}
