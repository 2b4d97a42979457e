import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';

/** Stops the whole queue, or lets it go on: what waits may then be paid, so a person has to press. */
export function PauseButton({ paused, hint }: { paused: boolean; hint?: string }): VNode {
  const { shared } = messages.value;
  return (
    <ActionButton
      action={paused ? 'resume-queue' : 'pause-queue'}
      look="quiet"
      spends
      label={paused ? shared.resumeQueue : shared.pauseQueue}
      {...(hint === undefined ? {} : { hint })}
      onAction={() => void call('pauseQueue', { paused: !paused }).catch(() => undefined)}
    />
  );
}
