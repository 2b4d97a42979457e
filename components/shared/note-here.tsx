import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { openNote } from '../../lib/library/note-anchor.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { type NoteOn, useNoteLink } from '../hooks/note-link.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { NoteEditor } from './note-editor.tsx';

/** The field of a note on its paper's panel: whether it was opened, and what begins a paragraph in it. */
export interface NoteField {
  writing: Signal<boolean>;
  note: NoteOn;
}

export function useNoteField(): NoteField {
  const writing = useSignal(false);
  const link = useNoteLink();
  const note: NoteOn = {
    link,
    begin: (place) => {
      link.opening.value = openNote(place);
      writing.value = true;
    },
  };
  return { writing, note };
}

interface NoteHereProps extends NoteField {
  view: PaperView;
  store: PaperStore;
  onHistory?: () => void;
}

/** The note where there is one or it is being written; nothing else. */
export function NoteHere({ view, store, writing, note, onHistory }: NoteHereProps): VNode | null {
  const { arxivId, title } = view.paper;
  if (!writing.value && !view.hasNote) return null;
  return (
    <NoteEditor
      arxivId={arxivId}
      title={title}
      autoFocus={writing.value}
      link={note.link}
      {...(onHistory ? { onHistory } : {})}
      onSaved={(saved, restore) => {
        // Emptied, the note is gone; the field it is being written in is not.
        writing.value = true;
        store.noteSaved(arxivId, saved !== null, restore);
      }}
    />
  );
}
