import type { TokenEstimate } from '../analysis/estimate.ts';
import type { CallReport, Complete } from '../analysis/run-call.ts';
import type { Usage } from '../completion/completion.ts';
import { streamOnDevice } from '../completion/stream-on-device.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { findBatches } from '../db/batches.ts';
import { sumSpent } from '../db/ledger.ts';
import type { LedgerRow } from '../db/schema.ts';
import { contextTokensOf as contextOf, findPreset } from '../providers/index.ts';
import { costOf } from '../providers/prices.ts';
import { isOnDevice } from '../providers/profile.ts';
import { outstandingOf } from '../queue/batch.ts';
import type { Amount, Caps, Spent } from '../queue/budget.ts';
import type { Job } from '../queue/job.ts';
import { findProfile } from '../settings/profiles.ts';
import { findOutputLevel, getSettings } from '../settings/store.ts';
import { calibrations } from './calibrations.ts';
import { countCalls } from './call-windows.ts';
import { getConnection } from './connection.ts';
import { amountOf } from './price-of.ts';
import type { Services } from './services.ts';
import { writeCall } from './write-call.ts';

/** What the model of a job's profile holds, in tokens; the browser's own is asked. */
export async function contextTokensOf(
  { device }: Pick<Services, 'device'>,
  { profileId }: Pick<Job, 'profileId'>,
  signal: AbortSignal,
): Promise<number> {
  const profile = findProfile(await getSettings(), profileId);
  const told = profile && isOnDevice(profile) ? await device.contextTokens(signal) : null;
  return told ?? contextOf(profile);
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
  return { caps: { unit, daily, monthly }, readSpent: () => readSpent(database) };
}

/** What batches are out for counts as spent: no later life of the worker forgets it. */
async function readSpent(database: Database): Promise<Spent> {
  const { day, month } = await sumSpent(database, localDay(new Date()));
  const out = (await findBatches(database)).map(outstandingOf);
  const withOut = (spent: Amount): Amount =>
    out.reduce(
      (sum, { tokens, cost }) => ({ tokens: sum.tokens + tokens, cost: (sum.cost ?? 0) + (cost ?? 0) }),
      spent,
    );
  return { day: withOut(day), month: withOut(month) };
}

/** Everything about the provider that a paid run needs; refuses before anything is spent. */
export async function prepareCall(services: Services, job: Job, { task, subject, estimate }: Spending) {
  const { database, budget, device, queue } = services;
  const { profile, apiKey } = await getConnection(database, job.profileId);
  const { glossary, prompts } = await getSettings();
  const expected = (await calibrations(database, profile.model))(task, estimate);
  const tokens = expected.inputTokens + expected.outputTokens;
  const amount = amountOf(profile, expected);
  if (amount) {
    const { caps, readSpent } = await spentToday(database);
    await budget.reserve(job.id, amount, caps, readSpent);
  }
  const window = countCalls(job, tokens);
  let isFirst = true;
  const complete: Complete = async function* (request, options) {
    // What the reader has taken back since the first try holds for the second as well.
    if (!isFirst) await getConnection(database, profile.id);
    isFirst = false;
    if (isOnDevice(profile)) {
      yield* streamOnDevice(request, { ...options, prompt: (asked, signal) => device.prompt(asked, signal) });
      return;
    }
    // The client is set up by the first life that asks a server, and not by each that is woken.
    const { streamCompletion } = await import('../completion/stream-completion.ts');
    yield* streamCompletion(request, { ...options, onAllowances: (told) => window.hear(told) });
  };
  const learned = await findOutputLevel(profile.baseUrl, profile.model);
  return {
    profile,
    apiKey,
    glossary,
    prompts,
    level: learned ?? findPreset(profile)?.outputLevel ?? ('json_schema' as const),
    complete,
    cost: (usage: Usage) => costOf(profile, usage),
    onCall: async (report: CallReport) => {
      window.count(report);
      // The browser's own model has still to put its answer into other languages.
      if (report.outcome === 'ok' && !isOnDevice(profile)) await queue.answered(job);
      await writeCall(database, { profile, task, subject, estimate }, report);
    },
  };
}
