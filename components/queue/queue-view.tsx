import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { listen } from '../../lib/client/background.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { BatchStore } from '../hooks/batch-store.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { OutBatches } from '../shared/out-batches.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueNotices } from './queue-notices.tsx';
import { QueueStore } from './queue-store.ts';
import { QueueSummary } from './queue-summary.tsx';
import { queueWords } from './queue-words.ts';

/** Milliseconds after which time left is reckoned anew, though nobody has told anything. */
const TICK = 5_000;

/** The whole queue as a page of its own: it asks for its rows and hears of them by itself. */
export function QueueView({ settings }: { settings: PageSettings }): VNode {
  const store = useMemo(() => new QueueStore(), []);
  const batches = useMemo(() => new BatchStore(), []);
  useEffect(() => {
    const open = new AbortController();
    void store.load();
    const hear = (event: BackgroundEvent): void => {
      store.hear(event);
      batches.applyEvent(event);
    };
    listen(hear, {
      signal: open.signal,
      onReconnect: () => void store.load(),
      isBusy: () => store.isBusy() || batches.asking.peek(),
    });
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') store.now.value = Date.now();
    }, TICK);
    return () => {
      clearInterval(timer);
      store.close();
      open.abort();
    };
  }, [store, batches]);

  const say = queueWords.value;
  const view = store.view.value;
  const isEmpty = view?.entries.length === 0;
  const isIdle = isEmpty && batches.views.value.length === 0;
  return (
    <section class="queue-view" lang={uiLanguage.value} aria-busy={view === null}>
      <h1>{say.title}</h1>
      <QueueNotices store={store} />
      <OutBatches store={batches} />
      {view === null && store.error.value === null && <p class="muted">{messages.value.shared.loading}</p>}
      {isIdle && (
        <div class="queue-empty" data-part="empty">
          <p>{say.empty}</p>
          <p class="muted">{say.emptyHint}</p>
        </div>
      )}
      {view && (!isEmpty || view.paused) && <QueueSummary store={store} />}
      {view && <QueueList store={store} settings={settings} level={2} />}
    </section>
  );
}
