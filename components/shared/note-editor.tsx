import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { isolated } from '../../lib/core/bidi.ts';
import type { Note } from '../../lib/library/note.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { createNoteDraft } from '../hooks/note-draft.ts';
import { noteUnsaved } from '../hooks/retired.ts';
import { ActionButton } from './action-button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Markdown } from './markdown.tsx';

export interface NoteEditorProps {
  arxivId: string;
  title: string;
  /** Puts the caret into the field when it appears. */
  autoFocus?: boolean;
  /** Words to begin a new paragraph with, where the caret goes; null when there are none. */
  opening?: Signal<string | null>;
  onSaved?: (note: Note | null) => void;
}

/** The reader's note on one paper; saves by itself, and says so in words. */
export function NoteEditor({ arxivId, title, autoFocus = false, opening, onSaved }: NoteEditorProps): VNode {
  const { shared } = messages.value;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const preview = useSignal(false);
  const saved = useRef(onSaved);
  saved.current = onSaved;
  const draft = useMemo(() => createNoteDraft(arxivId, (note) => saved.current?.(note)), [arxivId]);

  // Not `useEffect`: its cleanup waits for the next frame, which a closing page does not have.
  useLayoutEffect(() => {
    void draft.refresh().then(() => {
      if (autoFocus) field.current?.focus();
    });
    const leaving = new AbortController();
    const flush = (): void => void draft.flush();
    addEventListener('pagehide', flush, { signal: leaving.signal });
    document.addEventListener('visibilitychange', flush, { signal: leaving.signal });
    return () => {
      leaving.abort();
      flush();
    };
  }, [draft]);

  const text = draft.text.value;
  const state = draft.state.value;
  const begun = opening?.value ?? null;
  useLayoutEffect(() => {
    const { current } = field;
    // Not into a note that is not known yet: what it holds would be lost.
    if (!opening || begun === null || !current || state === 'loading' || (state === 'failed' && text === '')) return;
    opening.value = null;
    preview.value = false;
    const whole = text.trim() === '' ? begun : `${text.trimEnd()}\n\n${begun}`;
    draft.edit(whole);
    // At once, not with the next drawing: the next key belongs behind it.
    current.hidden = false;
    current.value = whole;
    current.focus();
    current.setSelectionRange(whole.length, whole.length);
  }, [begun, state]);
  const isUnsaved = state === 'editing' || state === 'saving' || (state === 'failed' && text !== '');
  // A newer script of ours takes the surfaces of an older one away, and must leave this one.
  useLayoutEffect(() => {
    const root = field.current?.getRootNode();
    if (root instanceof ShadowRoot) root.host.toggleAttribute('data-unsaved', isUnsaved);
    noteUnsaved(arxivId, isUnsaved);
    return () => noteUnsaved(arxivId, false);
  }, [arxivId, isUnsaved]);
  return (
    <div data-part="note" data-note-state={state} lang={uiLanguage.value}>
      <div class="note-head">
        <label for={id}>
          <span aria-hidden="true">{shared.note}</span>
          <span class="visually-hidden">{shared.noteLabel(isolated(title))}</span>
        </label>
        <span class={state === 'failed' || state === 'conflict' ? 'warn small' : 'muted small'} aria-live="polite">
          {shared.noteState[state]}
        </span>
        <ActionButton
          action="preview"
          look="quiet"
          pressed={preview.value}
          label={preview.value ? shared.noteEdit : shared.notePreview}
          onAction={() => {
            preview.value = !preview.value;
          }}
        />
      </div>
      {preview.value && (
        <div class="note-preview" dir="auto">
          {text.trim() ? <Markdown text={text} /> : <p class="muted">{shared.noteEmpty}</p>}
        </div>
      )}
      <textarea
        ref={field}
        id={id}
        rows={4}
        dir="auto"
        hidden={preview.value}
        readOnly={state === 'loading'}
        placeholder={shared.notePlaceholder}
        value={text}
        onInput={(event) => draft.edit(event.currentTarget.value)}
        onFocus={() => void draft.refresh()}
        onBlur={() => void draft.flush()}
      />
      {draft.error.value && <ErrorNotice error={draft.error.value} onRetry={() => void draft.retry()} />}
    </div>
  );
}
