import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import { findPlace, type NotePlace } from '../../lib/library/note-anchor.ts';
import { messages } from '../hooks/messages.ts';
import type { NoteOn } from '../hooks/note-link.ts';
import { ActionButton } from './action-button.tsx';

interface NoteButtonProps {
  note: NoteOn;
  place: NotePlace;
  /** Of the place, where its label is not enough. */
  name?: string;
}

/** Begins a paragraph of the note on a place; where there is one, leads to it, and stays in view. */
export function NoteButton({ note: { link, begin }, place, name = place.label }: NoteButtonProps): VNode {
  const { shared } = messages.value;
  const isNoted = findPlace(link.text.value, place.anchor) !== -1;
  return (
    <span class="note-mark" data-noted={isNoted}>
      <ActionButton
        action="note-section"
        icon="note"
        look="quiet"
        label={isNoted ? shared.noteThere(isolated(name)) : shared.noteOnSection(isolated(name))}
        iconOnly
        onAction={() => {
          if (isNoted) link.sought.value = place.anchor;
          else begin(place);
        }}
      />
    </span>
  );
}
