import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import { contained } from '../../lib/core/bidi.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { PaperView, VersionComparison } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { ErrorNotice } from './error-notice.tsx';

/** A paper the reader follows was replaced: by what, and on request what the newer version says otherwise. */
export function VersionNotice({ view }: { view: PaperView }): VNode | null {
  const shown = useSignal<VersionComparison | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const { versions } = messages.value;
  const { replaced, paper } = view;
  if (!replaced) return null;
  const { arxivId } = paper;
  const { from, to, same } = replaced;
  const attempt = (act: () => Promise<unknown>): void => {
    error.value = null;
    act().catch((thrown: unknown) => {
      error.value = toAppError(thrown).toShape();
    });
  };
  const compare = async (): Promise<void> => {
    shown.value = shown.value ? null : await call('compareVersions', { arxivId, from });
  };
  return (
    <div data-part="replaced" lang={uiLanguage.value}>
      <p class="warn">{versions.news(from, to, same)}</p>
      <div class="actions">
        {/* A listing that shows the same text names nothing to compare it with. */}
        {!(same && to === null) && (
          <ActionButton
            action="compare"
            look="quiet"
            icon={shown.value ? 'up' : 'down'}
            expanded={shown.value !== null}
            label={versions.compare}
            onAction={() => attempt(compare)}
          />
        )}
        <ActionButton
          action="close"
          look="quiet"
          label={versions.noted}
          onAction={() => attempt(() => call('noteVersion', { arxivId }))}
        />
      </div>
      {error.value && <ErrorNotice error={error.value} />}
      {shown.value && <Comparison comparison={shown.value} />}
    </div>
  );
}

/** What changed, part by part; words that went are struck out, words that came underlined. */
export function Comparison({ comparison }: { comparison: VersionComparison }): VNode {
  return (
    <dl class="version-changes" data-part="changes">
      {comparison.map(({ part, label, pieces, lang }) => (
        <div key={part} data-change={part}>
          <dt class="muted small">{label}</dt>
          <dd lang={lang} dir="auto">
            {pieces.map(([Element, text], index) => (
              <Element key={index}>{contained(text)}</Element>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
