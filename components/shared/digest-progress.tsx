import type { VNode } from 'preact';
import type { JobView } from '../../lib/queue/job.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { Progress } from './progress.tsx';

export interface DigestProgressProps {
  /** Of a summary, queued or running. */
  job: JobView;
  /** Said where it is written in one call, of which nobody knows how long it takes. */
  plain: string;
  /** The reader has stopped the queue. */
  paused?: boolean | undefined;
  onCancel: () => void;
}

/** How far a day is read, and the way to stop: what has been read is kept. */
export function DigestProgress({ job, plain, paused, onCancel }: DigestProgressProps): VNode {
  const { shared } = messages.value;
  const cancel = (
    <ActionButton
      action="cancel"
      icon="close"
      label={shared.cancel}
      {...(job.progress ? { hint: shared.digestCancelHint } : {})}
      onAction={onCancel}
    />
  );
  const halted = job.state === 'queued' && paused;
  if (!job.progress) return <Progress label={halted ? shared.queuePaused : plain}>{cancel}</Progress>;
  const { read, unscored, total } = job.progress;
  const done = read + unscored;
  const label = halted
    ? shared.sentences(shared.digestRead(done, total), shared.queuePaused)
    : job.state === 'queued' && job.error !== null
      ? shared.digestWaits(done, total)
      : done >= total
        ? shared.digestJoining(total)
        : shared.digestRead(done, total);
  return (
    <Progress label={label} value={done} max={Math.max(total, 1)}>
      {cancel}
    </Progress>
  );
}
