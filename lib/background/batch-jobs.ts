import type { Database } from '../db/database.ts';
import { jobStore } from '../db/jobs.ts';
import type { Job } from '../queue/job.ts';

export type TellJob = (job: Job) => void;

/** Jobs that wait for a batch. */
export async function findBatched(database: Database, batchId: string): Promise<Job[]> {
  return (await jobStore(database).findByState('batched')).filter((job) => job.batchId === batchId);
}

/**
 * Ends a job's wait for a batch, or has it go on as any other. One that was cancelled meanwhile is touched by a result
 * alone, which is stored; one that was asked for anew belongs to the queue.
 */
export async function settleBatched(
  database: Database,
  tell: TellJob,
  batchId: string,
  jobId: string,
  end: Pick<Job, 'state' | 'error'>,
): Promise<void> {
  const settled = await jobStore(database).update(jobId, (job) => {
    const waits = job.state === 'batched' || (job.state === 'cancelled' && end.state === 'done');
    if (job.batchId !== batchId || !waits) return undefined;
    const { batchId: _, ...free } = job;
    const isOut = end.state === 'batched' || end.state === 'cancelled';
    return { ...(isOut ? job : free), ...end, attempts: 0, notBefore: 0, updatedAt: Date.now() };
  });
  if (settled) tell(settled);
}
