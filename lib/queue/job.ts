import type { AnalysisForm, Language, PartialAnalysis, PromptTask } from '../analysis/analysis.ts';
import type { TryoutTask } from '../analysis/tryout.ts';
import type { ErrorShape } from '../core/errors.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type JobSubject =
  /** `from`: not written from the paper, but translated from the stored analysis in that language. */
  | { task: 'analysis'; arxivId: string; arxivIdV: string; form: AnalysisForm; from?: Language }
  | { task: 'ask'; arxivId: string; arxivIdV: string; askId: string; question: string }
  /** The words of a prompt on one paper, before they are saved. */
  | { task: 'tryout'; of: TryoutTask; arxivId: string; arxivIdV: string; role: string; question: string }
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
  updatedAt: number;
}

export function jobId(subject: JobSubject): string {
  if (subject.task === 'analysis') {
    return `analysis|${subject.arxivId}|${subject.form}${subject.from ? `|from-${subject.from}` : ''}`;
  }
  if (subject.task === 'tryout') return `tryout|${subject.of}`;
  if (subject.task === 'ask') return `ask|${subject.askId}`;
  return `digest|${subject.category}|${subject.announcementDate}`;
}

/** What the call of a job is in the ledger, in the budget and in the choice of a model. */
export function taskOf(subject: JobSubject): PromptTask {
  if (subject.task === 'tryout') return subject.of;
  if (subject.task !== 'analysis') return subject.task;
  return subject.from ? 'translate' : subject.form;
}

/** A job as a page may see it. */
export type JobView = Pick<
  Job,
  'id' | 'subject' | 'languages' | 'profileId' | 'state' | 'error' | 'partial' | 'received' | 'notBefore' | 'createdAt'
>;
