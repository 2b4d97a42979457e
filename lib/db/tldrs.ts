import type { Database } from './database.ts';
import { rowsAmong } from './many-rows.ts';
import { readable } from './row-shape.ts';
import type { TranslatedSentence } from './schema.ts';

export async function putTldr(database: Database, row: TranslatedSentence): Promise<void> {
  await (await database.connection()).put('tldrs', row);
}

/** By paper, of those that have one; one transaction. */
export async function findTldrs(
  database: Database,
  arxivIds: readonly string[],
): Promise<Map<string, TranslatedSentence>> {
  const { store } = (await database.connection()).transaction('tldrs');
  const rows = readable('tldrs', await rowsAmong(store, arxivIds));
  return new Map(rows.map((row) => [row.arxivId, row]));
}
