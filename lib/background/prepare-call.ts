import type { TokenEstimate } from '../analysis/estimate.ts';
import type { CallReport } from '../analysis/run-call.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { localDay } from '../core/dates.ts';
import { sumTokens } from '../db/ledger.ts';
import type { LedgerRow } from '../db/schema.ts';
import { findPreset } from '../providers/index.ts';
import { costOf } from '../providers/prices.ts';
import { UNKNOWN_CONTEXT } from '../providers/provider.ts';
import type { Job } from '../queue/job.ts';
import { findOutputLevel, getSettings } from '../settings/store.ts';
import { getConnection } from './connection.ts';
import type { Services } from './services.ts';
import { writeCall } from './write-call.ts';

/** What the saved model holds, in tokens. */
export async function contextTokensOf(): Promise<number> {
  const { profile } = await getSettings();
  return (profile && findPreset(profile)?.contextTokens) ?? UNKNOWN_CONTEXT;
}

export interface Spending {
  task: LedgerRow['task'];
  /** What the ledger calls it. */
  subject: string;
  estimate: TokenEstimate;
}

/** Everything about the provider that a paid run needs; refuses before anything is spent. */
export async function prepareCall({ database, budget }: Services, job: Job, { task, subject, estimate }: Spending) {
  const { profile, apiKey } = await getConnection(database);
  const { dailyBudget, glossary, prompts } = await getSettings();
  const spent = await sumTokens(database, localDay(new Date()));
  budget.reserve(job.id, estimate.inputTokens + estimate.outputTokens, { spent, cap: dailyBudget });
  const preset = findPreset(profile);
  const learned = await findOutputLevel(profile.baseUrl, profile.model);
  return {
    profile,
    apiKey,
    glossary,
    prompts,
    level: learned ?? preset?.outputLevel ?? ('json_schema' as const),
    complete: streamCompletion,
    cost: (usage: Parameters<typeof costOf>[2]) => costOf(preset, profile.model, usage),
    onCall: (report: CallReport) => writeCall(database, profile, task, subject, report),
  };
}
