import type { Analysis } from '../analysis/analysis.ts';
import type { Database } from './database.ts';
import { rowsAmong } from './many-rows.ts';
import { readable } from './row-shape.ts';

export async function putAnalyses(database: Database, analyses: readonly Analysis[]): Promise<void> {
  const transaction = (await database.connection()).transaction('analyses', 'readwrite');
  const written = analyses.map((analysis) => transaction.store.put(analysis));
  // Why none of it was written the transaction alone can say.
  for (const each of written) each.catch(() => undefined);
  await transaction.done;
}

/**
 * Stored analyses by paper, of those that have any: any version, form and language, newest first; what came with a
 * report after all others.
 */
export async function findAnalyses(database: Database, arxivIds: readonly string[]): Promise<Map<string, Analysis[]>> {
  const index = (await database.connection()).transaction('analyses').store.index('arxivId');
  const rows = readable('analyses', await rowsAmong(index, arxivIds)).toSorted(
    (a, b) =>
      Number(a.provenance.source === 'report') - Number(b.provenance.source === 'report') ||
      b.provenance.createdAt.localeCompare(a.provenance.createdAt),
  );
  return Map.groupBy(rows, ({ arxivId }) => arxivId);
}
