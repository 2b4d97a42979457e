import type { FullText } from '../fulltext/full-text.ts';
import type { Database } from './database.ts';
import { isReadable, readableOne } from './row-shape.ts';

/** Characters of all stored texts together: some 400 papers. */
const MOST_CHARACTERS = 32_000_000;

/** Milliseconds for which it is believed that there is no text: arXiv may yet make one. */
const ABSENCE = 24 * 3_600_000;

/**
 * The stored text of one version, which counts as used by being asked for; null where none was to be had a short while
 * ago, undefined where nothing is known.
 */
export async function findFullText(
  database: Database,
  arxivIdV: string,
  now: string,
): Promise<FullText | null | undefined> {
  const { store, done } = (await database.connection()).transaction('fulltexts', 'readwrite');
  const row = readableOne('fulltexts', await store.get(arxivIdV));
  if (row?.fullText) await store.put({ ...row, usedAt: now });
  await done;
  if (row?.fullText === null) return Date.parse(now) - Date.parse(row.usedAt) < ABSENCE ? null : undefined;
  return row?.fullText;
}

/** Keeps a text, or that there is none; texts that were not used for longest make room for it, but never it for them. */
export async function putFullText(
  database: Database,
  arxivIdV: string,
  fullText: FullText | null,
  now: string,
  most = MOST_CHARACTERS,
): Promise<void> {
  const characters = (fullText?.sections ?? []).reduce(
    (sum, { blocks }) => sum + blocks.reduce((length, { text }) => length + text.length, 0),
    0,
  );
  const { store, done } = (await database.connection()).transaction('fulltexts', 'readwrite');
  await store.put({ arxivIdV, fullText, characters, usedAt: now });
  let total = 0;
  // The most recently used first; a cursor reads one text at a time.
  for (let cursor = await store.index('usedAt').openCursor(null, 'prev'); cursor; cursor = await cursor.continue()) {
    if (!isReadable('fulltexts', cursor.value)) continue;
    total += cursor.value.characters;
    if (total > most && cursor.value.arxivIdV !== arxivIdV) await cursor.delete();
  }
  await done;
}
