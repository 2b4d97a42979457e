import { type Job, jobId } from '../queue/job.ts';

type NewJob = Pick<Job, 'subject' | 'languages' | 'profileId' | 'priority'> &
  Partial<Pick<Job, 'error' | 'tokens' | 'expected' | 'listing' | 'parts'>>;

/** A job as it enters the queue. `error` says what it will wait for. */
export function newJob(fields: NewJob): Job {
  const now = Date.now();
  return {
    error: null,
    ...fields,
    id: jobId(fields.subject),
    state: 'queued',
    attempts: 0,
    notBefore: 0,
    leaseOwner: null,
    partial: null,
    received: 0,
    createdAt: now,
    updatedAt: now,
  };
}
