import type { TokenEstimate } from '../analysis/estimate.ts';
import type { CallReport } from '../analysis/run-call.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { sumSpent } from '../db/ledger.ts';
import type { LedgerRow } from '../db/schema.ts';
import { findPreset } from '../providers/index.ts';
import { costOf } from '../providers/prices.ts';
import { UNKNOWN_CONTEXT } from '../providers/provider.ts';
import type { Caps, Spent } from '../queue/budget.ts';
import type { Job } from '../queue/job.ts';
import { findOutputLevel, getSettings } from '../settings/store.ts';
import { isLoopback } from '../providers/profile.ts';
import { calibrated } from './calibrated.ts';
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

/** The reader's caps, and what of them is used up. */
export async function spentToday(database: Database): Promise<{ caps: Caps; readSpent: () => Promise<Spent> }> {
  const { budgetUnit: unit, dailyBudget: daily, monthlyBudget: monthly } = await getSettings();
  return { caps: { unit, daily, monthly }, readSpent: () => sumSpent(database, localDay(new Date())) };
}

/** Everything about the provider that a paid run needs; refuses before anything is spent. */
export async function prepareCall({ database, budget }: Services, job: Job, { task, subject, estimate }: Spending) {
  const { profile, apiKey } = await getConnection(database);
  const { glossary, prompts } = await getSettings();
  const preset = findPreset(profile);
  const expected = await calibrated(database, { model: profile.model, task }, estimate);
  const tokens = expected.inputTokens + expected.outputTokens;
  // A model on the reader's own machine costs no money, whatever its price is not known to be.
  const cost = isLoopback(new URL(profile.baseUrl).hostname) ? 0 : costOf(preset, profile.model, expected);
  const { caps, readSpent } = await spentToday(database);
  await budget.reserve(job.id, { tokens, cost }, caps, readSpent);
  const learned = await findOutputLevel(profile.baseUrl, profile.model);
  return {
    profile,
    apiKey,
    glossary,
    prompts,
    level: learned ?? preset?.outputLevel ?? ('json_schema' as const),
    complete: streamCompletion,
    cost: (usage: Parameters<typeof costOf>[2]) => costOf(preset, profile.model, usage),
    onCall: (report: CallReport) => writeCall(database, { profile, task, subject, estimate }, report),
  };
}
