import { estimateTriage } from '../analysis/estimate.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { findLedger } from '../db/ledger.ts';
import { findPaper, findPapers } from '../db/papers.ts';
import { interestsOf } from '../interests/interests.ts';
import { costOf } from '../providers/prices.ts';
import { isOnDevice } from '../providers/profile.ts';
import { type Job, type JobSubject, taskOf } from '../queue/job.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings } from '../settings/store.ts';
import { toTriagePaper } from './day-triage.ts';
import { estimateJob } from './estimate-job.ts';
import { storeCall } from './held-answers.ts';
import type { Services } from './services.ts';

/** Characters a token stands for, at least: what was received is counted rather too high than too low. */
const CHARACTERS_PER_TOKEN = 2;

/**
 * The ledger row of a call that its worker did not live to write down. The provider will charge for it, so
 * the day's budget has to know of it; the numbers are estimates and marked so.
 */
export async function writeInterrupted({ database }: Services, job: Job): Promise<void> {
  if (job.error?.code === 'answer-lost' && (await isWritten(database, job))) return;
  const profile = findProfile(await getSettings(), job.profileId);
  const { subject } = job;
  const at = new Date(job.updatedAt);
  const inputTokens = await sentTokens(database, job);
  const outputTokens = Math.ceil(job.received / CHARACTERS_PER_TOKEN);
  await storeCall(database, {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task: taskOf(subject),
    subject: nameOf(subject),
    // Of a profile that is gone the tokens count none the less.
    provider: profile?.provider ?? 'custom',
    model: profile?.model ?? '',
    inputTokens,
    outputTokens,
    estimated: true,
    cost: profile && costOf(profile, { inputTokens, outputTokens }),
    ...(profile && isOnDevice(profile) ? { free: true } : {}),
    duration: 0,
    outcome: 'interrupted',
  });
}

/** Whether the call that brought a lost answer found room for its own row. */
async function isWritten(database: Database, job: Job): Promise<boolean> {
  const { subject, startedAt = 0 } = job;
  const rows = await findLedger(database, localDay(new Date(startedAt)), localDay(new Date()));
  // A day's calls have one name: which of them it was is told by what was sent.
  const sent = 'arxivIdV' in subject ? null : await sentTokens(database, job);
  return rows.some(
    (row) =>
      row.subject === nameOf(subject) &&
      row.task === taskOf(subject) &&
      row.outcome === 'done' &&
      Date.parse(row.at) >= startedAt &&
      (sent === null || row.expected?.inputTokens === sent),
  );
}

/** What a call was about, as the ledger has it. */
function nameOf(subject: JobSubject): string {
  if (subject.task === 'grade') return subject.arxivIds.join(' ');
  return 'arxivIdV' in subject ? subject.arxivIdV : `${subject.category} ${subject.announcementDate}`;
}

/** A full text that is not stored had not come yet, and nothing had been sent. */
async function sentTokens(database: Database, job: Job): Promise<number> {
  const { subject } = job;
  // Of a summary's steps the row says what the present one sends.
  if (subject.task === 'digest') return job.tokens ?? 0;
  if ('arxivIds' in subject) {
    const interests = interestsOf(await getSettings());
    const papers = (await findPapers(database, subject.arxivIds)).map((paper) => toTriagePaper(paper, interests));
    return estimateTriage({ papers, interests, languages: job.languages }).inputTokens;
  }
  const paper = await findPaper(database, subject.arxivId);
  if (!paper) return 0;
  const profile = findProfile(await getSettings(), job.profileId);
  const { inputTokens, unread } = await estimateJob(database, paper, { subject, languages: job.languages, profile });
  return unread ? 0 : inputTokens;
}
