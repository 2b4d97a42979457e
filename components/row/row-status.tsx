import type { VNode } from 'preact';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { taskOf } from '../../lib/queue/job.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { priceAgain } from '../hooks/analyse.ts';
import { errorWords, messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { SurfaceState } from '../hooks/surface-state.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Running } from '../shared/analysis-block.tsx';
import { PricedButton } from '../shared/priced-button.tsx';
import { taskRecipient } from '../shared/recipient-words.ts';

export interface RowStatusProps {
  view: PaperView;
  state: SurfaceState;
  store: PaperStore;
  settings: PageSettings;
  /** Nothing is missing: what failed was a second asking. */
  isComplete: boolean;
  onRetry: () => void;
}

/** How a closed row's analysis stands, in a few words. */
export function RowStatus(props: RowStatusProps): VNode | null {
  const { view, state, store, settings, isComplete, onRetry } = props;
  const { row, shared, versions } = messages.value;
  const { job } = view;
  if ((state === 'queued' || state === 'running') && job)
    return <Running job={job} store={store} settings={settings} />;
  if (state === 'failed' && job?.error) {
    const { message, next } = errorWords(job.error.code);
    const task = taskOf(job.subject);
    const service = serviceFor(settings, task);
    const button = { action: 'retry', icon: 'retry', look: 'quiet', label: shared.retry, onAction: onRetry } as const;
    const { arxivId } = view.paper;
    const price = { estimates: store.estimates, subject: priceAgain(arxivId, job, isComplete) };
    return (
      <span class="row-error" data-part="error" data-code={job.error.code} role="alert">
        <span class="bad small" title={next}>
          {message}
        </span>
        {!store.heldBack.value &&
          (service?.ready ? (
            <PricedButton {...button} price={price} recipient={taskRecipient(service, task)} />
          ) : (
            <ActionButton {...button} spends />
          ))}
      </span>
    );
  }
  if (state === 'failed') {
    const { message, next } = errorWords('imported-refusal');
    return (
      <span class="row-error" data-part="error" data-code="imported-refusal">
        <span class="bad small" title={next}>
          {message}
        </span>
      </span>
    );
  }
  const words = row.stateWords[state];
  return (
    <>
      {words && <span class={state === 'stale' ? 'warn small' : 'done small'}>{words}</span>}
      {view.replaced && (
        <span class="warn small" data-part="replaced-mark">
          {versions.mark(view.replaced.to)}
        </span>
      )}
    </>
  );
}
