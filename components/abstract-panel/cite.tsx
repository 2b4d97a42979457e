import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { TextFile } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { copyText } from '../shared/copy-text.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { saveFile } from '../shared/save-file.ts';

/** The paper for a list of references: BibTeX on the clipboard, the others as files. */
export function Cite({ arxivId }: { arxivId: string }): VNode {
  const { shared } = messages.value;
  const copied = useSignal<boolean | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const get = async (format: 'bibtex' | 'ris' | 'csl-json', use: (file: TextFile) => unknown): Promise<void> => {
    copied.value = error.value = null;
    try {
      await use(await call('exportPaper', { arxivId, format }));
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  return (
    <div class="cite" data-part="cite">
      <ActionButton
        action="copy"
        icon={copied.value ? 'check' : 'copy'}
        look="quiet"
        label="BibTeX"
        hint={shared.copy}
        onAction={() =>
          void get('bibtex', async ({ text }) => {
            copied.value = await copyText(text);
          })
        }
      />
      {(['ris', 'csl-json'] as const).map((format) => (
        <ActionButton
          key={format}
          action="save"
          icon="save"
          look="quiet"
          label={format.toUpperCase()}
          hint={shared.save}
          onAction={() => void get(format, saveFile)}
        />
      ))}
      <span class="small" role="status">
        {copied.value !== null && (copied.value ? shared.copied : shared.copyFailed)}
      </span>
      {error.value && <ErrorNotice error={error.value} />}
    </div>
  );
}
