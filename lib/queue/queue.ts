import { type AppError, type ErrorCode, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { throttle } from '../core/throttle.ts';
import type { Job } from './job.ts';
import type { Progress, QueueOptions, Received } from './queue-options.ts';
import { MAX_ATTEMPTS, retryDelay } from './retry.ts';

/** Milliseconds between two signs of life; a worker that gives none for 30 s is ended. */
const AWAKE_INTERVAL = 20_000;
/** Milliseconds between writes of what has been streamed, and between events to pages. */
const SAVE_INTERVAL = 1_000;
const EVENT_INTERVAL = 100;
/** Milliseconds after which a job that waits for the budget is looked at again: the day may have changed. */
const BUDGET_INTERVAL = 15 * 60_000;

/** Errors that the next job would meet as well: what waits is failed with them instead of being burnt. */
const SETUP_ERRORS: readonly ErrorCode[] = ['no-provider', 'no-key', 'bad-key', 'no-credit', 'no-permission'];

/** Not the call's fault: it waits visibly for the reader or the calendar, and costs no attempt. */
const isHeld = (code: ErrorCode | undefined): boolean => code === 'over-budget' || code === 'price-unknown';

/**
 * Runs durable jobs within one life of the worker. All that matters is in the store:
 * whatever line the worker dies at, `resume` in its next life finds the rest.
 */
export class Queue {
  readonly #options: QueueOptions;
  readonly #running = new Map<string, AbortController>();
  #awake: ReturnType<typeof setInterval> | undefined;
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
    const taken = await this.#options.store.takeBackOrphans({
      isRunning: (id) => this.#running.has(id),
      mostAttempts: MAX_ATTEMPTS,
      now: Date.now(),
    });
    if (taken.length > 0) log.add('info', `queue: ${taken.length} jobs of an earlier life were taken back`);
    for (const job of taken) {
      await this.#options.onInterrupted(job);
      this.#options.onChange(job);
    }
    await this.pump();
  }

  /** After a change of settings: what waited for the budget is looked at again. */
  async reconsider(): Promise<void> {
    for (const { id } of await this.#options.store.findByState('queued')) {
      await this.#options.store.update(id, (job) =>
        job.state === 'queued' && isHeld(job.error?.code) ? { ...job, notBefore: 0 } : undefined,
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
      const job = await this.#options.store.claim({ leaseOwner: crypto.randomUUID(), now: Date.now() });
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
    this.#awake ??= setInterval(() => this.#options.stayAwake(), AWAKE_INTERVAL);
    try {
      await this.#options.run(job, { signal: controller.signal, onProgress: progress }).finally(progress.end);
      await this.#finish(job);
    } catch (thrown) {
      await this.#fail(job, toAppError(thrown));
    } finally {
      // Asked for again while it was being cancelled, the job has another run under its id by now.
      if (this.#running.get(job.id) === controller) this.#running.delete(job.id);
      if (this.#running.size === 0) {
        clearInterval(this.#awake);
        this.#awake = undefined;
      }
      void this.pump();
    }
  }

  async #finish(job: Job): Promise<void> {
    if (await this.#settle(job, { state: 'done', error: null })) return;
    // Cancelled too late: the result is stored, so the job is done, and pages are to show it.
    const done = await this.#options.store.update(job.id, (row) =>
      row.state === 'cancelled' ? { ...row, state: 'done', error: null, updatedAt: Date.now() } : undefined,
    );
    if (done) this.#options.onChange(done);
  }

  async #fail(job: Job, error: AppError): Promise<void> {
    log.add('warn', `job ${job.id}: ${error.message}`);
    const delay = retryDelay(error, job);
    if (isHeld(error.code)) {
      // Waits visibly; the day's change or a raised budget lets it go on.
      const notBefore = Date.now() + BUDGET_INTERVAL;
      await this.#settle(job, { state: 'queued', error: error.toShape(), notBefore, attempts: 0 });
    } else if (delay === null) {
      await this.#settle(job, { state: 'failed', error: error.toShape() });
      if (SETUP_ERRORS.includes(error.code)) await this.#failWaiting(job.profileId, error);
    } else {
      const notBefore = Date.now() + delay;
      await this.#settle(job, { state: 'queued', error: error.toShape(), notBefore });
      if (error.code === 'rate-limited') await this.#postpone(job.profileId, notBefore, error);
    }
  }

  /** A limit is the profile's, not the paper's: what waits would only run into it as well. */
  async #postpone(profileId: string, notBefore: number, error: AppError): Promise<void> {
    for (const job of await this.#options.store.postpone({ profileId, notBefore, error: error.toShape() })) {
      this.#options.onChange(job);
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

  /** Ends a run, unless it was cancelled or has been claimed by another meanwhile; answers with the row if so. */
  async #settle(job: Job, end: Partial<Job>): Promise<Job | undefined> {
    const settled = await this.#options.store.update(job.id, (row) =>
      row.state === 'running' && row.leaseOwner === job.leaseOwner
        ? { ...row, ...end, leaseOwner: null, partial: null, updatedAt: Date.now() }
        : undefined,
    );
    if (settled) this.#options.onChange(settled);
    return settled;
  }

  /** Tells pages at most ten times a second, and saves at most once a second. */
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
    return this.#options.store.update(job.id, (row) =>
      row.state === 'running' && row.leaseOwner === job.leaseOwner
        ? { ...row, ...received, updatedAt: Date.now() }
        : undefined,
    );
  }
}
