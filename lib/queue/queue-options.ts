import type { AppError, ErrorShape } from '../core/errors.ts';
import type { Job, JobState } from './job.ts';
import type { Standing } from './standing.ts';

/** What one look at the queue came to. */
export interface Claim {
  claimed: Job[];
  /** Of what waits on: what was changed, as it is now, and what was not. */
  changed: Job[];
  waiting: Job[];
  /** A row was not as it was thought to be, and nothing was done with it: to be looked at once more. */
  isStale?: boolean;
}

export interface JobStore {
  find(id: string): Promise<Job | undefined>;
  findByState(state: JobState): Promise<Job[]>;
  /** Of that state and changed since that instant, those that `isWanted`, newest first and no more than so many: nothing older is read. */
  findNewest(state: JobState, wanted: { since: number; most: number; isWanted: (job: Job) => boolean }): Promise<Job[]>;
  /** Jobs in any state whose ids begin so. */
  findByPrefix(prefix: string): Promise<Job[]>;
  deleteByPrefix(prefix: string): Promise<void>;
  update(id: string, change: (job: Job) => Job | undefined): Promise<Job | undefined>;
  /** In one transaction; answers with the rows that were changed. */
  updateAll(ids: readonly string[], change: (job: Job) => Job | undefined): Promise<{ before: Job; after: Job }[]>;
  /** Stores each job unless one of its id is queued or running; answers with the rows that count, in one transaction. */
  enqueue(jobs: readonly Job[]): Promise<Job[]>;
  /**
   * In one transaction: changes what waits as `reroute` says, and hands every job that `mayStart`, asked in the order in
   * which they are to run, to a lease of its own; none that waits for others.
   */
  claim(pass: {
    now: number;
    reroute: (job: Job) => Partial<Job> | null;
    mayStart: (job: Job) => boolean;
  }): Promise<Claim>;
  /** Puts back what an earlier life of the worker left running, or fails what was left too often. */
  takeBackOrphans(options: {
    isRunning: (id: string) => boolean;
    mostAttempts: (job: Job) => number;
    now: number;
  }): Promise<Job[]>;
  /** Lets nothing of this profile start before that instant; answers with the jobs that now wait longer. */
  postpone(options: { profileId: string; notBefore: number; error: ErrorShape }): Promise<Job[]>;
}

/** What a run has to show so far. */
export type Received = Pick<Job, 'partial' | 'received'>;
/** `received` says how many characters there were at most. */
export type Progress = ((received: Received) => void) & { end: () => void; received: () => number };

/** A job that is not done yet goes on after these; or one that cannot be done, whatever is tried. */
export type JobRest = { after: string[] } | { failed: ErrorShape };

/** Answers that were paid for and found no room on the disk. As long as there are any, nothing starts. */
export interface HeldAnswers {
  /** Jobs of which an answer is held. */
  ids(): Promise<ReadonlySet<string>>;
  /**
   * Stores as much as there is room for, but for what runs still; answers with the jobs it was for, whether it is all
   * there is to them, and with how much is left.
   */
  store(isRunning: (id: string) => boolean): Promise<{ stored: { jobId: string; isWhole: boolean }[]; left: number }>;
}

export interface QueueOptions {
  store: JobStore;
  held?: HeldAnswers;
  /**
   * Does the work of one job, or a step of it. Throws an AppError; keeps nothing of its own when it does, but for
   * `no-room`: then its answer is held. An answer says that there is more to do.
   */
  run(job: Job, options: { signal: AbortSignal; onProgress: (received: Received) => void }): Promise<JobRest | void>;
  /** Whether all a job is for is stored: a worker may die between that and the end of the job. */
  isStored(job: Job): Promise<boolean>;
  /** How things stand with the profiles; asked anew before every pass. */
  standing(): Promise<Standing>;
  /** These jobs are about to be claimed, if nothing comes before them: what they need may be read meanwhile. */
  readAhead?(jobs: readonly Job[]): void;
  /** A job has been claimed and its profile will be asked: the next `standing` counts it. */
  onStart(job: Job): void;
  /** A profile's server has refused it: until the reader takes it up again, nothing is sent to it. */
  pauseProfile(profileId: string, error: AppError): Promise<void>;
  onChange(job: Job): void;
  /** A call of an earlier life was cut off: it was paid, and nobody has written it down. */
  onInterrupted(job: Job): Promise<void>;
  /** Called now and then while jobs run, so that the browser does not take the worker for idle. */
  stayAwake(): void;
  /** Asks for `resume` at about that instant (ms), even if the worker is gone by then. */
  wakeAt(instant: number): void;
}
