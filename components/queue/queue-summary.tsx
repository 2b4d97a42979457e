import type { VNode } from 'preact';
import { waitsForRoom } from '../../lib/queue/standing.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { ActionButton } from '../shared/action-button.tsx';
import { leftWords } from './left-words.ts';
import type { QueueStore } from './queue-store.ts';
import { queueWords } from './queue-words.ts';

export interface QueueSummaryProps {
  store: QueueStore;
  /** In as little room as the popup has. */
  compact?: boolean;
  /** Shows and hides the list below; without it there is none to show. */
  toggle?: { isOpen: boolean; onToggle: () => void };
}

/** How much work there is, what it will still take, and the ways to stop it. */
export function QueueSummary({ store, compact = false, toggle }: QueueSummaryProps): VNode {
  const say = queueWords.value;
  const entries = store.view.value?.entries ?? [];
  const paused = store.view.value?.paused === true;
  const jobs = store.active.value;
  const running = jobs.filter(({ job }) => job.state === 'running').length;
  const waiting = jobs.length - running;
  const failed = entries.length - jobs.length;
  // What waits for room on the disk takes neither time nor money any more.
  const asked = jobs.filter(({ job }) => !waitsForRoom(job)).length;
  const left = leftWords(store.remaining.value, say, { paused, jobs: asked });
  const facts = [left.time, left.tokens, left.cost, left.held].filter((fact) => fact !== null);
  return (
    <div class="queue-summary" data-part="queue" data-running={running} data-waiting={waiting} data-paused={paused}>
      <div class="queue-facts">
        <p role="status">
          {compact && `${say.label} `}
          {paused && (
            <strong class="warn" data-part="queue-paused">
              {say.paused}
            </strong>
          )}
          {paused && ' · '}
          {say.counts(running, waiting, compact ? 0 : failed)}
        </p>
        {facts.length > 0 && (
          <p
            class="muted small"
            data-part="remaining"
            title={left.time === say.timeUnknown ? say.timeUnknownHint : undefined}
          >
            {facts.join(' · ')}
          </p>
        )}
        {paused && !compact && <p class="muted small">{say.pausedHint(running)}</p>}
      </div>
      <div class="actions">
        {(jobs.length > 0 || paused) && <PauseButton paused={paused} hint={paused ? say.resumeHint : say.pauseHint} />}
        {jobs.length > 0 && (
          <ActionButton action="cancel" look="quiet" label={say.cancelAll} onAction={() => void store.cancelAll()} />
        )}
        {toggle && (
          <ActionButton
            action="show-queue"
            look="quiet"
            expanded={toggle.isOpen}
            label={toggle.isOpen ? say.hide : say.show}
            onAction={toggle.onToggle}
          />
        )}
      </div>
    </div>
  );
}
