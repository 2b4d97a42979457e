import { emptyMark, type Mark } from '../library/mark.ts';
import type { Database } from './database.ts';

/** Reads, changes and writes a mark in one transaction, so that two tabs cannot undo each other. */
export async function updateMark(database: Database, arxivId: string, change: (mark: Mark) => Mark): Promise<Mark> {
  const transaction = (await database.connection()).transaction('marks', 'readwrite');
  const mark = change((await transaction.store.get(arxivId)) ?? emptyMark(arxivId));
  await transaction.store.put(mark);
  await transaction.done;
  return mark;
}

export async function findMarks(database: Database, arxivIds: readonly string[]): Promise<Map<string, Mark>> {
  const { store } = (await database.connection()).transaction('marks');
  const found = await Promise.all(arxivIds.map((arxivId) => store.get(arxivId)));
  return new Map(arxivIds.map((arxivId, i) => [arxivId, found[i] ?? emptyMark(arxivId)]));
}
