import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { copyText } from '../shared/copy-text.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';

/** Version, thanks, and what to send along with a report of a fault; shown as it is copied, for nobody should send what they have not seen. */
export function AboutSection(): VNode {
  const { about } = extensionMessages.value.options;
  const { shared } = messages.value;
  const text = useSignal<string | null>(null);
  const copied = useSignal<boolean | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const copy = async (): Promise<void> => {
    error.value = null;
    try {
      text.value = await call('getDiagnostics');
      copied.value = await copyText(text.value);
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  return (
    <>
      <p>{about.version(browser.runtime.getManifest().version)}</p>
      <div class="actions">
        <ActionButton
          action="copy-report"
          icon={copied.value ? 'check' : 'copy'}
          label={copied.value ? shared.copied : about.diagnostics}
          onAction={() => void copy()}
        />
      </div>
      <p class="hint">{about.diagnosticsHint}</p>
      <span role="status">{copied.value === false && about.copyFailed}</span>
      {error.value && <ErrorNotice error={error.value} />}
      {text.value !== null && (
        <textarea data-part="diagnostics" aria-label={about.diagnosticsLabel} rows={10} readOnly value={text.value} />
      )}
      <p class="muted">{about.thanks}</p>
    </>
  );
}
