import { type Job, jobId } from '../queue/job.ts';

/** A job as it enters the queue. */
export function newJob(fields: Pick<Job, 'subject' | 'languages' | 'profileId' | 'priority'>): Job {
  const now = Date.now();
  return {
    ...fields,
    id: jobId(fields.subject),
    state: 'queued',
    attempts: 0,
    notBefore: 0,
    leaseOwner: null,
    error: null,
    partial: null,
    received: 0,
    createdAt: now,
    updatedAt: now,
  };
}
