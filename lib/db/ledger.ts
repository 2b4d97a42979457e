import type { Database } from './database.ts';
import type { LedgerRow } from './schema.ts';

export async function putLedgerRow(database: Database, row: LedgerRow): Promise<void> {
  await (await database.connection()).put('ledger', row);
}

/** Tokens of all calls of one day of the reader's calendar, input and output together. */
export async function sumTokens(database: Database, day: string): Promise<number> {
  const rows = await (await database.connection()).getAllFromIndex('ledger', 'day', day);
  return rows.reduce((sum, row) => sum + row.inputTokens + row.outputTokens, 0);
}
