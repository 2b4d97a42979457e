import type { ErrorShape } from '../core/errors.ts';
import type { BatchState } from '../queue/batch.ts';
import type { JobView } from '../queue/job.ts';
import type { Estimate } from './views.ts';

/** Work at a provider's batch interface. */
export interface BatchView {
  id: string;
  profileId: string;
  /** The service by name. */
  service: string;
  model: string;
  state: BatchState;
  /** In milliseconds since the epoch. */
  since: number;
  /** Papers in it. */
  items: number;
  /** As many as the server says it has gone through; null before it says. */
  back: number | null;
  /** Papers it brought nothing for: they wait for the reader to say what is to become of them. */
  unanswered: number;
  /** What it waits for, or why it ended without all of its answers. */
  error: ErrorShape | null;
}

/** What the same work would take as a batch. */
export type BatchEstimate = Pick<
  Estimate,
  'papers' | 'inputTokens' | 'outputTokens' | 'cost' | 'priceNoted' | 'waits'
> & {
  /** Share taken off the price. */
  discount: number;
};

/** Calls about batches. */
export interface BatchProtocol {
  /** What `analyse` would queue, but for translations, as a batch: cheaper, and within a day. */
  analyseAsBatch(data: { arxivIds: string[]; listing?: string }): JobView[];
  /** Batches that are out or wait for the reader's word; servers are asked how far they are, and `batches` events tell. */
  listBatches(): BatchView[];
  cancelBatch(data: { id: string }): void;
  /** What is to become of papers a batch brought nothing for. */
  settleBatch(data: { id: string; how: 'singly' | 'leave' }): void;
}
