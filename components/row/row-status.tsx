import type { VNode } from 'preact';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { SurfaceState } from '../hooks/surface-state.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Running } from '../shared/analysis-block.tsx';

export interface RowStatusProps {
  view: PaperView;
  state: SurfaceState;
  store: PaperStore;
  onRetry: () => void;
}

/** How a closed row's analysis stands, in a few words. */
export function RowStatus({ view, state, store, onRetry }: RowStatusProps): VNode | null {
  const { row, shared, errors } = messages.value;
  const { job } = view;
  if ((state === 'queued' || state === 'running') && job) return <Running job={job} store={store} />;
  if (state === 'failed' && job?.error) {
    const { message, next } = errors[job.error.code];
    return (
      <span class="row-error" data-part="error" data-code={job.error.code} role="alert">
        <span class="bad small" title={next}>
          {message}
        </span>
        {!store.heldBack.value && (
          <ActionButton action="retry" icon="retry" look="quiet" label={shared.retry} spends onAction={onRetry} />
        )}
      </span>
    );
  }
  const words = row.stateWords[state];
  return words ? <span class={state === 'stale' ? 'warn small' : 'done small'}>{words}</span> : null;
}
