import type { SpendingRow } from '../queue/spending.ts';

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
    [
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
    ]
      .map(toCell)
      .join(','),
  );
  return `\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is made text: a model's name comes from a server. */
function toCell(value: string | number | boolean): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
