import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { jobStore } from '../db/jobs.ts';
import { type DayProgress, type Job, jobId, type JobView, triageJobs } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
import { announcedPapers } from './day-papers.ts';
import { takeDayTriage, triageBasis } from './day-triage.ts';
import type { Services } from './services.ts';
import { readsFirst } from './standing.ts';
import { toJobView } from './views.ts';

export interface Announced {
  category: string;
  announcementDate: string;
}

/** The summary's job of a day, if there ever was one. */
export function findDigestJob({ database }: Pick<Services, 'database'>, day: Announced): Promise<Job | undefined> {
  const { category, announcementDate } = day;
  return jobStore(database).find(jobId({ task: 'digest', category, announcementDate }));
}

/** Of a summary's job, the first looks that wait for it, and then those that run: cancelled in this order, none takes the other's place. */
async function openTriageJobs({ database }: Pick<Services, 'database'>, day: Announced): Promise<Job[]> {
  const rows = await jobStore(database).findByPrefix(triageJobs(day));
  const byState = (wanted: Job['state']): Job[] => rows.filter(({ state }) => state === wanted);
  return [...byState('queued'), ...byState('running')];
}

/**
 * A summary's job as a page sees it: with how far the day is read, running while any first look of it runs, and
 * waiting for what the first of them waits for.
 */
export async function toDigestJobView(services: Services, job: Job): Promise<JobView> {
  const { subject } = job;
  const view = toJobView(job);
  if (subject.task !== 'digest' || (job.state !== 'queued' && job.state !== 'running')) return view;
  const progress = await progressOf(services, job, subject);
  const looks = await openTriageJobs(services, subject);
  const own = { ...view, ...(progress ? { progress } : {}) };
  if (looks.length === 0 || job.state === 'running') return own;
  if (looks.some(({ state }) => state === 'running')) return { ...own, state: 'running', error: null };
  const [held = looks[0]] = looks.filter(({ error }) => error !== null);
  return held ? { ...own, error: held.error, profileId: held.profileId, notBefore: held.notBefore } : own;
}

async function progressOf(services: Services, job: Job, day: Announced): Promise<DayProgress | null> {
  const { database } = services;
  const announcement = await findAnnouncement(database, day.category, day.announcementDate);
  if (!announcement || !(await readsFirst(services.database))) return null;
  const records = await announcedPapers(services, announcement);
  const basis = triageBasis(await getSettings());
  const { papers, scored, unscored } = await takeDayTriage(database, { announcement, records }, basis, job.createdAt);
  return { read: scored.size, unscored: unscored.size, total: papers.length };
}

/** Milliseconds between two words on how far one day is read: each of them is reckoned from its stored rows. */
const TELL_INTERVAL = 700;
const telling = new Map<string, { again: boolean }>();

/** Tells every page how a summary's job stands; at most so often, and at last as it stands then. */
export async function tellDigestJob(services: Services, day: Announced): Promise<void> {
  const id = `${day.category}|${day.announcementDate}`;
  const known = telling.get(id);
  if (known) {
    known.again = true;
    return;
  }
  const turn = { again: true };
  telling.set(id, turn);
  try {
    while (turn.again) {
      turn.again = false;
      await tellNow(services, day);
      await new Promise((resolve) => setTimeout(resolve, TELL_INTERVAL));
    }
  } catch (thrown) {
    log.add('warn', `digest: ${toAppError(thrown).message}`);
  } finally {
    telling.delete(id);
  }
}

async function tellNow(services: Services, day: Announced): Promise<void> {
  const job = await findDigestJob(services, day);
  if (job) services.events.tell({ type: 'job', job: await toDigestJobView(services, job) });
}

/** A summary is cancelled with the first looks it waits for; what they have brought is kept. */
export async function withTriageJobs(services: Services, jobIds: readonly string[]): Promise<string[]> {
  const store = jobStore(services.database);
  const all = await Promise.all(
    jobIds.map(async (id) => {
      const subject = (await store.find(id))?.subject;
      // The summary itself first: while it waits, the end of the last look would start it.
      return subject?.task === 'digest'
        ? [id, ...(await openTriageJobs(services, subject)).map((job) => job.id)]
        : [id];
    }),
  );
  return all.flat();
}

export async function getAnnouncement(
  { database }: Pick<Services, 'database'>,
  { category, announcementDate }: Announced,
): Promise<NonNullable<Awaited<ReturnType<typeof findAnnouncement>>>> {
  const announcement = await findAnnouncement(database, category, announcementDate);
  if (!announcement) throw new AppError('not-found');
  return announcement;
}
