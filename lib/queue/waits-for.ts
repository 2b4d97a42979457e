import type { ErrorShape } from '../core/errors.ts';
import type { Job } from './job.ts';
import { startOf } from './limiter.ts';
import type { QueueRoom } from './queue-view.ts';
import { isHeld as waitsForReader } from './standing.ts';

/** What a waiting job waits for; instants in milliseconds. */
export type Wait =
  /** Something that the reader has to set right. */
  | { kind: 'reader'; error: ErrorShape }
  | { kind: 'budget'; error: ErrorShape }
  /** The whole queue is stopped. */
  | { kind: 'paused' }
  /** After a fault, or because its server has asked for it. */
  | { kind: 'later'; at: number; error: ErrorShape | null }
  /** The calls or tokens a minute of its service. */
  | { kind: 'limit'; at: number }
  /** It is out with a batch of its service. */
  | { kind: 'batch' }
  | { kind: 'turn' };

type Waiting = Pick<Job, 'state' | 'error' | 'notBefore'>;

const isOverBudget = ({ error }: Waiting): boolean => error?.code === 'over-budget' || error?.code === 'price-unknown';

/** Nobody can say when it goes on: the reader has to do something, or the day has to change. */
export const waitsOpenly = (job: Waiting): boolean =>
  job.state === 'queued' && (waitsForReader(job) || isOverBudget(job));

export function waitOf(
  job: Waiting,
  { paused, room, tokens, now }: { paused: boolean; room: QueueRoom | undefined; tokens: number; now: number },
): Wait {
  const { error } = job;
  if (job.state === 'batched') return { kind: 'batch' };
  if (error && waitsForReader(job)) return { kind: 'reader', error };
  if (error && isOverBudget(job)) return { kind: 'budget', error };
  if (paused) return { kind: 'paused' };
  if (job.notBefore > now) return { kind: 'later', at: job.notBefore, error };
  // As if nothing ran: that another one has to end first is no more than its turn.
  const at = room ? startOf(room.window, room, { running: 0, tokens, now }) : now;
  return at > now && Number.isFinite(at) ? { kind: 'limit', at } : { kind: 'turn' };
}
