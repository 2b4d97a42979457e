import type { Language } from '../analysis/analysis.ts';
import { estimateDigest } from '../analysis/estimate.ts';
import { type KeylessDigest, runDigest } from '../analysis/run-digest.ts';
import { AppError } from '../core/errors.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findDigests, putDigests } from '../db/digests.ts';
import { digestKey } from '../digest/digest.ts';
import type { Job, JobSubject } from '../queue/job.ts';
import type { JobRest, QueueOptions } from '../queue/queue-options.ts';
import { putOutputLevel } from '../settings/store.ts';
import { buildDigest, type DayToSummarise, finishDay } from './build-digest.ts';
import { announcedPapers } from './day-papers.ts';
import { digestCandidates } from './digest-candidates.ts';
import { storeAnswer } from './held-answers.ts';
import { unfinishedLanguages } from './missing-languages.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import { answerQuestion } from './run-ask.ts';
import { runDayTriage, runGrade } from './run-day-triage.ts';
import { runPaper } from './run-paper.ts';
import { runTryout } from './run-tryout.ts';
import type { Services } from './services.ts';
import { readsFirst } from './standing.ts';
import { findHere, type Here, translateDigestHere } from './translate-here.ts';

export type RunOptions = Parameters<QueueOptions['run']>[1];
export type SubjectOf<Task> = Extract<JobSubject, { task: Task }>;

/**
 * Does the paid work of one job, or of one step of it: checks, calls, stores. What fails is thrown and nothing of it is
 * kept, but for a first look at several papers, of which each counts for itself.
 */
export async function runJob(services: Services, job: Job, options: RunOptions): Promise<JobRest | void> {
  try {
    if (job.subject.task === 'analysis') await runPaper(services, job, job.subject, options);
    else if (job.subject.task === 'ask') await answerQuestion(services, job, job.subject, options);
    else if (job.subject.task === 'tryout') await runTryout(services, job, job.subject, options);
    else if (job.subject.task === 'triage') await runDayTriage(services, job, job.subject, options);
    else if (job.subject.task === 'grade') await runGrade(services, job, job.subject, options);
    else return await runSummary(services, job, job.subject, options);
  } finally {
    services.budget.release(job.id);
  }
}

async function runSummary(
  services: Services,
  job: Job,
  { category, announcementDate }: SubjectOf<'digest'>,
  options: RunOptions,
): Promise<JobRest | void> {
  const { database } = services;
  const stored = await findDigests(database, category, announcementDate);
  const unfinished = unfinishedLanguages(job.languages, stored, job.createdAt);
  if (unfinished.length === 0) return finishDay(services, job, { category, announcementDate });
  const subject = `${category} ${announcementDate}`;
  const here = await findHere(services, job, { subject, options });
  // The browser's own model writes English; what is there of it need not be written again to be translated.
  const known = here && !stored.some(({ language }) => language === 'zh') ? findEnglish(stored) : undefined;
  if (here && known && !unfinished.includes('en')) return putTranslated(here, known);
  const announcement = await findAnnouncement(database, category, announcementDate);
  if (!announcement) throw new AppError('not-found');
  const records = await announcedPapers(services, announcement);
  if (!here && (await readsFirst(services.database))) {
    return buildDigest(services, job, { announcement, records, languages: unfinished }, options);
  }
  const languages: Language[] = here ? ['en'] : unfinished;
  const digests = await writeAtOnce(services, job, { announcement, records, languages }, options);
  const english = findEnglish(digests);
  if (here && english && unfinished.includes('zh')) await putTranslated(here, english);
}

/** In one call, from as many abstracts as it holds: for a small model, which would take hours over a day's papers. */
async function writeAtOnce(
  services: Services,
  job: Job,
  { announcement, records, languages }: DayToSummarise,
  { signal, onProgress }: RunOptions,
): Promise<KeylessDigest[]> {
  const { database } = services;
  const { category, announcementDate } = announcement;
  const papers = digestCandidates(announcement, records);
  const contextTokens = await contextTokensOf(services, job, signal);
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
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
  await storeAnswer(database, job, { digests: digests.map((digest) => ({ ...digest, key: digestKey(digest) })) });
  return digests;
}

const findEnglish = <Written extends { language: Language }>(digests: readonly Written[]): Written | undefined =>
  digests.find(({ language }) => language === 'en');

async function putTranslated(here: Here, english: Parameters<typeof translateDigestHere>[1]): Promise<void> {
  const digest = await translateDigestHere(here, english, 'zh');
  await putDigests(here.services.database, [{ ...digest, key: digestKey(digest) }]);
}
