import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { throttle } from '../core/throttle.ts';
import type { Job } from './job.ts';
import type { Progress, QueueOptions, Received } from './queue-options.ts';

/** Milliseconds between writes of what has been streamed, and between events to pages. */
const SAVE_INTERVAL = 1_000;
const EVENT_INTERVAL = 110;

/** Tells pages at most ten times a second, and saves at most once a second. Ends a run whose job has become another's. */
export function reportProgress(
  job: Job,
  controller: AbortController,
  { store, onChange }: Pick<QueueOptions, 'store' | 'onChange'>,
): Progress {
  let most = 0;
  // Undefined when the job is no longer this life's: cancelled, or claimed by another.
  const save = (received: Received): Promise<Job | undefined> =>
    store.update(job.id, (row) =>
      row.state === 'running' && row.leaseOwner === job.leaseOwner
        ? { ...row, ...received, updatedAt: Date.now() }
        : undefined,
    );
  const tell = throttle<Received>(EVENT_INTERVAL, (received) => {
    // A cancelled run may still have something to say; nobody wants to hear it.
    if (!controller.signal.aborted) onChange({ ...job, ...received });
  });
  const keep = throttle<Received>(SAVE_INTERVAL, (received) => {
    save(received).then(
      (row) => {
        if (!row) controller.abort();
      },
      (thrown: unknown) => log.add('warn', `job ${job.id}: ${toAppError(thrown).message}`),
    );
  });
  const progress = (received: Received): void => {
    // That nothing has come yet, everybody knows.
    if (received.received === 0 && most === 0) return;
    most = Math.max(most, received.received);
    tell(received);
    keep(received);
  };
  const end = (): void => {
    tell.cancel();
    keep.cancel();
  };
  return Object.assign(progress, { end, received: () => most });
}
