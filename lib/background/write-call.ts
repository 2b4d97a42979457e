import type { CallReport } from '../analysis/run-call.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { costOf } from '../providers/prices.ts';
import { isOnDevice, type Profile } from '../providers/profile.ts';
import { storeCall } from './held-answers.ts';
import type { Spending } from './prepare-call.ts';

/** Writes the ledger row of one call; failed calls are paid as well, and counted. */
export async function writeCall(
  database: Database,
  call: Pick<Spending, 'task' | 'subject' | 'estimate'> & { profile: Profile; id?: string; discount?: number },
  report: CallReport,
): Promise<void> {
  const { startedAt, endedAt, usage, outcome } = report;
  const { profile, task, subject } = call;
  const at = new Date(startedAt);
  const inputTokens = usage.inputTokens ?? report.estimate.inputTokens;
  const outputTokens = usage.outputTokens ?? report.estimate.outputTokens;
  await storeCall(database, {
    // Of what may be collected twice, the second row takes the place of the first.
    id: call.id ?? crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task,
    subject,
    provider: profile.provider,
    model: profile.model,
    inputTokens,
    outputTokens,
    estimated: usage.inputTokens === null || usage.outputTokens === null,
    cost: costOf(profile, { inputTokens, outputTokens }, call.discount),
    ...(isOnDevice(profile) ? { free: true } : {}),
    duration: endedAt - startedAt,
    outcome: outcome === 'ok' ? 'done' : outcome,
    expected: { inputTokens: call.estimate.inputTokens, outputTokens: call.estimate.outputTokens },
  });
}
