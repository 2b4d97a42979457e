import { abstractForm } from '../analysis/forms/abstract.ts';
import { editedForm } from '../analysis/form.ts';
import { abstractRequest } from '../analysis/run-analysis.ts';
import type { TokenEstimate } from '../analysis/estimate.ts';
import { batchLine } from '../completion/batch-lines.ts';
import { AppError, fromShape } from '../core/errors.ts';
import { putBatch } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { findPreset } from '../providers/index.ts';
import { batchDiscountOf } from '../providers/prices.ts';
import type { Profile } from '../providers/profile.ts';
import { type Batch, type BatchItem, FILE_LIMITS, splitByLimits } from '../queue/batch.ts';
import type { Job } from '../queue/job.ts';
import { findProfile } from '../settings/profiles.ts';
import { findOutputLevel, getSettings } from '../settings/store.ts';
import { calibrations } from './calibrations.ts';
import { estimateJob } from './estimate-job.ts';
import { asJob, findWork, type Work } from './find-work.ts';
import { newJob } from './new-job.ts';
import { amountOf } from './price-of.ts';
import { chooseProfile } from './standing.ts';

/** Many at once are for later. */
const PRIORITY = 2;

interface Entry {
  item: BatchItem;
  job: Job;
  bytes: number;
}

/** What of these papers a batch takes: whole analyses of abstracts that are not there yet, and no translations. */
async function findBatchWork(database: Database, arxivIds: readonly string[]): Promise<Work[]> {
  return (await findWork(database, arxivIds, 'abstract')).filter(({ source }) => source === undefined);
}

/** Stores as many batches as it takes, with their jobs, which nothing else claims; nothing is sent yet. */
export async function buildBatches(
  database: Database,
  { arxivIds, listing }: { arxivIds: readonly string[]; listing?: string },
  now: number,
  limits = FILE_LIMITS,
): Promise<Job[]> {
  const { profileId, error } = await chooseProfile(database, 'abstract');
  if (error) throw fromShape(error);
  const profile = findProfile(await getSettings(), profileId);
  const discount = profile && batchDiscountOf(profile);
  if (!profile || discount === null) throw new AppError('bad-request', 'this service has no batch interface');
  const frame = { ...(await frameOf(profile)), discount };
  const calibrate = await calibrations(database, profile.model);
  const from = listing === undefined ? {} : { listing };
  const entries: Entry[] = [];
  for (const work of await findBatchWork(database, arxivIds)) {
    const { paper, languages } = work;
    if (!paper.reading) continue;
    const job = asJob(work, 'abstract');
    const estimate = await estimateJob(database, paper, { ...job, profile });
    const item = toItem(work, estimate);
    const line = batchLine(newId(), abstractRequest({ ...frame, ...item, languages, apiKey: '' }));
    const tokens = estimate.inputTokens + estimate.outputTokens;
    const bytes = new TextEncoder().encode(line).length + 1;
    entries.push({
      item,
      job: newJob({ ...job, ...from, profileId, tokens, expected: item.estimate, priority: PRIORITY }),
      bytes,
    });
  }
  const jobs: Job[] = [];
  for (const part of splitByLimits(entries, limits)) {
    const id = newId();
    const expected = part.reduce<TokenEstimate>(
      (sum, { item }) => {
        const { inputTokens, outputTokens } = calibrate('abstract', item.estimate);
        return { inputTokens: sum.inputTokens + inputTokens, outputTokens: sum.outputTokens + outputTokens };
      },
      { inputTokens: 0, outputTokens: 0 },
    );
    const amount = amountOf(profile, expected, discount) ?? { tokens: 0, cost: 0 };
    const batch: Batch = { ...BLANK, ...frame, id, profileId, createdAt: now, expected: amount };
    const numbered = part.map(({ item, job }, at) => ({
      item: { ...item, id: `${id}.${at}`, batchId: id, jobId: job.id },
      job: { ...job, state: 'batched' as const, batchId: id, createdAt: now },
    }));
    jobs.push(...(await putBatch(database, batch, numbered)));
  }
  return jobs;
}

const newId = (): string => `mb-${crypto.randomUUID()}`;

const BLANK = {
  state: 'built',
  reserved: false,
  items: 0,
  left: 0,
  triedAt: null,
  fileId: null,
  remoteId: null,
  status: null,
  counts: null,
  outputIds: [],
  looks: 0,
  nextAt: 0,
  error: null,
  unanswered: 0,
} satisfies Partial<Batch>;

/** What every request of a batch has in common, as it is kept with the batch. */
async function frameOf(
  profile: Profile,
): Promise<Pick<Batch, 'profile' | 'level' | 'prompts' | 'promptVersion' | 'glossary'>> {
  const { prompts, glossary } = await getSettings();
  const words = prompts.abstract;
  const kept = words === undefined ? {} : { abstract: words };
  const { id, provider, baseUrl, model, terms } = profile;
  return {
    profile: { id, provider, baseUrl, model, ...(terms ? { terms } : {}) },
    level: (await findOutputLevel(baseUrl, model)) ?? findPreset(profile)?.outputLevel ?? 'json_schema',
    prompts: kept,
    promptVersion: editedForm(abstractForm, kept).promptVersion,
    glossary,
  };
}

function toItem({ paper: record, languages }: Work, { inputTokens, outputTokens }: TokenEstimate): BatchItem {
  const {
    reading,
    versions: _versions,
    announced: _announced,
    storedAt: _storedAt,
    imported: _imported,
    ...paper
  } = record;
  return {
    id: '',
    batchId: '',
    jobId: '',
    paper,
    sentences: (reading?.sentences ?? []).map(({ id, text }) => ({ id, text })),
    languages,
    estimate: { inputTokens, outputTokens },
    outcome: null,
  };
}
