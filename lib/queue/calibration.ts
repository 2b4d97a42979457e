import type { Task } from '../analysis/analysis.ts';

/** What calibration needs of a ledger row. */
export interface CalibrationRow {
  task: Task;
  model: string;
  inputTokens: number;
  outputTokens: number;
  estimated: boolean;
  outcome: string;
  expected?: { inputTokens: number; outputTokens: number } | undefined;
}

export interface Factors {
  input: number;
  output: number;
}

/** Calls the newest of which are believed; fewer prove nothing. */
const MOST_CALLS = 40;
const LEAST_CALLS = 3;
/** A factor beyond these tells of another kind of fault, such as a server that counts wrongly. */
const LEAST_FACTOR = 0.4;
const MOST_FACTOR = 4;

/** How many tokens a model's server counts for each that is reckoned, as the ledger, oldest first, has it for one task. */
export function calibrationOf(
  rows: readonly CalibrationRow[],
  { model, task }: { model: string; task: Task },
): Factors {
  const counted = rows.filter(
    (row) => row.model === model && row.task === task && row.outcome === 'done' && !row.estimated && row.expected,
  );
  const recent = counted.slice(-MOST_CALLS);
  if (recent.length < LEAST_CALLS) return { input: 1, output: 1 };
  const factor = (side: 'inputTokens' | 'outputTokens'): number => {
    const actual = recent.reduce((sum, row) => sum + row[side], 0);
    const expected = recent.reduce((sum, row) => sum + (row.expected?.[side] ?? 0), 0);
    return expected > 0 ? Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, actual / expected)) : 1;
  };
  return { input: factor('inputTokens'), output: factor('outputTokens') };
}
