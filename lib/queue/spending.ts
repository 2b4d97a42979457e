import type { LedgerRow } from '../db/schema.ts';

/** A row of the ledger with the category it was spent on; null where nobody knows the paper any more. */
export type SpendingRow = LedgerRow & { category: string | null };

export const GROUPINGS = ['day', 'task', 'model', 'category'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What some calls took together. */
export interface Total {
  calls: number;
  /** Calls that brought nothing; their tokens are paid as well. */
  failed: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars of the calls with a known price. */
  cost: number;
  /** Tokens of calls whose price nobody knows: they are not in `cost`. */
  unpriced: number;
  /** Tokens of the browser's own models, for which nothing is paid. */
  free: number;
  /** Calls of which the server did not say the tokens. */
  estimated: number;
}

export interface Group extends Total {
  key: string;
}

/** What was asked for and not sent, for it was here already. */
export interface Saved {
  answers: number;
  tokens: number;
  cost: number;
}

const NOTHING: Total = {
  calls: 0,
  failed: 0,
  inputTokens: 0,
  outputTokens: 0,
  cost: 0,
  unpriced: 0,
  free: 0,
  estimated: 0,
};

export function totalOf(rows: readonly LedgerRow[]): Total {
  return rows.filter(isCall).reduce<Total>(
    (sum, row) => ({
      calls: sum.calls + 1,
      failed: sum.failed + (row.outcome === 'done' ? 0 : 1),
      inputTokens: sum.inputTokens + row.inputTokens,
      outputTokens: sum.outputTokens + row.outputTokens,
      cost: sum.cost + (row.cost ?? 0),
      unpriced: sum.unpriced + (row.cost === null && !row.free ? row.inputTokens + row.outputTokens : 0),
      free: sum.free + (row.free ? row.inputTokens + row.outputTokens : 0),
      estimated: sum.estimated + (row.estimated ? 1 : 0),
    }),
    NOTHING,
  );
}

/** Totals by day, newest first, or by anything else, the most tokens first. */
export function groupSpending(rows: readonly SpendingRow[], by: Grouping): Group[] {
  const groups = Map.groupBy(rows.filter(isCall), (row) => row[by] ?? '');
  const totals = [...groups].map(([key, members]) => ({ key, ...totalOf(members) }));
  if (by === 'day') return totals.toSorted((a, b) => b.key.localeCompare(a.key));
  return totals.toSorted((a, b) => b.inputTokens + b.outputTokens - a.inputTokens - a.outputTokens);
}

export function savedOf(rows: readonly LedgerRow[]): Saved {
  let answers = 0;
  let tokens = 0;
  let cost = 0;
  for (const { outcome, saved } of rows) {
    if (outcome !== 'stored' || !saved) continue;
    answers += 1;
    tokens += saved.tokens;
    cost += saved.cost ?? 0;
  }
  return { answers, tokens, cost };
}

/** A row of something that was sent. */
export function isCall({ outcome }: Pick<LedgerRow, 'outcome'>): boolean {
  return outcome !== 'stored';
}
