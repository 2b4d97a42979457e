import { isActive, type Job } from './job.ts';
import type { QueueOptions } from './queue-options.ts';
import { waitsForRoom } from './standing.ts';

type Parts = Pick<QueueOptions, 'held' | 'store' | 'isStored' | 'onChange' | 'onInterrupted'>;

/** Of a row that no run is behind any more. */
const ENDED = { error: null, leaseOwner: null, partial: null };

/** Stores held answers as far as there is room, and ends their jobs. Answers whether any is left: then nothing may start, for what it brought would only meet the same disk. */
export async function storeHeld(
  { held, store, isStored, onChange }: Parts,
  isRunning: (id: string) => boolean,
): Promise<boolean> {
  if (!held) return false;
  const { stored, left } = await held.store(isRunning);
  for (const { jobId, isWhole } of stored) {
    const job = await store.find(jobId);
    if (!job || job.state === 'done') continue;
    const isDone = isWhole || (await isStored(job));
    const row = await store.update(jobId, (before) => {
      // It may have been the first of two languages that there was no room for, or a step of a summary: the rest is
      // still to be done, unless the reader has cancelled it or it has failed by itself.
      if (!isDone && !isActive(before)) return undefined;
      return { ...before, ...ENDED, state: isDone ? 'done' : 'queued', updatedAt: Date.now() };
    });
    if (row) onChange(row);
  }
  return left > 0;
}

/** What a browser that has ended since has held is lost, and said to be; `ids` are held still. */
export async function giveUpLost(
  { store, isStored, onChange, onInterrupted }: Parts,
  ids: ReadonlySet<string>,
): Promise<void> {
  for (const job of await store.findByState('queued')) {
    if (!waitsForRoom(job) || ids.has(job.id)) continue;
    const end: Partial<Job> = (await isStored(job))
      ? { state: 'done' }
      : { state: 'failed', error: { code: 'answer-lost' } };
    const row = await store.update(job.id, (before) =>
      waitsForRoom(before) ? { ...before, ...ENDED, ...end, updatedAt: Date.now() } : undefined,
    );
    if (row?.state === 'failed') await onInterrupted(row);
    if (row) onChange(row);
  }
}
