import type { Task } from '../analysis/analysis.ts';
import type { TokenEstimate } from '../analysis/estimate.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { findLedger } from '../db/ledger.ts';
import { calibrationOf } from '../queue/calibration.ts';

/** Days of the ledger that say how a model counts. */
export const CALIBRATION_DAYS = 30;

/** Corrects estimates as far as a model's earlier calls of the kind have shown how its server counts. */
export async function calibrations(
  database: Database,
  model: string,
): Promise<(task: Task, estimate: TokenEstimate) => TokenEstimate> {
  const now = Date.now();
  const rows = await findLedger(
    database,
    localDay(new Date(now - CALIBRATION_DAYS * 86_400_000)),
    localDay(new Date(now)),
  );
  return (task, { inputTokens, outputTokens }) => {
    const { input, output } = calibrationOf(rows, { model, task });
    return { inputTokens: Math.round(inputTokens * input), outputTokens: Math.round(outputTokens * output) };
  };
}
