import type { StoredTriage } from '../analysis/triage.ts';
import type { Database } from './database.ts';
import { readable } from './row-shape.ts';

export async function putTriages(database: Database, rows: readonly StoredTriage[]): Promise<void> {
  const transaction = (await database.connection()).transaction('triages', 'readwrite');
  for (const row of rows) await transaction.store.put(row);
  await transaction.done;
}

/** Stored triages of each paper, any version and wording, newest first; one transaction. */
export async function findTriages(
  database: Database,
  arxivIds: readonly string[],
): Promise<Map<string, StoredTriage[]>> {
  const index = (await database.connection()).transaction('triages').store.index('arxivId');
  const rows = await Promise.all(arxivIds.map((arxivId) => index.getAll(arxivId)));
  return new Map(
    arxivIds.map((arxivId, at) => [
      arxivId,
      readable('triages', rows[at] ?? []).toSorted((a, b) =>
        b.provenance.createdAt.localeCompare(a.provenance.createdAt),
      ),
    ]),
  );
}
