import type { AnalysisForm, Language, PartialAnalysis, PromptTask } from '../analysis/analysis.ts';
import type { TryoutTask } from '../analysis/tryout.ts';
import type { ErrorShape } from '../core/errors.ts';
import type { DigestPart } from '../digest/digest.ts';

/** `batched`: handed to a provider's batch interface with others; the queue leaves it alone meanwhile. */
export type JobState = 'queued' | 'running' | 'batched' | 'done' | 'failed' | 'cancelled';

export type JobSubject =
  /** `from`: not written from the paper, but translated from the stored analysis in that language. */
  | { task: 'analysis'; arxivId: string; arxivIdV: string; form: AnalysisForm; from?: Language }
  | { task: 'ask'; arxivId: string; arxivIdV: string; askId: string; question: string }
  /** The words of a prompt on one paper, before they are saved. */
  | { task: 'tryout'; of: TryoutTask; arxivId: string; arxivIdV: string; role: string; question: string }
  /** A first look at some papers of a day, for its summary; `round` counts how often the day was gone through. */
  | { task: 'triage'; category: string; announcementDate: string; round: number; chunk: number; arxivIds: string[] }
  /** A first look at some papers the reader has chosen. */
  | { task: 'grade'; arxivIds: string[] }
  | { task: 'digest'; category: string; announcementDate: string };

/** One piece of paid work, durable: a worker may die at any line and the row says what is to be done. */
export interface Job {
  /** `jobId` of its subject and languages: asking twice for the same work finds the same row. */
  id: string;
  subject: JobSubject;
  /** Languages still to be made; those already stored are never asked for again. */
  languages: Language[];
  /** The profile that is asked: the one its task was meant for, or the one that has stepped in. */
  profileId: string;
  /** What its call will take, estimated, for limits of tokens a minute; missing where it is not known beforehand. */
  tokens?: number;
  /** The same by halves, as they were estimated when it was queued. */
  expected?: { inputTokens: number; outputTokens: number };
  /** From where it was asked: `cs.CV 2026-11-17`, or the path of the page; missing where it was no listing. */
  listing?: string;
  /** Of a job that is `batched`. */
  batchId?: string;
  /** Ids of jobs that must have ended before this one is run. */
  after?: string[];
  /** Of a summary: what was written of parts of the day, on the way to the whole. */
  parts?: DigestPart[];
  /** Lower runs first. */
  priority: number;
  state: JobState;
  attempts: number;
  /** Instants below in milliseconds since the epoch. */
  notBefore: number;
  /** Drawn anew at each claim: whoever holds another one has lost the job. */
  leaseOwner: string | null;
  error: ErrorShape | null;
  /** What has been streamed so far, for a page that comes back. */
  partial: PartialAnalysis | null;
  /** Characters received. */
  received: number;
  createdAt: number;
  /** When it was last claimed. */
  startedAt?: number;
  updatedAt: number;
}

export const isActive = ({ state }: Pick<Job, 'state'>): boolean => state === 'queued' || state === 'running';

/** It will still bring what it is for, sooner or later. */
export const isOpen = (job: Pick<Job, 'state'>): boolean => isActive(job) || job.state === 'batched';

/** The row of a job that is cancelled; undefined where there is nothing to cancel. */
export function cancelled(job: Job): Job | undefined {
  if (!isActive(job)) return undefined;
  return {
    ...job,
    state: 'cancelled',
    leaseOwner: null,
    partial: null,
    error: { code: 'cancelled' },
    updatedAt: Date.now(),
  };
}

/** The row of a job that was cancelled or has failed, and is to be done after all. What is stored of it stays. */
export function waitingAgain(job: Job): Job | undefined {
  if (job.state !== 'cancelled' && job.state !== 'failed') return undefined;
  return { ...job, state: 'queued', error: null, attempts: 0, notBefore: 0, received: 0, updatedAt: Date.now() };
}

export function jobId(subject: JobSubject): string {
  if (subject.task === 'analysis') {
    return `${analysisJobs(subject.arxivId)}${subject.form}${subject.from ? `|from-${subject.from}` : ''}`;
  }
  if (subject.task === 'tryout') return `tryout|${subject.of}`;
  if (subject.task === 'ask') return `ask|${subject.askId}`;
  if (subject.task === 'grade') return `grade|${subject.arxivIds.join(' ')}`;
  if (subject.task === 'triage') return `${triageJobs(subject)}${subject.round}|${subject.chunk}`;
  return `digest|${subject.category}|${subject.announcementDate}`;
}

/** How the ids of all analyses of one paper begin. */
export function analysisJobs(arxivId: string): string {
  return `analysis|${arxivId}|`;
}

/** How the ids of all first looks at one day begin. */
export function triageJobs({ category, announcementDate }: { category: string; announcementDate: string }): string {
  return `triage|${category}|${announcementDate}|`;
}

/** What the call of a job is in the ledger, in the budget and in the choice of a model. */
export function taskOf(subject: JobSubject): PromptTask {
  if (subject.task === 'tryout') return subject.of;
  if (subject.task === 'grade') return 'triage';
  if (subject.task !== 'analysis') return subject.task;
  return subject.from ? 'translate' : subject.form;
}

/** How much of a day a model has gone through. */
export interface DayProgress {
  read: number;
  /** Papers for which no usable answer came. */
  unscored: number;
  total: number;
}

/** A job as a page may see it; that of a summary speaks for the first looks it waits for as well. */
export type JobView = Pick<
  Job,
  'id' | 'subject' | 'languages' | 'profileId' | 'state' | 'error' | 'partial' | 'received' | 'notBefore' | 'createdAt'
> &
  Pick<Job, 'listing'> & { progress?: DayProgress };
