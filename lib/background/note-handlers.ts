import { AppError } from '../core/errors.ts';
import { findNote, findNoteVersions, type NoteDecision, updateNote } from '../db/notes.ts';
import { countsSince } from '../interests/learned/signals.ts';
import type { Note, NoteVersion } from '../library/note.ts';
import { mergeNote, putBack } from '../library/notes.ts';
import { getSettings } from '../settings/store.ts';
import { forgetLearned } from './learned-interest.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findPaperView } from './views.ts';

type NoteHandlers = Pick<Handlers, 'getNote' | 'saveNote' | 'listNoteVersions' | 'restoreNote'>;

/** The reader's notes, and what they said before. */
export function noteHandlers(services: Services): NoteHandlers {
  const { database, events } = services;
  const update = async (
    arxivId: string,
    change: (stored: Note | null, history: readonly NoteVersion[], now: string) => NoteDecision,
  ): Promise<Note | null> => {
    const now = new Date().toISOString();
    const { interestSince } = await getSettings();
    let isNews = false;
    const counts = (note: Note | null): boolean => countsSince(note?.updatedAt, interestSince);
    const decide = (stored: Note | null, history: readonly NoteVersion[]): NoteDecision => {
      const decision = change(stored, history, now);
      isNews = counts(stored) !== counts(decision.next);
      return decision;
    };
    const note = await updateNote(database, arxivId, decide, now);
    // That there is a note says something of its paper; each save of its words, many a minute, says nothing more.
    if (isNews) await forgetLearned(database);
    const view = await findPaperView(services, arxivId);
    if (view) events.tell({ type: 'paper', view });
    return note;
  };
  return {
    getNote: ({ arxivId }) => findNote(database, arxivId),
    saveNote: (edit) =>
      update(edit.arxivId, (stored, _, now) => {
        const next = mergeNote(stored, edit, now);
        const isJoined = stored !== null && next !== null && next !== stored && next.text !== edit.text;
        return { next, ...(isJoined ? { met: edit.text } : {}) };
      }),
    listNoteVersions: ({ arxivId }) => findNoteVersions(database, arxivId),
    restoreNote: ({ arxivId, id }) =>
      update(arxivId, (stored, history, now) => {
        const version = history.find((each) => each.id === id);
        if (!version) throw new AppError('not-found', id);
        return { next: putBack(stored, version, now), restores: true };
      }),
  };
}
