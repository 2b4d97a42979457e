import type { VNode } from 'preact';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import type { PopupModel } from './popup-model.ts';

/** How much work is going on anywhere in the extension; nothing when there is none. */
export function QueueLine({ model }: { model: PopupModel }): VNode | null {
  const { popup } = extensionMessages.value;
  const jobs = [...model.jobs.value.values()];
  if (jobs.length === 0) return null;
  const running = jobs.filter(({ state }) => state === 'running').length;
  return (
    <footer data-part="queue" data-running={running} data-waiting={jobs.length - running}>
      <span role="status">
        {popup.queueLabel} {popup.queue(running, jobs.length - running)}
      </span>
      <ActionButton
        action="cancel"
        look="quiet"
        label={popup.cancelAll}
        onAction={() => void model.cancel(jobs.map(({ id }) => id))}
      />
    </footer>
  );
}
