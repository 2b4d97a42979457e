import { type AppError, type ErrorCode, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { cancelled, type Job, waitingAgain } from './job.ts';
import { Pass, type UnderWay } from './pass.ts';
import type { QueueOptions } from './queue-options.ts';
import { reportProgress } from './report-progress.ts';
import { BUDGET_INTERVAL, livesOf, MAX_ATTEMPTS, retryDelay } from './retry.ts';
import { giveUpLost, storeHeld } from './room.ts';
import { rerouted } from './reroute.ts';
import { findStandIn, isObstacle, pausesProfile } from './standing.ts';

/** Milliseconds between two signs of life; a worker that gives none for 30 s is ended. */
const AWAKE_INTERVAL = 20_000;

/** A limit or a lost network is the profile's, not the paper's: what waits would only run into it as well. */
const OF_THE_PROFILE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['rate-limited', 'unreachable']);
/** A server that is not there: another profile may step in. */
const OUT_OF_ORDER: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['unreachable', 'server-error']);

interface Run extends UnderWay {
  leaseOwner: string | null;
  controller: AbortController;
}

/** Not the call's fault: it waits visibly for the reader or the calendar, and costs no attempt. */
const isHeld = (code: ErrorCode | undefined): boolean => code === 'over-budget' || code === 'price-unknown';

/**
 * Runs durable jobs within one life of the worker. All that matters is in the store:
 * whatever line the worker dies at, `resume` in its next life finds the rest.
 */
export class Queue {
  readonly #options: QueueOptions;
  readonly #running = new Map<string, Run>();
  #awake: ReturnType<typeof setInterval> | undefined;
  #pumping: Promise<void> | undefined;
  #again = false;
  /** What waited at the last look, in the order in which it is to run, and how many calls were under way after it. */
  #next: { waiting: readonly Job[]; underWay: number } = { waiting: [], underWay: 0 };

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  async enqueue(jobs: readonly Job[]): Promise<Job[]> {
    const rows = await this.#options.store.enqueue(jobs);
    for (const row of rows) this.#options.onChange(row);
    void this.pump();
    return rows;
  }

  /** All at once, so that none starts because another was taken out. Answers with the rows as they were. */
  async cancel(ids: readonly string[]): Promise<Job[]> {
    const changes = await this.#options.store.updateAll(ids, cancelled);
    for (const { after } of changes) {
      this.#running.get(after.id)?.controller.abort();
      this.#options.onChange(after);
    }
    return changes.map(({ before }) => before);
  }

  /** What was cancelled or has failed waits again. */
  async putBack(ids: readonly string[]): Promise<Job[]> {
    const rows = (await this.#options.store.updateAll(ids, waitingAgain)).map(({ after }) => after);
    for (const row of rows) this.#options.onChange(row);
    void this.pump();
    return rows;
  }

  /**
   * A run's answer has come whole: while it is checked and stored, the next call may go out. Answers when it has, so that
   * of the answers that come at one moment none is stored before the server has its next call.
   */
  async answered({ id, leaseOwner }: Pick<Job, 'id' | 'leaseOwner'>): Promise<void> {
    const run = this.#running.get(id);
    if (run?.leaseOwner !== leaseOwner) return;
    run.isAnswered = true;
    // A look that has begun already knows nothing of it.
    const before = this.#pumping;
    void this.pump();
    await before;
    await this.#pumping;
  }

  /** At the start of a life and on each alarm. */
  async resume(): Promise<void> {
    const held = (await this.#options.held?.ids()) ?? new Set<string>();
    const isOurs = (id: string): boolean => this.#running.has(id) || held.has(id);
    for (const job of await this.#options.store.findByState('running')) {
      if (isOurs(job.id) || !(await this.#options.isStored(job))) continue;
      await this.#settle(job, { state: 'done', error: null });
    }
    await giveUpLost(this.#options, held);
    const taken = await this.#options.store.takeBackOrphans({
      isRunning: isOurs,
      mostAttempts: livesOf,
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
    if (await storeHeld(this.#options, (id) => this.#running.has(id))) return;
    const free = this.#next.underWay - this.#underWay();
    if (free > 0) this.#options.readAhead?.(this.#next.waiting.slice(0, free));
    const standing = await this.#options.standing();
    const now = Date.now();
    const pass = new Pass(standing, this.#running.values(), now);
    const { claimed, changed, waiting, isStale } = await this.#options.store.claim({
      now,
      reroute: (job) => rerouted(job, standing),
      mayStart: pass.mayStart,
    });
    for (const job of claimed) {
      this.#options.onStart(job);
      void this.#run(job);
    }
    this.#next = { waiting, underWay: this.#underWay() };
    if (isStale) this.#again = true;
    for (const job of [...claimed, ...changed]) this.#options.onChange(job);
    const starts = [...waiting, ...changed].map((job) => pass.startOf(job));
    const due = Math.min(...starts.filter((start) => start > now));
    if (Number.isFinite(due)) this.#options.wakeAt(due);
  }

  #underWay(): number {
    return [...this.#running.values()].filter(({ isAnswered }) => !isAnswered).length;
  }

  async #run(job: Job): Promise<void> {
    const { profileId, leaseOwner } = job;
    const controller = new AbortController();
    const progress = reportProgress(job, controller, this.#options);
    this.#running.set(job.id, { profileId, leaseOwner, controller, isAnswered: false });
    this.#awake ??= setInterval(() => this.#options.stayAwake(), AWAKE_INTERVAL);
    try {
      const rest = await this.#options
        .run(job, { signal: controller.signal, onProgress: progress })
        .finally(progress.end);
      if (!rest) await this.#finish(job);
      else if ('failed' in rest) await this.#settle(job, { state: 'failed', error: rest.failed });
      else await this.#settle(job, { state: 'queued', attempts: 0, error: null, received: 0, after: rest.after });
    } catch (thrown) {
      // What cannot even be written is found by the next look for jobs that nobody runs.
      await this.#fail(job, toAppError(thrown), progress.received() > 0).catch((fault: unknown) =>
        log.add('error', `job ${job.id}: ${toAppError(fault).message}`),
      );
    } finally {
      // Asked for again while it was being cancelled, the job has another run under its id by now.
      if (this.#running.get(job.id)?.controller === controller) this.#running.delete(job.id);
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

  /** Once an answer has begun, its failure is its own: no other profile goes on in the middle of it. */
  async #fail(job: Job, error: AppError, hasOutput: boolean): Promise<void> {
    log.add('warn', `job ${job.id}: ${error.message}`);
    const { code } = error;
    const waits = { state: 'queued', error: error.toShape(), attempts: 0 } as const;
    const delay = retryDelay(error, job);
    if (pausesProfile(code)) await this.#options.pauseProfile(job.profileId, error);
    if (code === 'no-room') {
      const held = { ...waits, notBefore: 0 };
      // Its row may find no room either: pages are told none the less, and what is held says it wherever rows are read.
      await this.#settle(job, held).catch(() => this.#options.onChange({ ...job, ...held, partial: null }));
    } else if (isHeld(code)) {
      // Waits visibly; the day's change or a raised budget lets it go on.
      await this.#settle(job, { ...waits, notBefore: Date.now() + BUDGET_INTERVAL });
    } else if (delay !== null) {
      const notBefore = Date.now() + delay;
      await this.#settle(job, { ...waits, attempts: job.attempts, notBefore });
      if (OF_THE_PROFILE.has(code)) await this.#postpone(job.profileId, notBefore, error);
    } else if (isObstacle(code) && !hasOutput && (pausesProfile(code) || job.attempts < MAX_ATTEMPTS)) {
      // Waits as well; the next look at the profiles says for what, or finds it another one.
      await this.#settle(job, { ...waits, attempts: pausesProfile(code) ? 0 : job.attempts });
    } else {
      const standIn = OUT_OF_ORDER.has(code) && !hasOutput ? await this.#findStandIn(job) : null;
      const end = standIn === null ? { state: 'failed' as const } : { ...waits, error: null, profileId: standIn };
      await this.#settle(job, { error: error.toShape(), ...end });
    }
  }

  async #findStandIn({ profileId }: Job): Promise<string | null> {
    return findStandIn(await this.#options.standing(), profileId);
  }

  async #postpone(profileId: string, notBefore: number, error: AppError): Promise<void> {
    for (const job of await this.#options.store.postpone({ profileId, notBefore, error: error.toShape() })) {
      this.#options.onChange(job);
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
}
