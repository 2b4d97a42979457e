import type { IDBPTransaction } from 'idb';
import type { Job, JobState } from '../queue/job.ts';
import type { Claim, JobStore } from '../queue/queue-options.ts';
import type { Database } from './database.ts';
import { readable, readableOne } from './row-shape.ts';
import type { MarginaliaSchema } from './schema.ts';

/** States in which a job will still bring what it is for: asked for again, it is the same one. */
export const ACTIVE: ReadonlySet<JobState> = new Set<JobState>(['queued', 'running', 'batched']);

/** The queue's rows. Every method is one transaction, so that two lives of the worker cannot both claim a job. */
export function jobStore(database: Database): JobStore {
  const waiting: (Change & PromiseWithResolvers<Job | undefined>)[] = [];
  let isWriting = false;

  /** While one transaction runs, what else is to be changed gathers for the next: the ends of eight answers that come at one moment are no eight turns that a claim waits behind. */
  const writeWaiting = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const changes = waiting.splice(0);
      try {
        const rows = await changeTogether(database, changes);
        for (const [index, { resolve }] of changes.entries()) resolve(rows[index]);
      } catch (thrown) {
        for (const { reject } of changes) reject(thrown);
      }
    }
    isWriting = false;
  };
  const update = (id: string, change: Change['change']): Promise<Job | undefined> => {
    const settled = Promise.withResolvers<Job | undefined>();
    waiting.push({ id, change, ...settled });
    void writeWaiting();
    return settled.promise;
  };

  return {
    update,
    async updateAll(ids, change) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const rows = readable('jobs', await Promise.all(ids.map((id) => transaction.store.get(id))));
      const changes = rows.flatMap((before) => {
        const after = before && change(before);
        return before && after ? [{ before, after }] : [];
      });
      await Promise.all(changes.map(({ after }) => transaction.store.put(after)));
      await transaction.done;
      return changes;
    },
    find: async (id) => readableOne('jobs', await (await database.connection()).get('jobs', id)),
    findByState: async (state: JobState) =>
      readable('jobs', await (await database.connection()).getAllFromIndex('jobs', 'state', state)),
    async findNewest(state, { since, most, isWanted }) {
      const { store } = (await database.connection()).transaction('jobs');
      const range = IDBKeyRange.bound([state, since], [state, Number.POSITIVE_INFINITY]);
      const found: Job[] = [];
      let cursor = await store.index('ended').openCursor(range, 'prev');
      for (; cursor && found.length < most; cursor = await cursor.continue()) {
        const job = readableOne('jobs', cursor.value);
        if (job && isWanted(job)) found.push(job);
      }
      return found;
    },
    findByPrefix: async (prefix) =>
      readable(
        'jobs',
        await (await database.connection()).getAll('jobs', IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
      ),
    deleteByPrefix: async (prefix) =>
      (await database.connection()).delete('jobs', IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    async postpone({ profileId, notBefore, error }) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const queued = readable('jobs', await transaction.store.index('state').getAll('queued'));
      const postponed = queued
        .filter((job) => job.profileId === profileId && job.notBefore < notBefore)
        .map((job): Job => ({ ...job, notBefore, error }));
      for (const job of postponed) await transaction.store.put(job);
      await transaction.done;
      return postponed;
    },
    async enqueue(jobs) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const stored = await Promise.all(jobs.map(({ id }) => transaction.store.get(id)));
      const rows = jobs.map((job, index) => {
        const known = readableOne('jobs', stored[index]);
        return known && ACTIVE.has(known.state) ? known : job;
      });
      await putAll(
        transaction,
        rows.filter((row, index) => row === jobs[index]),
      );
      return rows;
    },
    async claim({ now, reroute, mayStart }) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const [rows, running] = await Promise.all([
        transaction.store.index('state').getAll('queued'),
        transaction.store.index('state').getAllKeys('running'),
      ]);
      const queued = readable('jobs', rows).toSorted((a, b) => a.priority - b.priority || a.createdAt - b.createdAt);
      const open = new Set([...running, ...queued.map(({ id }) => id)]);
      const claim: Claim = { changed: [], claimed: [], waiting: [] };
      for (const stored of queued) {
        const change = reroute(stored);
        const job: Job = change ? { ...stored, ...change } : stored;
        const isNext = job.state === 'queued' && !job.after?.some((id) => open.has(id));
        if (isNext && mayStart(job)) claim.claimed.push(claimedAt(job, now));
        else if (change) claim.changed.push(job);
        else claim.waiting.push(job);
      }
      await putAll(transaction, [...claim.changed, ...claim.claimed]);
      return claim;
    },
    async takeBackOrphans({ isRunning, mostAttempts, now }) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const running = readable('jobs', await transaction.store.index('state').getAll('running'));
      // There is one background: a lease that is not of this life has no one behind it.
      const orphans = running.filter((job) => !isRunning(job.id));
      const taken = orphans.map((job): Job => {
        const lost = { ...job, leaseOwner: null, updatedAt: now };
        // A job that outlives no worker must not be paid for ever.
        return job.attempts < mostAttempts(job)
          ? { ...lost, state: 'queued' }
          : { ...lost, state: 'failed', error: { code: 'interrupted' }, partial: null };
      });
      for (const job of taken) await transaction.store.put(job);
      await transaction.done;
      return taken;
    },
  };
}

interface Change {
  id: string;
  change: (job: Job) => Job | undefined;
}

/** One after the other, in one transaction; answers with the rows as each of them left its own, undefined where it did not. */
async function changeTogether(database: Database, changes: readonly Change[]): Promise<(Job | undefined)[]> {
  const transaction = (await database.connection()).transaction('jobs', 'readwrite');
  const known = new Map<string, Job | undefined>();
  await Promise.all(changes.map(async ({ id }) => known.set(id, readableOne('jobs', await transaction.store.get(id)))));
  const rows = changes.map(({ id, change }) => {
    const job = known.get(id);
    const changed = job && change(job);
    if (changed) known.set(id, changed);
    return changed;
  });
  await putAll(
    transaction,
    [...new Set(changes.filter((_, index) => rows[index]).map(({ id }) => id))].flatMap((id) => known.get(id) ?? []),
  );
  return rows;
}

/** Writes and commits at once, without a turn of waiting for more to be asked of the transaction. */
async function putAll(
  transaction: IDBPTransaction<MarginaliaSchema, ['jobs'], 'readwrite'>,
  rows: readonly Job[],
): Promise<void> {
  const written = rows.map((row) => transaction.store.put(row));
  transaction.commit();
  await Promise.all([...written, transaction.done]);
}

function claimedAt(job: Job, now: number): Job {
  return {
    ...job,
    state: 'running',
    attempts: job.attempts + 1,
    // Drawn anew each time: whoever holds another one has lost the job.
    leaseOwner: crypto.randomUUID(),
    error: null,
    partial: null,
    received: 0,
    startedAt: now,
    updatedAt: now,
  };
}
