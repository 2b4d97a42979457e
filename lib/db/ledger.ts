import type { Amount, Spent } from '../queue/budget.ts';
import type { Database } from './database.ts';
import { readable } from './row-shape.ts';
import type { LedgerRow } from './schema.ts';

/**
 * What was read since the last row was written, by its days: each paper's page asks for the same month again, and only
 * here is written.
 */
const read = new WeakMap<Database, Map<string, Promise<readonly LedgerRow[]>>>();
/** The days that estimates learn from, and the month of the caps. */
const MOST_SPANS = 2;

export async function putLedgerRow(database: Database, row: LedgerRow): Promise<void> {
  try {
    await (await database.connection()).put('ledger', row);
  } finally {
    read.delete(database);
  }
}

/** After rows came or went by another way. */
export function forgetLedger(database: Database): void {
  read.delete(database);
}

/** Rows of some days of the reader's calendar, both ends among them, oldest first. */
export function findLedger(database: Database, from: string, to: string): Promise<readonly LedgerRow[]> {
  const known = read.get(database) ?? new Map<string, Promise<readonly LedgerRow[]>>();
  read.set(database, known);
  if (known.size > MOST_SPANS) known.clear();
  const days = `${from} ${to}`;
  const rows = known.get(days) ?? readLedger(database, from, to);
  known.set(days, rows);
  rows.catch(() => known.delete(days));
  return rows;
}

async function readLedger(database: Database, from: string, to: string): Promise<readonly LedgerRow[]> {
  const range = IDBKeyRange.bound(from, to);
  const rows = await (await database.connection()).getAllFromIndex('ledger', 'day', range);
  return readable('ledger', rows).toSorted((a, b) => a.at.localeCompare(b.at));
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
