import type { SpendingRow } from '../queue/spending.ts';
import { csvLine } from './csv-cell.ts';

const COLUMNS = [
  'at',
  'day',
  'task',
  'subject',
  'category',
  'provider',
  'model',
  'inputTokens',
  'outputTokens',
  'estimated',
  'costUsd',
  'durationMs',
  'outcome',
] as const;

/** The ledger as RFC 4180 has it, a line per call, for any spreadsheet: UTF-8 with its mark, an unknown price left empty. */
export function ledgerToCsv(rows: readonly SpendingRow[]): string {
  const lines = rows.map((row) =>
    csvLine([
      row.at,
      row.day,
      row.task,
      row.subject,
      row.category ?? '',
      row.provider,
      row.model,
      row.inputTokens,
      row.outputTokens,
      row.estimated,
      row.cost ?? '',
      row.duration,
      row.outcome,
    ]),
  );
  return `\ufeff${csvLine(COLUMNS)}${lines.join('')}`;
}
