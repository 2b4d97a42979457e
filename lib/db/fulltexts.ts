import type { FullText } from '../fulltext/full-text.ts';
import type { Database } from './database.ts';

/** Characters of all stored texts together: some 400 papers. */
export const MOST_CHARACTERS = 32_000_000;

/** The stored text of one version, which counts as used by being asked for. */
export async function findFullText(database: Database, arxivIdV: string, now: string): Promise<FullText | null> {
  const { store, done } = (await database.connection()).transaction('fulltexts', 'readwrite');
  const row = await store.get(arxivIdV);
  if (row) await store.put({ ...row, usedAt: now });
  await done;
  return row?.fullText ?? null;
}

/** Keeps a text; those that were not used for longest make room for it, but never it for them. */
export async function putFullText(
  database: Database,
  arxivIdV: string,
  fullText: FullText,
  now: string,
  most = MOST_CHARACTERS,
): Promise<void> {
  const characters = fullText.sections.reduce(
    (sum, { blocks }) => sum + blocks.reduce((length, { text }) => length + text.length, 0),
    0,
  );
  const { store, done } = (await database.connection()).transaction('fulltexts', 'readwrite');
  await store.put({ arxivIdV, fullText, characters, usedAt: now });
  let total = 0;
  // The most recently used first; a cursor reads one text at a time.
  for (let cursor = await store.index('usedAt').openCursor(null, 'prev'); cursor; cursor = await cursor.continue()) {
    total += cursor.value.characters;
    if (total > most && cursor.value.arxivIdV !== arxivIdV) await cursor.delete();
  }
  await done;
}
