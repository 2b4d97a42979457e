import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { QueueList } from './queue-list.tsx';
import { QueueNotices } from './queue-notices.tsx';
import type { QueueStore } from './queue-store.ts';
import { QueueSummary } from './queue-summary.tsx';
import { queueWords } from './queue-words.ts';

/** The queue at the foot of the popup: a line or two, and the list on request; nothing while there is nothing to tell. */
export function QueueLine({ store, settings }: { store: QueueStore; settings: PageSettings }): VNode | null {
  const isOpen = useSignal(false);
  const view = store.view.value;
  if (!view) return null;
  const isQuiet = store.active.value.length === 0 && !view.paused && store.taken.value === null;
  if (isQuiet) return null;
  const hasList = view.entries.length > 0;
  return (
    <footer class="queue-line" lang={uiLanguage.value}>
      <QueueNotices store={store} />
      <QueueSummary
        store={store}
        compact
        {...(hasList
          ? {
              toggle: {
                isOpen: isOpen.value,
                onToggle: () => {
                  isOpen.value = !isOpen.value;
                },
              },
            }
          : {})}
      />
      {isOpen.value && hasList && (
        <div class="queue-drawer">
          <QueueList store={store} settings={settings} level={2} />
          <a class="small" href="/library.html#/queue" target="_blank" rel="noreferrer">
            {queueWords.value.inLibrary}
          </a>
        </div>
      )}
    </footer>
  );
}
