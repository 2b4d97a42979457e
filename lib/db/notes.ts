import type { Note } from '../library/note.ts';
import type { Database } from './database.ts';
import { readableOne } from './row-shape.ts';

/** Reads, changes and writes a note in one transaction; `null` from `change` removes it. */
export async function updateNote(
  database: Database,
  arxivId: string,
  change: (stored: Note | null) => Note | null,
): Promise<Note | null> {
  const transaction = (await database.connection()).transaction('notes', 'readwrite');
  const row = await transaction.store.get(arxivId);
  const stored = readableOne('notes', row) ?? null;
  const note = change(stored);
  if (note) await transaction.store.put(note);
  // What cannot be read is not taken for empty.
  else if (stored || !row) await transaction.store.delete(arxivId);
  await transaction.done;
  return note;
}

export async function findNote(database: Database, arxivId: string): Promise<Note | null> {
  return readableOne('notes', await (await database.connection()).get('notes', arxivId)) ?? null;
}

/** Notes by paper; papers without one are left out. One transaction. */
export async function findNotes(database: Database, arxivIds: readonly string[]): Promise<Map<string, Note>> {
  const { store } = (await database.connection()).transaction('notes');
  const found = await Promise.all(arxivIds.map((arxivId) => store.get(arxivId)));
  return new Map(
    found.flatMap((row): [string, Note][] => {
      const note = readableOne('notes', row);
      return note ? [[note.arxivId, note]] : [];
    }),
  );
}

/** Which of these papers have a note. */
export async function findNoted(database: Database, arxivIds: readonly string[]): Promise<Set<string>> {
  const { store } = (await database.connection()).transaction('notes');
  const keys = await Promise.all(arxivIds.map((arxivId) => store.getKey(arxivId)));
  return new Set(keys.filter((key) => key !== undefined));
}
