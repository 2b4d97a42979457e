import type { Amount, Spent } from '../queue/budget.ts';
import type { Database } from './database.ts';
import type { LedgerRow } from './schema.ts';

export async function putLedgerRow(database: Database, row: LedgerRow): Promise<void> {
  await (await database.connection()).put('ledger', row);
}

/** Rows of some days of the reader's calendar, both ends among them, oldest first. */
export async function findLedger(database: Database, from: string, to: string): Promise<LedgerRow[]> {
  const range = IDBKeyRange.bound(from, to);
  const rows = await (await database.connection()).getAllFromIndex('ledger', 'day', range);
  return rows.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** What was spent on a day of the reader's calendar and since that month began. */
export async function sumSpent(database: Database, day: string): Promise<Spent> {
  const month = await findLedger(database, `${day.slice(0, 8)}01`, day);
  return { day: sum(month.filter((row) => row.day === day)), month: sum(month) };
}

function sum(rows: readonly LedgerRow[]): Amount {
  let tokens = 0;
  let cost = 0;
  for (const row of rows) {
    if (row.free) continue;
    tokens += row.inputTokens + row.outputTokens;
    cost += row.cost ?? 0;
  }
  return { tokens, cost };
}
