import type { StoredTriage } from '../analysis/triage.ts';
import type { Database } from './database.ts';
import { rowsAmong } from './many-rows.ts';
import { readable } from './row-shape.ts';

export async function putTriages(database: Database, rows: readonly StoredTriage[]): Promise<void> {
  const transaction = (await database.connection()).transaction('triages', 'readwrite');
  for (const row of rows) await transaction.store.put(row);
  await transaction.done;
}

/** Stored triages by paper, of those that have any: any version and wording, newest first; one transaction. */
export async function findTriages(
  database: Database,
  arxivIds: readonly string[],
): Promise<Map<string, StoredTriage[]>> {
  const index = (await database.connection()).transaction('triages').store.index('arxivId');
  const rows = readable('triages', await rowsAmong(index, arxivIds));
  const newestFirst = rows.toSorted((a, b) => b.provenance.createdAt.localeCompare(a.provenance.createdAt));
  return Map.groupBy(newestFirst, ({ arxivId }) => arxivId);
}
