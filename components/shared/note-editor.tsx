import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { isolated } from '../../lib/core/bidi.ts';
import { findPlace } from '../../lib/library/note-anchor.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { createNoteDraft, type SavedNote } from '../hooks/note-draft.ts';
import { type NoteLink, showPlace } from '../hooks/note-link.ts';
import { noteUnsaved } from '../hooks/retired.ts';
import { ActionButton } from './action-button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Markdown } from './markdown.tsx';

export interface NoteEditorProps {
  arxivId: string;
  title: string;
  /** Puts the caret into the field when it appears. */
  autoFocus?: boolean;
  /** To the parts of the paper. */
  link?: NoteLink;
  /** Where there is width for both, the preview stands beside the field. */
  beside?: boolean;
  /** Leads to what the note said before, where that is not on the page itself. */
  onHistory?: () => void;
  onSaved?: SavedNote;
}

/** The reader's note on one paper; saves by itself, and says so in words. */
export function NoteEditor(props: NoteEditorProps): VNode {
  const { arxivId, title, autoFocus = false, link, beside = false, onHistory, onSaved } = props;
  const { shared } = messages.value;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const previewed = useRef<HTMLDivElement>(null);
  const preview = useSignal(false);
  /** By a key, which then belongs to the other side. */
  const turned = useRef(false);
  const saved = useRef(onSaved);
  saved.current = onSaved;
  const draft = useMemo(() => createNoteDraft(arxivId, (...what) => saved.current?.(...what)), [arxivId]);

  // Not `useEffect`: its cleanup waits for the next frame, which a closing page does not have.
  useLayoutEffect(() => {
    // At once: the reader may be elsewhere again by the time the note is read.
    if (autoFocus) field.current?.focus();
    void draft.refresh();
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
  const begun = link?.opening.value ?? null;
  const sought = link?.sought.value ?? null;
  useLayoutEffect(() => {
    const { current } = field;
    // Not into a note that is not known yet: what it holds would be lost.
    if (!link || begun === null || !current || state === 'loading' || (state === 'failed' && text === '')) return;
    link.opening.value = null;
    preview.value = false;
    const whole = text.trim() === '' ? begun : `${text.trimEnd()}\n\n${begun}`;
    draft.edit(whole);
    // At once, not with the next drawing: the next key belongs behind it.
    current.hidden = false;
    current.value = whole;
    current.focus();
    current.setSelectionRange(whole.length, whole.length);
  }, [begun, state]);
  const stale = link?.stale.value;
  useLayoutEffect(() => {
    if (stale) void draft.refresh();
  }, [stale]);
  useLayoutEffect(() => {
    if (link) link.text.value = text;
  }, [link, text]);
  useLayoutEffect(
    () => () => {
      if (link) link.text.value = '';
    },
    [link],
  );
  useLayoutEffect(() => {
    const { current } = field;
    if (!link || sought === null || !current) return;
    link.sought.value = null;
    preview.value = false;
    current.hidden = false;
    const at = Math.max(0, findPlace(text, sought));
    const next = text.indexOf('\n>', at);
    current.focus();
    current.setSelectionRange(at, next === -1 ? text.length : next);
    current.scrollIntoView({ block: 'center' });
  }, [sought]);
  useLayoutEffect(() => {
    const shown =
      field.current && !field.current.hidden && getComputedStyle(field.current).display !== 'none' ? field : previewed;
    if (turned.current) shown.current?.focus();
    turned.current = false;
  }, [preview.value]);
  const isUnsaved =
    state === 'editing' || state === 'saving' || ((state === 'failed' || state === 'loading') && text !== '');
  // A newer script of ours takes the surfaces of an older one away, and must leave this one.
  useLayoutEffect(() => {
    const root = field.current?.getRootNode();
    if (root instanceof ShadowRoot) root.host.toggleAttribute('data-unsaved', isUnsaved);
    noteUnsaved(arxivId, isUnsaved);
    const kept = new AbortController();
    // What could not be saved is not lost without a question; anything else is saved as the page goes.
    if (state === 'failed' && isUnsaved) {
      addEventListener('beforeunload', (event) => event.preventDefault(), { signal: kept.signal });
    }
    return () => {
      kept.abort();
      noteUnsaved(arxivId, false);
    };
  }, [arxivId, isUnsaved, state]);
  return (
    <div
      data-part="note"
      data-note-state={state}
      data-preview={preview.value}
      data-beside={beside}
      lang={uiLanguage.value}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        preview.value = !preview.value;
        turned.current = true;
      }}
    >
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
          label={preview.value && !beside ? shared.noteEdit : shared.notePreview}
          onAction={() => {
            preview.value = !preview.value;
          }}
        />
      </div>
      <div class="note-texts">
        <textarea
          ref={field}
          id={id}
          rows={4}
          dir="auto"
          hidden={preview.value && !beside}
          placeholder={shared.notePlaceholder}
          value={text}
          onInput={(event) => draft.edit(event.currentTarget.value)}
          onFocus={() => {
            // What is being read already needs no second reading.
            if (state !== 'loading') void draft.refresh();
          }}
          onBlur={() => void draft.flush()}
        />
        {preview.value && (
          <div class="note-preview" dir="auto" tabIndex={-1} ref={previewed}>
            {text.trim() ? <Markdown text={text} onPlace={showPlace} /> : <p class="muted">{shared.noteEmpty}</p>}
          </div>
        )}
      </div>
      <p class="note-foot muted small">
        {!preview.value && <span>{shared.noteHint}</span>}
        {onHistory && text !== '' && (
          <ActionButton action="note-history" look="quiet" label={shared.noteHistory} onAction={onHistory} />
        )}
      </p>
      {draft.error.value && <ErrorNotice error={draft.error.value} onRetry={() => void draft.retry()} />}
    </div>
  );
}
