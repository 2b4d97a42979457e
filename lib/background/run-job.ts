import { estimateAbstract, estimateDigest, type TokenEstimate } from '../analysis/estimate.ts';
import { isCurrent } from '../analysis/is-current.ts';
import { runAbstractAnalysis } from '../analysis/run-analysis.ts';
import type { CallReport } from '../analysis/run-call.ts';
import { runDigest } from '../analysis/run-digest.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { localDay } from '../core/dates.ts';
import { AppError } from '../core/errors.ts';
import { findAnalyses, putAnalyses } from '../db/analyses.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findDigests, putDigests } from '../db/digests.ts';
import { sumTokens } from '../db/ledger.ts';
import { findPaper } from '../db/papers.ts';
import { digestKey } from '../digest/digest.ts';
import { costOf } from '../providers/prices.ts';
import { UNKNOWN_CONTEXT } from '../providers/provider.ts';
import type { Job, JobSubject } from '../queue/job.ts';
import type { QueueOptions } from '../queue/queue-options.ts';
import { findPreset } from '../providers/index.ts';
import { findOutputLevel, getSettings, putOutputLevel } from '../settings/store.ts';
import { getConnection } from './connection.ts';
import { announcedPapers } from './day-papers.ts';
import { digestCandidates } from './digest-candidates.ts';
import { unfinishedLanguages } from './missing-languages.ts';
import type { Services } from './services.ts';
import { writeCall } from './write-call.ts';

type RunOptions = Parameters<QueueOptions['run']>[1];
type SubjectOf<Task> = Extract<JobSubject, { task: Task }>;

/** Does the paid work of one job: checks, calls, stores. What fails is thrown and nothing of it is kept. */
export async function runJob(services: Services, job: Job, options: RunOptions): Promise<void> {
  try {
    if (job.subject.task === 'analysis') await runAnalysis(services, job, job.subject, options);
    else await runSummary(services, job, job.subject, options);
  } finally {
    services.budget.release(job.id);
  }
}

async function runAnalysis(
  services: Services,
  job: Job,
  { arxivId, form }: SubjectOf<'analysis'>,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  const { database } = services;
  const paper = await findPaper(database, arxivId);
  if (!paper) throw new AppError('not-found');
  if (!paper.reading) throw new AppError('no-abstract');
  const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
  const languages = unfinishedLanguages(
    job.languages,
    stored.filter((analysis) => analysis.form === form && isCurrent(analysis, paper)),
    job.createdAt,
  );
  if (languages.length === 0) return;

  const { sentences } = paper.reading;
  const estimate = estimateAbstract({ paper, sentences, languages });
  const call = await prepareCall(services, job, { task: 'abstract', subject: arxivIdVOf(paper), estimate });
  const { analyses, level } = await runAbstractAnalysis({
    ...call,
    paper,
    sentences,
    languages,
    signal,
    onPartial: (partial, received) => onProgress({ partial, received }),
  });
  await putAnalyses(database, analyses);
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
}

async function runSummary(
  services: Services,
  job: Job,
  { category, announcementDate }: SubjectOf<'digest'>,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  const { database } = services;
  const stored = await findDigests(database, category, announcementDate);
  const languages = unfinishedLanguages(job.languages, stored, job.createdAt);
  if (languages.length === 0) return;
  const announcement = await findAnnouncement(database, category, announcementDate);
  if (!announcement) throw new AppError('not-found');

  const papers = digestCandidates(announcement, await announcedPapers(services, announcement));
  const contextTokens = await contextTokensOf();
  const estimate = estimateDigest({ category, announcementDate, papers, languages, contextTokens });
  const call = await prepareCall(services, job, {
    task: 'digest',
    subject: `${category} ${announcementDate}`,
    estimate,
  });
  const { digests, level } = await runDigest({
    ...call,
    category,
    announcementDate,
    papers,
    total: announcement.total,
    languages,
    contextTokens,
    signal,
    onProgress: (received) => onProgress({ partial: null, received }),
  });
  await putDigests(
    database,
    digests.map((digest) => ({ ...digest, key: digestKey(digest) })),
  );
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
}

/** What the saved model holds, in tokens. */
async function contextTokensOf(): Promise<number> {
  const { profile } = await getSettings();
  return (profile && findPreset(profile)?.contextTokens) ?? UNKNOWN_CONTEXT;
}

interface Spending {
  task: 'abstract' | 'digest';
  /** What the ledger calls it. */
  subject: string;
  estimate: TokenEstimate;
}

/** Everything about the provider that a paid run needs; refuses before anything is spent. */
async function prepareCall({ database, budget }: Services, job: Job, { task, subject, estimate }: Spending) {
  const { profile, apiKey } = await getConnection(database);
  const { dailyBudget } = await getSettings();
  const spent = await sumTokens(database, localDay(new Date()));
  budget.reserve(job.id, estimate.inputTokens + estimate.outputTokens, { spent, cap: dailyBudget });
  const preset = findPreset(profile);
  const learned = await findOutputLevel(profile.baseUrl, profile.model);
  return {
    profile,
    apiKey,
    level: learned ?? preset?.outputLevel ?? ('json_schema' as const),
    complete: streamCompletion,
    cost: (usage: Parameters<typeof costOf>[2]) => costOf(preset, profile.model, usage),
    onCall: (report: CallReport) => writeCall(database, profile, task, subject, report),
  };
}
