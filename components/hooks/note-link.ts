import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { NotePlace } from '../../lib/library/note-anchor.ts';

/** What ties the parts of a paper to the note on it, both ways. */
export interface NoteLink {
  /** Words to begin a paragraph of the note with; null when there are none. */
  opening: Signal<string | null>;
  /** The place whose paragraph is to be shown in the note. */
  sought: Signal<string | null>;
  /** The note as it is being written; empty where no editor is open. */
  text: Signal<string>;
  /** Raised where the stored note was changed beside the editor. */
  stale: Signal<number>;
}

/** For parts of a paper that a note can be begun on. */
export interface NoteOn {
  link: NoteLink;
  /** Opens the note with a paragraph on that place. */
  begin: (place: NotePlace) => void;
}

export function useNoteLink(): NoteLink {
  const opening = useSignal<string | null>(null);
  const sought = useSignal<string | null>(null);
  const text = useSignal('');
  const stale = useSignal(0);
  return useMemo(() => ({ opening, sought, text, stale }), []);
}

/** Milliseconds for which a place that was jumped to stays lit. */
const LIT = 2_000;

/** Brings the place a note speaks of into view and lights it; `from` is on the same surface. */
export function showPlace(from: Element, anchor: string): void {
  const own = from.getRootNode();
  const root = own instanceof ShadowRoot ? own : document;
  const sentence = anchor.replace('sentence-', '');
  const place = root.querySelector<HTMLElement>(`[data-anchor="${anchor}"],[data-sentence~="${sentence}"]`);
  if (!place) return;
  const folded = place.closest('details');
  if (folded) folded.open = true;
  place.scrollIntoView({ block: 'center' });
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.dataset['shown'] = '';
  setTimeout(() => delete place.dataset['shown'], LIT);
}
