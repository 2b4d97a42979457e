import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import type { BatchView } from '../../lib/messaging/protocol.ts';
import type { BatchStore } from '../hooks/batch-store.ts';
import { errorWords, messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { Progress } from './progress.tsx';

/** Milliseconds between looks while a page with a batch is open. */
const LOOK_INTERVAL = 60_000;
const DAY = 86_400_000;

/** When something began: the time of day, with the day where that is another one. */
export function sinceWords(instant: number): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const day = Date.now() - instant > DAY / 2 ? ({ month: 'short', day: 'numeric' } as const) : {};
  return new Date(instant).toLocaleString(uiLanguage.value, { ...day, ...time });
}

/** Batches that are out, how far they are, and what did not come back; nothing where there are none. */
export function OutBatches({ store }: { store: BatchStore }): VNode | null {
  const { batches: words } = messages.value;
  const views = store.views.value;
  const isOut = views.length > 0;
  useEffect(() => void store.load(), [store]);
  useEffect(() => {
    if (!isOut) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void store.load();
    }, LOOK_INTERVAL);
    return () => clearInterval(timer);
  }, [store, isOut]);
  if (!isOut) return null;
  return (
    <ul class="out-batches" data-part="batches" aria-label={words.label} lang={uiLanguage.value}>
      {views.map((view) => (
        <li key={view.id} data-state={view.state}>
          {view.state === 'ended' ? <Unanswered view={view} /> : <Out view={view} />}
        </li>
      ))}
    </ul>
  );
}

function Out({ view }: { view: BatchView }): VNode {
  const { batches: words } = messages.value;
  const { id, service, items, back, since, state, error } = view;
  const head = words.line(items, service, sinceWords(since));
  const counted = back !== null && back > 0 && state === 'submitted';
  return (
    <Progress
      label={[head, counted ? words.back(back, items) : words.state[state]].join(' · ')}
      {...(counted ? { value: back, max: items } : {})}
    >
      {error && (
        <span class="warn small" data-part="error" data-code={error.code}>
          {errorWords(error.code).message} {errorWords(error.code).next}
        </span>
      )}
      <ActionButton
        action="cancel-batch"
        icon="close"
        look="quiet"
        label={words.cancel}
        onAction={() => void call('cancelBatch', { id }).catch(() => undefined)}
      />
    </Progress>
  );
}

function Unanswered({ view }: { view: BatchView }): VNode | null {
  const { batches: words } = messages.value;
  const { id, unanswered, error } = view;
  const settle = (how: 'singly' | 'leave'): void => void call('settleBatch', { id, how }).catch(() => undefined);
  if (unanswered === 0) return null;
  return (
    <div class="unanswered">
      <span class="warn" title={error?.detail}>
        {words.unanswered(unanswered)}
      </span>
      <ActionButton action="settle-singly" label={words.singly} spends onAction={() => settle('singly')} />
      <ActionButton action="settle-leave" look="quiet" label={words.leave} onAction={() => settle('leave')} />
    </div>
  );
}
