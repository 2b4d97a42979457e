import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { TextFile } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { copyText } from './copy-text.ts';
import { ErrorNotice } from './error-notice.tsx';
import { saveFile } from './save-file.ts';

/** Milliseconds the word "Copied" stays. */
const COPIED_TIME = 2500;

export interface ExportActionsProps {
  label: string;
  hint?: string;
  look?: 'plain' | 'quiet';
  /** Asks for the text; run once per press. */
  getFile: () => Promise<TextFile>;
  /** The same as a page for the browser and the printer. */
  getPage?: () => Promise<TextFile>;
}

/** A text as a file and as a copy on the clipboard. */
export function ExportActions({ label, hint, look = 'plain', getFile, getPage }: ExportActionsProps): VNode {
  const { shared } = messages.value;
  const state = useSignal<'idle' | 'copied' | 'refused'>('idle');
  const error = useSignal<ErrorShape | null>(null);

  const run = async (use: (file: TextFile) => void | Promise<void>, get = getFile): Promise<void> => {
    error.value = null;
    try {
      await use(await get());
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  const copy = async (file: TextFile): Promise<void> => {
    state.value = (await copyText(file.text)) ? 'copied' : 'refused';
    setTimeout(() => {
      state.value = 'idle';
    }, COPIED_TIME);
  };

  const copied = state.value === 'copied';
  return (
    <>
      <ActionButton
        action="export"
        label={label}
        icon="save"
        look={look}
        {...(hint ? { hint } : {})}
        onAction={() => void run(saveFile)}
      />
      {getPage && (
        <ActionButton
          action="export-html"
          label={shared.saveHtml}
          icon="save"
          look={look}
          hint={shared.saveHtmlHint}
          onAction={() => void run(saveFile, getPage)}
        />
      )}
      <ActionButton
        action="copy"
        label={copied ? shared.copied : shared.copy}
        icon={copied ? 'check' : 'copy'}
        look={look}
        onAction={() => void run(copy)}
      />
      <span class="visually-hidden" aria-live="polite">
        {copied ? shared.copied : ''}
      </span>
      {state.value === 'refused' && <span class="warn small">{shared.copyFailed}</span>}
      {error.value && <ErrorNotice error={error.value} />}
    </>
  );
}
