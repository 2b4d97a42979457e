import type { Task } from '../analysis/analysis.ts';
import type { TokenEstimate } from '../analysis/estimate.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { findLedger } from '../db/ledger.ts';
import { calibrationOf } from '../queue/calibration.ts';

/** Days of the ledger that say how a model counts. */
const DAYS = 30;

/** An estimate as far as this model's earlier calls of the kind have shown how its server counts. */
export async function calibrated(
  database: Database,
  by: { model: string; task: Task },
  { inputTokens, outputTokens }: TokenEstimate,
): Promise<TokenEstimate> {
  const now = Date.now();
  const from = localDay(new Date(now - DAYS * 86_400_000));
  const factors = calibrationOf(await findLedger(database, from, localDay(new Date(now))), by);
  return {
    inputTokens: Math.round(inputTokens * factors.input),
    outputTokens: Math.round(outputTokens * factors.output),
  };
}
