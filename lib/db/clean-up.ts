import type { Database } from './database.ts';
import { findKeys } from './rows.ts';
import { isReadable } from './row-shape.ts';

/** What can be thrown away without loss to the library, each from one store. */
export const CLEAN_UPS = ['fulltexts', 'tryouts', 'papers', 'ledger'] as const;
export type CleanUp = (typeof CLEAN_UPS)[number];

const MILLISECONDS = 86_400_000;
/** Days of the ledger that stay whatever is asked: caps look at a month, and estimates learn from the rows before. */
const LEDGER_DAYS = 92;

/**
 * Keys of what a clean-up would take: texts and runs that can be had again; calls and papers older than `days`, of
 * papers those alone with which the reader, or a model, has done nothing. A row that cannot be read is no one's to judge.
 */
export async function findSpare(database: Database, what: CleanUp, days: number, now: number): Promise<IDBValidKey[]> {
  const before = (age: number): string => new Date(now - age * MILLISECONDS).toISOString();
  if (what === 'fulltexts' || what === 'tryouts') return findKeys(database, what, () => true);
  if (what === 'ledger') {
    const limit = before(Math.max(days, LEDGER_DAYS));
    return findKeys(database, what, (row) => isReadable(what, row) && isBefore(row['at'], limit));
  }
  const limit = before(days);
  const kept = await findKept(database, limit);
  return findKeys(database, what, (row) => {
    return isReadable(what, row) && isBefore(row['storedAt'], limit) && !kept.has(String(row['arxivId']));
  });
}

/** Papers that are starred or hidden, seen since `limit`, noted, analysed or asked about. */
async function findKept(database: Database, limit: string): Promise<Set<string>> {
  const db = await database.connection();
  const kept = new Set<string>(await db.getAllKeys('notes'));
  for (const mark of await db.getAll('marks')) {
    const { starredAt, hiddenAt, seenAt } = mark;
    if (starredAt !== null || hiddenAt !== null || !isBefore(seenAt ?? '', limit)) kept.add(mark.arxivId);
  }
  for (const store of ['analyses', 'asks'] as const) {
    const papers = db.transaction(store).store.index('arxivId');
    for (let cursor = await papers.openKeyCursor(null, 'nextunique'); cursor; cursor = await cursor.continue()) {
      kept.add(cursor.key);
    }
  }
  return kept;
}

/** Both ISO 8601 instants in UTC. */
function isBefore(at: unknown, limit: string): boolean {
  return typeof at === 'string' && at < limit;
}
