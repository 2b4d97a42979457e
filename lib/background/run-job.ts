import { runAbstractAnalysis } from '../analysis/run-analysis.ts';
import { runDigest } from '../analysis/run-digest.ts';
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
import type { QueueOptions } from '../queue/queue.ts';
import { findProvider } from '../providers/index.ts';
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
  if (job.subject.task === 'analysis') await runAnalysis(services, job, job.subject, options);
  else await runSummary(services, job, job.subject, options);
}

async function runAnalysis(
  services: Services,
  job: Job,
  { arxivId, arxivIdV, form }: SubjectOf<'analysis'>,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  const { database } = services;
  const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
  const languages = unfinishedLanguages(
    job.languages,
    stored.filter((analysis) => analysis.arxivIdV === arxivIdV && analysis.form === form),
    job.createdAt,
  );
  if (languages.length === 0) return;
  const paper = await findPaper(database, arxivId);
  if (!paper) throw new AppError('not-found');
  if (!paper.reading) throw new AppError('no-abstract');

  const call = await prepareCall(services, 'abstract', arxivIdV);
  const { analyses, level } = await runAbstractAnalysis({
    ...call,
    paper,
    sentences: paper.reading.sentences,
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

  const call = await prepareCall(services, 'digest', `${category} ${announcementDate}`);
  const { digests, level } = await runDigest({
    ...call,
    category,
    announcementDate,
    papers: digestCandidates(announcement, await announcedPapers(services, announcement)),
    total: announcement.total,
    languages,
    contextTokens: findProvider(call.profile.provider)?.contextTokens ?? UNKNOWN_CONTEXT,
    signal,
    onProgress: (received) => onProgress({ partial: null, received }),
  });
  await putDigests(
    database,
    digests.map((digest) => ({ ...digest, key: digestKey(digest) })),
  );
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
}

/** Everything about the provider that a paid run needs; refuses before anything is spent. */
async function prepareCall({ database }: Services, task: 'abstract' | 'digest', subject: string) {
  const { profile, apiKey } = await getConnection(database);
  const { dailyBudget } = await getSettings();
  if (dailyBudget !== null) {
    const spent = await sumTokens(database, localDay(new Date()));
    if (spent >= dailyBudget) throw new AppError('over-budget', `${spent} / ${dailyBudget}`);
  }
  const provider = findProvider(profile.provider);
  const learned = await findOutputLevel(profile.baseUrl, profile.model);
  return {
    profile,
    apiKey,
    level: learned ?? provider?.outputLevel ?? ('json_schema' as const),
    complete: streamCompletion,
    cost: (usage: Parameters<typeof costOf>[2]) => costOf(provider, profile.model, usage),
    onCall: (report: Parameters<typeof writeCall>[4]) => writeCall(database, profile, task, subject, report),
  };
}
