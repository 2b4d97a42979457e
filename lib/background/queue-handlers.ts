import { jobStore } from '../db/jobs.ts';
import type { Job } from '../queue/job.ts';
import { movedTo } from '../queue/priority.ts';
import type { QueueRoom } from '../queue/queue-view.ts';
import { isQueuePaused, putQueuePause } from '../settings/queue-pause.ts';
import { callPages } from './call-pages.ts';
import { withTriageJobs } from './digest-job.ts';
import { hasHeld, withHeld } from './held-answers.ts';
import { queueEntries } from './queue-entries.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { takeStanding } from './standing.ts';
import { tellSettings } from './tell-settings.ts';

type QueueHandlers = Pick<Handlers, 'cancel' | 'putBack' | 'pauseQueue' | 'tellInView' | 'getQueue' | 'getEnded'>;

const DAY = 86_400_000;
/** Days after which a failure is shown where it happened and no longer in the queue. */
const DAYS_OF_FAILURES = 7;
/** Jobs that are shown of those that ended. */
const MOST_ENDED = 200;
const MOST_FAILED = 500;

/** First looks at a day's papers are spoken for by the summary they are for. */
const isShown = ({ subject }: Job): boolean => subject.task !== 'triage' && subject.task !== 'tryout';

/** `wake` starts what waits, and sees that it goes on. */
export function queueHandlers(services: Services, wake: () => void): QueueHandlers {
  const { database, queue } = services;
  const store = jobStore(database);

  const findOpen = async (): Promise<Job[]> =>
    withHeld([
      ...(await store.findByState('running')),
      ...(await store.findByState('queued')),
      ...(await store.findByState('batched')),
    ]);

  return {
    async cancel(data) {
      const ids = 'jobIds' in data ? data.jobIds : (await findOpen()).map(({ id }) => id);
      await services.batches.cancelJobs(ids);
      const before = await queue.cancel(await withTriageJobs(services, ids));
      const running = before.filter(({ state }) => state === 'running').length;
      return { waiting: before.filter(({ state }) => state === 'queued').map(({ id }) => id), running };
    },
    putBack: async ({ jobIds }) => void (await queue.putBack(jobIds)),
    async pauseQueue({ paused }) {
      await putQueuePause(paused);
      await callPages();
      // What was claimed before this is under way; once this has run, nothing more is.
      if (paused) await queue.pump();
      else wake();
      await tellSettings(services);
    },
    async tellInView({ come, gone }) {
      const places = new Map([
        ...gone.map((arxivId) => [arxivId, 'later'] as const),
        ...come.map((arxivId) => [arxivId, 'onScreen'] as const),
      ]);
      const placeOf = ({ subject }: Job) => ('arxivId' in subject ? places.get(subject.arxivId) : undefined);
      const waiting = (await store.findByState('queued')).filter((job) => placeOf(job) !== undefined);
      const ids = waiting.map(({ id }) => id);
      await store.updateAll(ids, (job) => {
        const place = placeOf(job);
        return place && movedTo(place, job);
      });
    },
    async getQueue() {
      const since = Date.now() - DAYS_OF_FAILURES * DAY;
      const failed = await store.findNewest('failed', { since, most: MOST_FAILED, isWanted: isShown });
      const jobs = [...(await findOpen()).filter(isShown), ...failed];
      const { profiles } = await takeStanding(database);
      const rooms = [...profiles].map(([id, { limits, window }]): [string, QueueRoom] => [id, { ...limits, window }]);
      return {
        entries: await queueEntries(services, jobs),
        rooms: Object.fromEntries(rooms),
        paused: await isQueuePaused(),
      };
    },
    async getEnded() {
      const since = Date.now() - DAY;
      return queueEntries(services, await store.findNewest('done', { since, most: MOST_ENDED, isWanted: isShown }));
    },
  };
}

/** Whether anything is to be woken for: in a stopped queue only what runs, and what waits for room on the disk. */
export async function hasWork({ database }: Pick<Services, 'database'>): Promise<boolean> {
  const store = jobStore(database);
  if ((await store.findByState('running')).length > 0 || (await hasHeld())) return true;
  return !(await isQueuePaused()) && (await store.findByState('queued')).length > 0;
}
