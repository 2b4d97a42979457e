import { estimateDigest } from '../analysis/estimate.ts';
import { runDigest } from '../analysis/run-digest.ts';
import { AppError } from '../core/errors.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findDigests, putDigests } from '../db/digests.ts';
import { digestKey } from '../digest/digest.ts';
import type { Job, JobSubject } from '../queue/job.ts';
import type { QueueOptions } from '../queue/queue-options.ts';
import { putOutputLevel } from '../settings/store.ts';
import { announcedPapers } from './day-papers.ts';
import { digestCandidates } from './digest-candidates.ts';
import { unfinishedLanguages } from './missing-languages.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import { answerQuestion } from './run-ask.ts';
import { runPaper } from './run-paper.ts';
import { runTryout } from './run-tryout.ts';
import type { Services } from './services.ts';

export type RunOptions = Parameters<QueueOptions['run']>[1];
export type SubjectOf<Task> = Extract<JobSubject, { task: Task }>;

/** Does the paid work of one job: checks, calls, stores. What fails is thrown and nothing of it is kept. */
export async function runJob(services: Services, job: Job, options: RunOptions): Promise<void> {
  try {
    if (job.subject.task === 'analysis') await runPaper(services, job, job.subject, options);
    else if (job.subject.task === 'ask') await answerQuestion(services, job, job.subject, options);
    else if (job.subject.task === 'tryout') await runTryout(services, job, job.subject, options);
    else await runSummary(services, job, job.subject, options);
  } finally {
    services.budget.release(job.id);
  }
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
  const contextTokens = await contextTokensOf(job);
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
