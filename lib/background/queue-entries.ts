import { localDay } from '../core/dates.ts';
import { findAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/database.ts';
import { findLedger } from '../db/ledger.ts';
import { findPapers } from '../db/papers.ts';
import { isOnDevice, type Profile } from '../providers/profile.ts';
import { type Job, taskOf } from '../queue/job.ts';
import type { QueueEntry } from '../queue/queue-view.ts';
import { type Expected, type Pace, paceOf } from '../queue/remaining.ts';
import { findProfile } from '../settings/profiles.ts';
import type { Settings } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { CALIBRATION_DAYS, calibrations } from './calibrations.ts';
import { announcedPapers } from './day-papers.ts';
import { toDigestJobView } from './digest-job.ts';
import { estimateDay } from './estimate-day.ts';
import { priceOf } from './price-of.ts';
import type { Services } from './services.ts';

/** Jobs with all that the view of the queue says of them. */
export async function queueEntries(services: Services, jobs: readonly Job[]): Promise<QueueEntry[]> {
  const { database } = services;
  const settings = await getSettings();
  const titles = await titlesOf(database, jobs);
  const reckon = reckoner(database, settings);
  return Promise.all(
    jobs.map(async (job): Promise<QueueEntry> => {
      const { subject } = job;
      const { expected, pace } = await reckon(job);
      return {
        job: { ...(await toDigestJobView(services, job)), partial: null },
        title: 'arxivId' in subject ? (titles.get(subject.arxivId) ?? null) : null,
        task: taskOf(subject),
        attempts: job.attempts,
        startedAt: job.startedAt ?? 0,
        updatedAt: job.updatedAt,
        expected: subject.task === 'digest' ? await expectedOfDay(services, job) : expected,
        pace,
      };
    }),
  );
}

async function titlesOf(database: Database, jobs: readonly Job[]): Promise<Map<string, string>> {
  const arxivIds = new Set(jobs.flatMap(({ subject }) => ('arxivId' in subject ? [subject.arxivId] : [])));
  const papers = await findPapers(database, [...arxivIds]);
  return new Map(papers.map(({ arxivId, title }) => [arxivId, title]));
}

interface Reckoned {
  expected: Expected | null;
  pace: Pace | null;
}

/** Each service and task is looked up in the ledger once. */
function reckoner(database: Database, settings: Settings): (job: Job) => Promise<Reckoned> {
  const known = new Map<string, Promise<{ pace: Pace | null; calibrate: Awaited<ReturnType<typeof calibrations>> }>>();
  return async (job) => {
    const profile = findProfile(settings, job.profileId);
    if (!profile) return { expected: null, pace: null };
    const task = taskOf(job.subject);
    const key = `${profile.id} ${task}`;
    const looking = known.get(key) ?? lookUp(database, profile, task);
    known.set(key, looking);
    const { pace, calibrate } = await looking;
    if (!job.expected) return { expected: null, pace };
    const tokens = calibrate(task, job.expected);
    return { expected: { ...tokens, cost: priceOf(profile, tokens).cost, free: isOnDevice(profile) }, pace };
  };
}

async function lookUp(database: Database, { model, provider }: Profile, task: ReturnType<typeof taskOf>) {
  const now = Date.now();
  const since = localDay(new Date(now - CALIBRATION_DAYS * 86_400_000));
  const rows = await findLedger(database, since, localDay(new Date(now)));
  const own = rows.filter((row) => row.model === model && row.provider === provider);
  return { pace: paceOf(own, task), calibrate: await calibrations(database, model) };
}

/** What a day's summary takes from here on: papers that are read already are not read again. */
async function expectedOfDay(services: Services, { subject, state }: Job): Promise<Expected | null> {
  if (subject.task !== 'digest' || (state !== 'queued' && state !== 'running')) return null;
  const announcement = await findAnnouncement(services.database, subject.category, subject.announcementDate);
  if (!announcement) return null;
  const records = await announcedPapers(services, announcement);
  const { inputTokens, outputTokens, cost, free = false } = await estimateDay(services, announcement, records);
  return { inputTokens, outputTokens, cost, free };
}
