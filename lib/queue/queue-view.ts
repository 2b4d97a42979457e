import type { PromptTask } from '../analysis/analysis.ts';
import type { JobView } from './job.ts';
import type { CallWindow } from './limiter.ts';
import type { Expected, Pace, Room } from './remaining.ts';

/** A job as the view of the queue shows it. */
export interface QueueEntry {
  job: JobView;
  /** Of the paper; null of a day's summary, and where the paper is not known any more. */
  title: string | null;
  task: PromptTask;
  attempts: number;
  /** Instants in milliseconds; 0 for none. */
  startedAt: number;
  updatedAt: number;
  /** What it will take, as far as it was estimated; of a summary, what is left of it. */
  expected: Expected | null;
  pace: Pace | null;
}

/** What a service may be asked, and how it was asked lately. */
export type QueueRoom = Room & { window: CallWindow };

export interface QueueView {
  /** What waits and runs, and what has failed lately; in the order in which it was asked for. */
  entries: QueueEntry[];
  /** By profile. */
  rooms: Record<string, QueueRoom>;
  paused: boolean;
}
