import { shiftDay } from '../arxiv/announcement-times.ts';
import { easternDay } from '../arxiv/eastern-time.ts';
import { findAnnouncementsSince } from '../db/announcements.ts';
import { findDigests } from '../db/digests.ts';
import { jobStore } from '../db/jobs.ts';
import { jobId } from '../queue/job.ts';
import { isHeld } from '../queue/standing.ts';
import type { Settings } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { tidy } from './schedule-outcome.ts';
import { findScheduleState, keyOf, type Subject } from './schedule-state.ts';
import type { Services } from './services.ts';
import type { Situation } from './what-is-due.ts';

/** Longer than what is looked back on, in days. */
const LOOK_BACK = 30;
/** Milliseconds that are waited for at arXiv's gate; a longer wait is the schedule's own. */
const PATIENCE = 5_000;

export interface Finding extends Situation {
  settings: Settings;
}

/** How things stand now, from the database, the settings and what is remembered, put in order. Writes nothing. */
export async function takeSituation({ database, arxiv }: Pick<Services, 'database' | 'arxiv'>): Promise<Finding> {
  const now = Date.now();
  const settings = await getSettings();
  const from = shiftDay(easternDay(now), -LOOK_BACK);
  const mailings = await Promise.all(
    settings.categories.map((category) => findAnnouncementsSince(database, category, from)),
  );
  // Ten papers out of a report are not the day's listing.
  const whole = mailings.flat().filter(({ entries, total, imported }) => !imported && entries.length >= total);
  const stored = new Set(whole.map(keyOf));
  const state = tidy({ now, settings, state: await findScheduleState(), stored });
  const wait = await arxiv.politeness.wait();
  const { summaries, writing } = await findSummaries(
    { database },
    mailings.flatMap((of) => of.slice(-1)),
  );
  return {
    now,
    settings,
    state,
    stored,
    summaries,
    writing,
    arxivNotBefore: wait > PATIENCE ? now + wait : 0,
    online: navigator.onLine,
  };
}

/** Which of the newest mailings a model has summarised or was asked to, and whether it still writes. */
async function findSummaries(
  { database }: Pick<Services, 'database'>,
  newest: readonly Subject[],
): Promise<Pick<Situation, 'summaries' | 'writing'>> {
  const summaries = new Set<string>();
  let writing = false;
  for (const { category, announcementDate } of newest) {
    const job = await jobStore(database).find(jobId({ task: 'digest', category, announcementDate }));
    const digests = await findDigests(database, category, announcementDate);
    if (job || digests.length > 0) summaries.add(keyOf({ category, announcementDate }));
    writing ||= job !== undefined && (job.state === 'queued' || job.state === 'running') && !isHeld(job);
  }
  return { summaries, writing };
}
