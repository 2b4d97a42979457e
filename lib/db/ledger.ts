import type { Amount, Spent } from '../queue/budget.ts';
import type { Database } from './database.ts';
import { readable } from './row-shape.ts';
import type { LedgerRow } from './schema.ts';

interface Span {
  from: string;
  to: string;
  rows: Promise<readonly LedgerRow[]>;
}

/**
 * What was read, by its days: each call and each paper's page asks for the same month again. Only here is written, so
 * that a new row is added to what is known instead of reading all of it once more.
 */
const read = new WeakMap<Database, Map<string, Span>>();
/** The days that estimates learn from, and the month of the caps. */
const MOST_SPANS = 2;

export async function putLedgerRow(database: Database, row: LedgerRow): Promise<void> {
  try {
    await (await database.connection()).put('ledger', row);
  } catch (thrown) {
    read.delete(database);
    throw thrown;
  }
  for (const span of read.get(database)?.values() ?? []) {
    if (span.from <= row.day && row.day <= span.to) extend(span, row);
  }
}

/** With a row that has been written; one read at the same moment may have it already. */
function extend(span: Span, row: LedgerRow): void {
  const rows = span.rows.then((known) => {
    if (known.some(({ id }) => id === row.id)) return known;
    return known.toSpliced(known.findLastIndex(({ at }) => at <= row.at) + 1, 0, row);
  });
  // Whoever reads it hears of it.
  rows.catch(() => undefined);
  span.rows = rows;
}

/** After rows came or went by another way. */
export function forgetLedger(database: Database): void {
  read.delete(database);
}

/** Rows of some days of the reader's calendar, both ends among them, oldest first. After a clock was set back the first may lie behind the last. */
export function findLedger(database: Database, one: string, other: string): Promise<readonly LedgerRow[]> {
  const [from, to] = one <= other ? [one, other] : [other, one];
  const known = read.get(database) ?? new Map<string, Span>();
  read.set(database, known);
  if (known.size > MOST_SPANS) known.clear();
  const days = `${from} ${to}`;
  const span = known.get(days) ?? { from, to, rows: readLedger(database, from, to) };
  known.set(days, span);
  span.rows.catch(() => known.delete(days));
  return span.rows;
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
