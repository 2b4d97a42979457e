import { browser } from 'wxt/browser';
import { AppError, type ErrorCode, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { deleteBatch, findBatch, findBatches, updateBatch } from '../db/batches.ts';
import { jobStore } from '../db/jobs.ts';
import type { BackgroundEvent, BatchView } from '../messaging/protocol.ts';
import { type Batch, lookDelay } from '../queue/batch.ts';
import type { Job } from '../queue/job.ts';
import { pausesProfile } from '../queue/standing.ts';
import { isQueuePaused } from '../settings/queue-pause.ts';
import { findBatched, settleBatched, type TellJob } from './batch-jobs.ts';
import type { BatchContext } from './batch-steps.ts';
import { toBatchView } from './batch-view.ts';
import { getConnection } from './connection.ts';
import { keepAwake } from './keep-awake.ts';
import type { Services } from './services.ts';

/** Wakes the background for batches that are out, however long that takes. */
export const BATCH_ALARM = 'batch';
/** Milliseconds between two looks that pages ask for. */
const SOONEST_LOOK = 10_000;
/** Milliseconds between looks at whether the queue goes on; pressing the button looks at once. */
const WHILE_PAUSED = 15 * 60_000;
/** Milliseconds after which a cancelled batch is forgotten whose server cannot be asked any more. */
const FORGOTTEN = 72 * 3_600_000;

/** Refusals of a file or a batch that another try would only hear again. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['bad-request', 'model-not-found', 'filtered', 'too-long']);

export interface BatchesOptions {
  tell: TellJob;
  /** As the queue's: a server that has refused the profile is not asked again by itself. */
  pauseProfile?: (profileId: string, error: AppError) => Promise<void>;
  connect?: BatchContext['connect'];
  now?: () => number;
}

/**
 * Takes batches from step to step within one life of the worker; all that matters is in their rows. What does the steps is set up
 * where there is a batch: most lives have none.
 */
export class Batches {
  readonly #services: Pick<Services, 'database' | 'budget' | 'events' | 'queue'>;
  readonly #context: BatchContext;
  readonly #tellJob: TellJob;
  readonly #pauseProfile: BatchesOptions['pauseProfile'];
  #going: Promise<void> | undefined;
  #again = false;
  #current: { id: string; controller: AbortController } | undefined;
  #lookedAt = 0;

  constructor(services: Pick<Services, 'database' | 'budget' | 'events' | 'queue'>, options: BatchesOptions) {
    const { database, budget } = services;
    const { tell, now = Date.now, connect = (batch) => this.#connect(batch) } = options;
    this.#services = services;
    this.#tellJob = tell;
    this.#pauseProfile = options.pauseProfile;
    this.#context = { database, budget, tell, now, connect };
  }

  /** Queues what is missing of these papers as a batch; answers with its jobs. */
  async begin(arxivIds: readonly string[], listing?: string): Promise<Job[]> {
    const asked = { arxivIds, ...(listing === undefined ? {} : { listing }) };
    const { buildBatches } = await import('./batch-build.ts');
    const jobs = await buildBatches(this.#services.database, asked, this.#context.now());
    for (const job of jobs) this.#tellJob(job);
    await this.#tell();
    void this.wake();
    return jobs;
  }

  /** Those somebody waits for: what is only being cancelled or tidied up is no one's concern. */
  async views(): Promise<BatchView[]> {
    const { database } = this.#services;
    const waiting = new Set((await jobStore(database).findByState('batched')).map(({ batchId }) => batchId));
    return Promise.all((await findBatches(database)).filter(({ id }) => waiting.has(id)).map(toBatchView));
  }

  /** A page asks how things stand: what is out is looked at now rather than at the next alarm. */
  async look(): Promise<BatchView[]> {
    const now = this.#context.now();
    if (now - this.#lookedAt >= SOONEST_LOOK) {
      this.#lookedAt = now;
      await this.retry();
    }
    return this.views();
  }

  /** Another key or a higher cap may be what one waits for. */
  hear({ type }: BackgroundEvent): void {
    if (type === 'settings') void this.retry();
  }

  /** After a change of settings, or when somebody asks: nothing waits for its time. */
  async retry(): Promise<void> {
    const { database } = this.#services;
    for (const { id, state } of await findBatches(database)) {
      if (state !== 'ended') await updateBatch(database, id, { nextAt: 0 });
    }
    void this.wake();
  }

  /** What came in stays. Jobs are cancelled at once, the server's batch as soon as it can be. */
  async cancel(id: string): Promise<void> {
    await this.cancelJobs((await findBatched(this.#services.database, id)).map((job) => job.id));
  }

  /** Those of these jobs that are in batches; one without any job is cancelled at its server. */
  async cancelJobs(ids: readonly string[]): Promise<void> {
    const { database } = this.#services;
    const touched = new Set<string>();
    for (const id of ids) {
      const job = await jobStore(database).find(id);
      if (job?.state !== 'batched' || job.batchId === undefined) continue;
      touched.add(job.batchId);
      const error = { code: 'cancelled' as const };
      await settleBatched(database, this.#tellJob, job.batchId, id, { state: 'cancelled', error });
    }
    for (const id of touched) {
      if ((await findBatched(database, id)).length > 0) continue;
      await updateBatch(database, id, { nextAt: 0 });
      if (this.#current?.id === id) this.#current.controller.abort();
    }
    if (touched.size > 0) await this.wake();
  }

  /** The reader's word on what did not come back: asked for one by one at the full price, or left. */
  async settle(id: string, how: 'singly' | 'leave'): Promise<void> {
    const { database, queue } = this.#services;
    const batch = await findBatch(database, id);
    if (batch?.state !== 'ended') throw new AppError('not-found');
    for (const job of await findBatched(database, id)) {
      const end =
        how === 'singly'
          ? { state: 'queued' as const, error: null }
          : { state: 'cancelled' as const, error: { code: 'cancelled' as const } };
      await settleBatched(database, this.#tellJob, id, job.id, end);
    }
    await updateBatch(database, id, { unanswered: 0, nextAt: 0 });
    void queue.pump();
    await this.wake();
  }

  /** Takes every step that is due, and has the alarm ring for the next; one pass at a time, and one more if asked. */
  wake(): Promise<void> {
    if (this.#going) {
      this.#again = true;
      return this.#going;
    }
    const rest = keepAwake();
    this.#going = this.#pass()
      .catch((thrown: unknown) => log.add('error', `batch: ${toAppError(thrown).message}`))
      .finally(() => {
        rest();
        this.#going = undefined;
        if (!this.#again) return;
        this.#again = false;
        void this.wake();
      });
    return this.#going;
  }

  async #pass(): Promise<void> {
    const { database, queue } = this.#services;
    let took = false;
    for (const { id } of await findBatches(database)) {
      for (;;) {
        const batch = await findBatch(database, id);
        if (!batch || batch.nextAt > this.#context.now()) break;
        took = true;
        // Before anything else: a worker that dies in the middle is called back.
        await browser.alarms.create(BATCH_ALARM, { delayInMinutes: 1 });
        if (!(await this.#take(batch))) break;
        await this.#tell();
      }
    }
    if (took) {
      await this.#tell();
      void queue.pump();
    }
    await this.#setAlarm();
  }

  async #take(batch: Batch): Promise<boolean> {
    const { database } = this.#services;
    const { endBatch, takeStep } = await import('./batch-steps.ts');
    this.#current = { id: batch.id, controller: new AbortController() };
    try {
      // What is out comes in; nothing is sent while the reader has stopped the queue.
      if ((batch.state === 'built' || batch.state === 'uploaded') && (await isQueuePaused())) {
        await updateBatch(database, batch.id, { nextAt: this.#context.now() + WHILE_PAUSED });
        return false;
      }
      return await takeStep(this.#context, batch);
    } catch (thrown) {
      const error = toAppError(thrown);
      log.add('warn', `batch ${batch.state}: ${error.message}`);
      // The reader took it back in the middle of a step: the next one sees to it.
      if (error.code === 'cancelled' && this.#current.controller.signal.aborted) return true;
      const isUnsent = batch.state === 'built' || batch.state === 'uploaded';
      if (isUnsent && FINAL.has(error.code)) {
        await endBatch(this.#context, batch, error.toShape());
        return true;
      }
      if (pausesProfile(error.code)) await this.#pauseProfile?.(batch.profileId, error);
      const isWanted = (await findBatched(database, batch.id)).length > 0;
      if (!isWanted && this.#context.now() - batch.createdAt > FORGOTTEN) {
        await deleteBatch(database, batch.id);
        return false;
      }
      const looks = batch.looks + 1;
      // What went wrong with tidying up is no news to anyone.
      const told = batch.state === 'ended' ? {} : { error: error.toShape() };
      await updateBatch(database, batch.id, { ...told, looks, nextAt: this.#context.now() + lookDelay(looks) });
      return false;
    } finally {
      this.#current = undefined;
    }
  }

  async #setAlarm(): Promise<void> {
    const due = Math.min(...(await findBatches(this.#services.database)).map(({ nextAt }) => nextAt));
    if (due >= Number.MAX_SAFE_INTEGER) await browser.alarms.clear(BATCH_ALARM);
    else await browser.alarms.create(BATCH_ALARM, { when: Math.max(due, Date.now() + 1_000) });
  }

  /** Only the server it was built for: with another address, the profile is another service. */
  async #connect(batch: Batch) {
    const { profile, apiKey } = await getConnection(this.#services.database, batch.profileId);
    if (profile.baseUrl !== batch.profile.baseUrl)
      throw new AppError('no-provider', new URL(batch.profile.baseUrl).host);
    const { batchApi } = await import('../completion/batch.ts');
    return batchApi(batch.profile, apiKey, this.#current?.controller.signal ?? new AbortController().signal);
  }

  async #tell(): Promise<void> {
    this.#services.events.tell({ type: 'batches', batches: await this.views() });
  }
}
