import type { Database } from './database.ts';
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
  const rows = await Promise.all(arxivIds.map((arxivId) => store.get(arxivId)));
  return new Map(rows.flatMap((row) => (row ? [[row.arxivId, row] as const] : [])));
}
