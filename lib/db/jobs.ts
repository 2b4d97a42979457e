import type { IDBPTransaction } from 'idb';
import type { Job, JobState } from '../queue/job.ts';
import type { Claim, JobStore } from '../queue/queue-options.ts';
import type { Database } from './database.ts';
import { findQueued, forgetQueued, noteJobs } from './queued-jobs.ts';
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
      noteJobs(
        database,
        changes.map(({ after }) => after),
      );
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
    async deleteByPrefix(prefix) {
      await (await database.connection()).delete('jobs', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      forgetQueued(database);
    },
    async postpone({ profileId, notBefore, error }) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const queued = readable('jobs', await transaction.store.index('state').getAll('queued'));
      const postponed = queued
        .filter((job) => job.profileId === profileId && job.notBefore < notBefore)
        .map((job): Job => ({ ...job, notBefore, error }));
      for (const job of postponed) await transaction.store.put(job);
      await transaction.done;
      noteJobs(database, postponed);
      return postponed;
    },
    async enqueue(jobs) {
      const transaction = (await database.connection()).transaction('jobs', 'readwrite');
      const stored = await Promise.all(jobs.map(({ id }) => transaction.store.get(id)));
      const knowns = stored.map((row) => readableOne('jobs', row));
      const rows = jobs.map((job, index) => {
        const known = knowns[index];
        if (!known) return job;
        // Pages go by the later one of two: after a clock was set back that is to be this one all the same.
        return ACTIVE.has(known.state) ? known : { ...job, createdAt: Math.max(job.createdAt, known.createdAt + 1) };
      });
      const added = rows.filter((row, index) => row !== knowns[index]);
      await putAll(transaction, added);
      noteJobs(database, added);
      return rows;
    },
    async claim({ now, reroute, mayStart }) {
      const waiting = [...(await findQueued(database)).values()].toSorted(
        (a, b) => a.priority - b.priority || a.createdAt - b.createdAt,
      );
      const open = waiting.some(({ after }) => after) ? await findOpen(database, waiting) : new Set<string>();
      const claim: Claim = { changed: [], claimed: [], waiting: [] };
      const seen = new Map<string, Job>();
      for (const stored of waiting) {
        const change = reroute(stored);
        const job: Job = change ? { ...stored, ...change } : stored;
        const isNext = job.state === 'queued' && !job.after?.some((id) => open.has(id));
        const isClaimed = isNext && mayStart(job);
        if (isClaimed) claim.claimed.push(claimedAt(job, now));
        else if (change) claim.changed.push(job);
        else claim.waiting.push(job);
        if (isClaimed || change) seen.set(job.id, stored);
      }
      return seen.size === 0 ? claim : writeClaim(database, claim, seen);
    },
    async takeBackOrphans({ isRunning, mostAttempts, now }) {
      // An earlier life may have written to its last moment.
      forgetQueued(database);
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
      noteJobs(database, taken);
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
  const changedIds = new Set(changes.filter((_, index) => rows[index]).map(({ id }) => id));
  const changed = [...changedIds].flatMap((id) => known.get(id) ?? []);
  await putAll(transaction, changed);
  noteJobs(database, changed);
  return rows;
}

/** Ids of what has not ended: a job that goes on after it waits for it. */
async function findOpen(database: Database, waiting: readonly Job[]): Promise<Set<string>> {
  const running = await (await database.connection()).getAllKeysFromIndex('jobs', 'state', 'running');
  return new Set([...running, ...waiting.map(({ id }) => id)]);
}

/** Writes what a look at the queue came to, in one transaction. A row that is no more as it was `seen` is left as it is, and read anew. */
async function writeClaim(database: Database, claim: Claim, seen: ReadonlyMap<string, Job>): Promise<Claim> {
  const transaction = (await database.connection()).transaction('jobs', 'readwrite');
  const rows = await Promise.all([...seen.keys()].map((id) => transaction.store.get(id)));
  const stands = new Set(
    rows.flatMap((row) => {
      const job = readableOne('jobs', row);
      const known = job && seen.get(job.id);
      return known && isSame(job, known) ? [job.id] : [];
    }),
  );
  const claimed = claim.claimed.filter(({ id }) => stands.has(id));
  const changed = claim.changed.filter(({ id }) => stands.has(id));
  await putAll(transaction, [...changed, ...claimed]);
  noteJobs(database, [...changed, ...claimed]);
  if (stands.size < seen.size) forgetQueued(database);
  return { ...claim, claimed, changed, isStale: stands.size < seen.size };
}

/** What a claim was decided by. */
const isSame = (row: Job, known: Job): boolean =>
  row.state === known.state &&
  row.priority === known.priority &&
  row.notBefore === known.notBefore &&
  row.profileId === known.profileId &&
  row.updatedAt === known.updatedAt;

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
