import type { Database } from './database.ts';
import { readableOne } from './row-shape.ts';
import type { LearnedRow } from './schema.ts';

export async function findLearned(database: Database): Promise<LearnedRow | undefined> {
  return readableOne('interests', await (await database.connection()).get('interests', 'learned'));
}

export async function putLearned(database: Database, row: LearnedRow): Promise<void> {
  await (await database.connection()).put('interests', row);
}

export async function deleteLearned(database: Database): Promise<void> {
  await (await database.connection()).delete('interests', 'learned');
}

/** The papers met last, newest identifiers first, without what the reader has done with them. */
export async function findNewestPapers(database: Database, most: number): Promise<string[]> {
  const { store } = (await database.connection()).transaction('papers');
  const keys: string[] = [];
  // Identifiers since 2007 begin with a digit and rise with time.
  const range = IDBKeyRange.upperBound(':');
  for (
    let cursor = await store.openKeyCursor(range, 'prev');
    cursor && keys.length < most;
    cursor = await cursor.continue()
  ) {
    keys.push(cursor.key);
  }
  return keys;
}
