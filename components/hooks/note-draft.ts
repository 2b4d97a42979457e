import { type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { Note } from '../../lib/library/note.ts';
import { isRetired } from './retired.ts';

export type NoteState = 'loading' | 'clean' | 'editing' | 'saving' | 'saved' | 'failed' | 'conflict';

/** Milliseconds after the last key. */
const AUTOSAVE_DELAY = 600;

/** Milliseconds before each new save after one that met a background which had just gone; then it is the reader's turn. */
export const RETRY_DELAYS: readonly number[] = [1_000, 2_000, 5_000, 15_000, 30_000];

/** Called with what was saved; of a note that was emptied, with what puts its words back. */
export type SavedNote = (note: Note | null, restore?: () => Promise<void>) => void;

/** A note while it is being written. Saves go out one at a time, the newest text last. */
export interface NoteDraft {
  readonly text: ReadonlySignal<string>;
  readonly state: ReadonlySignal<NoteState>;
  readonly error: ReadonlySignal<ErrorShape | null>;
  /** Fetches the stored note unless there are words not saved yet. */
  refresh(): Promise<void>;
  edit(text: string): void;
  /** Saves what is not saved, at once. */
  flush(): Promise<void>;
  /** What failed, once more: the save if there is one to make, else the fetching. */
  retry(): Promise<void>;
}

export function createNoteDraft(arxivId: string, onSaved?: SavedNote): NoteDraft {
  const text = signal('');
  const state = signal<NoteState>('loading');
  const error = signal<ErrorShape | null>(null);
  /** What the background is known to hold. */
  let stored = '';
  let revision = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  let retries = 0;

  /** The stored note has been seen: an empty field is the reader's own doing. */
  let loaded = false;
  const accept = (note: Note | null): void => {
    loaded = true;
    stored = note?.text ?? '';
    revision = note?.revision ?? 0;
  };
  const fail = (thrown: unknown): void => {
    error.value = toAppError(thrown).toShape();
    state.value = 'failed';
  };
  /** The browser ends the background when it likes, and the next call starts it anew. */
  const saveLater = (): void => {
    const delay = RETRY_DELAYS[retries];
    if (error.value?.code !== 'interrupted' || isRetired.value || delay === undefined) return;
    retries += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const save = async (): Promise<void> => {
    const sent = text.value;
    const before = stored;
    state.value = 'saving';
    error.value = null;
    try {
      const note = await call('saveNote', { arxivId, text: sent, revision });
      accept(note);
      retries = 0;
      const met = stored !== sent;
      // Words typed while the answer was on its way are put into the merged text, not under it.
      if (met) text.value = text.value === sent ? stored : withEdits(stored, sent, text.value);
      state.value = met ? 'conflict' : text.value === stored ? 'saved' : 'editing';
      if (note === null && before !== '') onSaved?.(note, () => restore(before));
      else onSaved?.(note);
    } catch (thrown) {
      fail(thrown);
      saveLater();
    }
  };

  const saveSoon = (): void => {
    if (saving === null) state.value = 'editing';
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), AUTOSAVE_DELAY);
  };

  /** Words that came into the emptied note stay, below. */
  const restore = (before: string): Promise<void> => {
    text.value = text.value.trim() === '' ? before : `${before}\n\n${text.value}`;
    return flush();
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (saving) await saving;
    if (text.value === stored) return;
    // Two flushes may have waited for the same save: the second finds the first one's.
    saving ??= save().finally(() => {
      saving = null;
    });
    await saving;
  };

  return {
    text,
    state,
    error,
    flush,
    edit(next) {
      text.value = next;
      // What is typed into a note that is still being read is put below it once it is known.
      if (state.value !== 'loading') saveSoon();
    },
    retry() {
      return state.value !== 'loading' && text.value !== stored && loaded ? flush() : this.refresh();
    },
    async refresh() {
      if (saving !== null || (loaded && text.value !== stored)) return;
      const isFirst = !loaded;
      const before = text.value;
      try {
        const note = await call('getNote', { arxivId });
        // Edited or saved meanwhile, it is known better here.
        if (saving !== null || isFirst === loaded || (loaded && text.value !== before)) return;
        const typed = isFirst ? text.value : '';
        accept(note);
        error.value = null;
        if (state.value === 'loading' || state.value === 'failed') state.value = 'clean';
        text.value = [stored, typed].filter((part) => part !== '').join('\n\n');
        if (typed !== '') saveSoon();
      } catch (thrown) {
        fail(thrown);
      }
    },
  };
}

function withEdits(merged: string, sent: string, current: string): string {
  return sent !== '' && merged.includes(sent) ? merged.replace(sent, () => current) : `${merged}\n\n${current}`;
}
