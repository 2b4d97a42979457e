import type { VNode } from 'preact';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import type { QueueStore } from './queue-store.ts';
import { queueWords } from './queue-words.ts';

/** What a cancel has taken out, with the way back for as long as this stands; and what did not work. */
export function QueueNotices({ store }: { store: QueueStore }): VNode | null {
  const say = queueWords.value;
  const taken = store.taken.value;
  const error = store.error.value;
  const count = taken ? taken.waiting.length + taken.running : 0;
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void store.load()} />}
      {taken && count > 0 && (
        <div class="queue-taken" data-part="taken" role="status">
          <span>{say.taken(taken.waiting.length, taken.running)}</span>
          {taken.waiting.length > 0 && (
            <ActionButton
              action="undo"
              spends
              label={say.putBack(taken.waiting.length)}
              onAction={() => void store.undo()}
            />
          )}
          <ActionButton
            action="clear"
            icon="close"
            look="quiet"
            iconOnly
            label={messages.value.shared.close}
            onAction={() => {
              store.taken.value = null;
            }}
          />
        </div>
      )}
    </>
  );
}
