import type { Batch, BatchItem } from '../queue/batch.ts';
import type { Job } from '../queue/job.ts';
import type { Database } from './database.ts';
import { ACTIVE } from './jobs.ts';
import { readable, readableOne } from './row-shape.ts';

/**
 * Stores a batch with its items and jobs, all or nothing. Work that is under way already stays what it is, and its item
 * is left out; answers with the jobs that are in the batch.
 */
export async function putBatch(
  database: Database,
  batch: Batch,
  entries: readonly { item: BatchItem; job: Job }[],
): Promise<Job[]> {
  const stores = ['batches', 'batchItems', 'jobs'] as const;
  const transaction = (await database.connection()).transaction(stores, 'readwrite');
  const jobs: Job[] = [];
  for (const { item, job } of entries) {
    const known = readableOne('jobs', await transaction.objectStore('jobs').get(job.id));
    if (known && ACTIVE.has(known.state)) continue;
    await transaction.objectStore('jobs').put(job);
    await transaction.objectStore('batchItems').put(item);
    jobs.push(job);
  }
  if (jobs.length > 0) {
    const row = { ...batch, items: jobs.length, left: jobs.length };
    await transaction.objectStore('batches').put(row);
  }
  await transaction.done;
  return jobs;
}

export async function findBatch(database: Database, id: string): Promise<Batch | undefined> {
  return readableOne('batches', await (await database.connection()).get('batches', id));
}

/** Oldest first. */
export async function findBatches(database: Database): Promise<Batch[]> {
  const rows = readable('batches', await (await database.connection()).getAll('batches'));
  return rows.toSorted((a, b) => a.createdAt - b.createdAt);
}

/** In one transaction; undefined where it is gone. */
export async function updateBatch(database: Database, id: string, change: Partial<Batch>): Promise<Batch | undefined> {
  const transaction = (await database.connection()).transaction('batches', 'readwrite');
  const stored = readableOne('batches', await transaction.store.get(id));
  const changed = stored && { ...stored, ...change };
  if (changed) await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

export async function findBatchItems(database: Database, batchId: string): Promise<BatchItem[]> {
  const rows = await (await database.connection()).getAllFromIndex('batchItems', 'batchId', batchId);
  return readable('batchItems', rows);
}

export async function putBatchItem(database: Database, item: BatchItem): Promise<void> {
  await (await database.connection()).put('batchItems', item);
}

/** A batch that is settled leaves nothing behind. */
export async function deleteBatch(database: Database, id: string): Promise<void> {
  const transaction = (await database.connection()).transaction(['batches', 'batchItems'], 'readwrite');
  const items = transaction.objectStore('batchItems');
  for (const key of await items.index('batchId').getAllKeys(id)) await items.delete(key);
  await transaction.objectStore('batches').delete(id);
  await transaction.done;
}
