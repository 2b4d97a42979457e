import type { VNode } from 'preact';
import type { ErrorShape } from '../../lib/core/errors.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';

/** Stands for a surface until the background has answered, and says so when it did not. */
export function OpeningNotice({ error, onRetry }: { error: ErrorShape | null; onRetry: () => void }): VNode {
  const { shared } = messages.value;
  return (
    <section class="opening" data-state={error ? 'failed' : 'idle'} lang={uiLanguage.value} aria-label={shared.name}>
      {error ? <ErrorNotice error={error} onRetry={onRetry} /> : <p class="muted">{shared.loading}</p>}
    </section>
  );
}
