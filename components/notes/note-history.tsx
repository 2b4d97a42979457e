import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { Note, NoteVersion } from '../../lib/library/note.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { noteWords } from './note-words.ts';
import { WordDifference } from './word-difference.tsx';

interface NoteHistoryProps {
  /** Heard anew whenever its note was saved. */
  view: PaperView;
  /** The note is another one now: an open editor is to fetch it. */
  onRestored: (note: Note | null) => void;
}

/** What a note said before, each against what it says now, to be put back; nothing where there is nothing. */
export function NoteHistory({ view, onRestored }: NoteHistoryProps): VNode | null {
  const say = noteWords.value;
  const { arxivId } = view.paper;
  const versions = useSignal<NoteVersion[]>([]);
  const note = useSignal<Note | null>(null);
  const restored = useSignal<{ at: string; before: string } | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    error.value = null;
    await act().catch((thrown: unknown) => {
      error.value = toAppError(thrown).toShape();
    });
  };
  const load = async (): Promise<void> => {
    const [earlier, current] = await Promise.all([call('listNoteVersions', { arxivId }), call('getNote', { arxivId })]);
    versions.value = earlier;
    note.value = current;
  };
  useEffect(() => {
    void attempt(load);
  }, [view]);
  useEffect(() => {
    restored.value = null;
  }, [arxivId]);

  const putBack = ({ id, savedAt }: NoteVersion): Promise<void> =>
    attempt(async () => {
      const before = note.value?.text ?? '';
      onRestored(await call('restoreNote', { arxivId, id }));
      restored.value = { at: savedAt, before };
      await load();
    });
  const undo = (text: string): Promise<void> =>
    attempt(async () => {
      onRestored(await call('saveNote', { arxivId, text, revision: note.value?.revision ?? 0 }));
      restored.value = null;
      await load();
    });
  const current = note.value?.text ?? '';
  const told = restored.value;
  if (versions.value.length === 0 && !error.value) return null;
  return (
    <details data-part="note-history" lang={uiLanguage.value}>
      <summary>{say.earlier(versions.value.length)}</summary>
      <p class="muted small">{say.hint}</p>
      <p role="status" class="small">
        {told && (
          <>
            {say.restored(timeOf(told.at))}{' '}
            <ActionButton action="undo" look="quiet" label={say.undo} onAction={() => void undo(told.before)} />
          </>
        )}
      </p>
      {error.value && <ErrorNotice error={error.value} offerOptions={false} onRetry={() => void attempt(load)} />}
      <ol class="note-versions">
        {versions.value.map((version) => (
          <li key={version.id} data-key={version.id}>
            <details>
              <summary>
                <time dateTime={version.savedAt}>{timeOf(version.savedAt)}</time>{' '}
                <span class="muted first-words">{version.text.trim().slice(0, 80)}</span>
              </summary>
              <WordDifference now={current} then={version.text} />
              {version.text !== current && (
                <ActionButton
                  action="restore-note"
                  label={say.restore}
                  hint={say.restoreLabel(timeOf(version.savedAt))}
                  onAction={() => void putBack(version)}
                />
              )}
            </details>
          </li>
        ))}
      </ol>
    </details>
  );
}

function timeOf(instant: string): string {
  return new Date(instant).toLocaleString(uiLanguage.value, { dateStyle: 'medium', timeStyle: 'short' });
}
