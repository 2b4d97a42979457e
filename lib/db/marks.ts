import { emptyMark, type Mark } from '../library/mark.ts';
import type { Database } from './database.ts';
import { rowsAmong } from './many-rows.ts';
import { readable, readableOne } from './row-shape.ts';

/** Reads, changes and writes marks in one transaction, so that two tabs cannot undo each other. */
export async function updateMarks(
  database: Database,
  arxivIds: readonly string[],
  change: (mark: Mark) => Mark,
): Promise<Mark[]> {
  const transaction = (await database.connection()).transaction('marks', 'readwrite');
  const marks: Mark[] = [];
  for (const arxivId of arxivIds) {
    const mark = change(readableOne('marks', await transaction.store.get(arxivId)) ?? emptyMark(arxivId));
    await transaction.store.put(mark);
    marks.push(mark);
  }
  await transaction.done;
  return marks;
}

export async function updateMark(database: Database, arxivId: string, change: (mark: Mark) => Mark): Promise<Mark> {
  const [mark] = await updateMarks(database, [arxivId], change);
  return mark ?? emptyMark(arxivId);
}

export async function findMarks(database: Database, arxivIds: readonly string[]): Promise<Map<string, Mark>> {
  const { store } = (await database.connection()).transaction('marks');
  const rows = readable('marks', await rowsAmong(store, arxivIds));
  const stored = new Map(rows.map((mark) => [mark.arxivId, mark]));
  return new Map(arxivIds.map((arxivId) => [arxivId, stored.get(arxivId) ?? emptyMark(arxivId)]));
}

export async function listMarks(database: Database): Promise<Mark[]> {
  return readable('marks', await (await database.connection()).getAll('marks'));
}
