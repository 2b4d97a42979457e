import type { CallReport } from '../analysis/run-call.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { putLedgerRow } from '../db/ledger.ts';
import type { LedgerRow } from '../db/schema.ts';
import { findPreset } from '../providers/index.ts';
import { costOf } from '../providers/prices.ts';
import type { Profile } from '../providers/profile.ts';

/** Writes the ledger row of one call; failed calls are paid as well, and counted. */
export async function writeCall(
  database: Database,
  profile: Profile,
  task: LedgerRow['task'],
  subject: string,
  { startedAt, endedAt, usage, estimate, outcome }: CallReport,
): Promise<void> {
  const at = new Date(startedAt);
  await putLedgerRow(database, {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task,
    subject,
    provider: profile.provider,
    model: profile.model,
    inputTokens: usage.inputTokens ?? estimate.inputTokens,
    outputTokens: usage.outputTokens ?? estimate.outputTokens,
    estimated: usage.inputTokens === null || usage.outputTokens === null,
    cost: costOf(findPreset(profile), profile.model, usage),
    duration: endedAt - startedAt,
    outcome: outcome === 'ok' ? 'done' : outcome,
  });
}
