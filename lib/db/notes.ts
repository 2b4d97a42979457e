import type { Note, NoteVersion } from '../library/note.ts';
import { changeHistory, type NoteChange } from '../library/note-history.ts';
import type { Database } from './database.ts';
import { keysAmong, rowsAmong } from './many-rows.ts';
import { readable, readableOne } from './row-shape.ts';
import { abort } from './rows.ts';

/** What becomes of a note: `next` null removes it. */
export type NoteDecision = Omit<NoteChange, 'stored'>;

/**
 * Reads, changes and writes a note with its history in one transaction, so that what it said is kept if the change
 * is, and only then. `now` is an ISO 8601 instant.
 */
export async function updateNote(
  database: Database,
  arxivId: string,
  change: (stored: Note | null, history: readonly NoteVersion[]) => NoteDecision,
  now: string,
): Promise<Note | null> {
  const transaction = (await database.connection()).transaction(['notes', 'noteHistory'], 'readwrite');
  const notes = transaction.objectStore('notes');
  const versions = transaction.objectStore('noteHistory');
  const work = async (): Promise<Note | null> => {
    const [row, rows] = await Promise.all([notes.get(arxivId), versions.index('arxivId').getAll(arxivId)]);
    const stored = readableOne('notes', row) ?? null;
    const history = readable('noteHistory', rows);
    const decision = change(stored, history);
    const { put, remove } = changeHistory(history, { stored, ...decision }, now);
    await Promise.all([...put.map((version) => versions.put(version)), ...remove.map((id) => versions.delete(id))]);
    if (decision.next) await notes.put(decision.next);
    // What cannot be read is not taken for empty.
    else if (stored || !row) await notes.delete(arxivId);
    await transaction.done;
    return decision.next;
  };
  try {
    return await work();
  } catch (thrown) {
    await abort(transaction);
    throw thrown;
  }
}

/** What a note said before, newest first. */
export async function findNoteVersions(database: Database, arxivId: string): Promise<NoteVersion[]> {
  const rows = await (await database.connection()).getAllFromIndex('noteHistory', 'arxivId', arxivId);
  return readable('noteHistory', rows).toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

export async function findNote(database: Database, arxivId: string): Promise<Note | null> {
  return readableOne('notes', await (await database.connection()).get('notes', arxivId)) ?? null;
}

/** Notes by paper; papers without one are left out. One transaction. */
export async function findNotes(database: Database, arxivIds: readonly string[]): Promise<Map<string, Note>> {
  const { store } = (await database.connection()).transaction('notes');
  const notes = readable('notes', await rowsAmong(store, arxivIds));
  return new Map(notes.map((note) => [note.arxivId, note]));
}

/** When each note was last saved, by paper. */
export async function listNoteTimes(database: Database): Promise<Map<string, string>> {
  const notes = readable('notes', await (await database.connection()).getAll('notes'));
  return new Map(notes.map(({ arxivId, updatedAt }) => [arxivId, updatedAt]));
}

/** Which of these papers have a note. */
export async function findNoted(database: Database, arxivIds: readonly string[]): Promise<ReadonlySet<unknown>> {
  return keysAmong((await database.connection()).transaction('notes').store, arxivIds);
}
