import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { analysisHandlers } from '../../lib/background/analysis-handlers.ts';
import { queueHandlers } from '../../lib/background/queue-handlers.ts';
import { countStart } from '../../lib/background/call-windows.ts';
import { heldAnswers } from '../../lib/background/held-answers.ts';
import { isStored } from '../../lib/background/is-stored.ts';
import { gradeHandlers } from '../../lib/background/grade-handlers.ts';
import { digestHandlers } from '../../lib/background/digest-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { runJob } from '../../lib/background/run-job.ts';
import type { Services } from '../../lib/background/services.ts';
import { takeStanding } from '../../lib/background/standing.ts';
import { writeInterrupted } from '../../lib/background/write-interrupted.ts';
import { putAnnouncement } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { putAnnounced, putPapers } from '../../lib/db/papers.ts';
import { Budget } from '../../lib/queue/budget.ts';
import type { Job } from '../../lib/queue/job.ts';
import { Queue } from '../../lib/queue/queue.ts';
import { putPause } from '../../lib/settings/profile-states.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { fakePermissions } from '../fixtures/permissions.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';
import { type LocalProvider, startProvider } from '../harness/provider.ts';

export const DAY = { category: 'cs.CV', announcementDate: '2026-11-17' };

/** What each test of a file has: a server that forgets the one before, and a database of its own. */
export let provider: LocalProvider;
export let name: string;
export let database: Database;

/** To be called first in a file whose tests use them. */
export function setUpDay(): void {
  beforeAll(async () => {
    provider = await startProvider({ key: null });
  });
  afterAll(() => provider.close());
  beforeEach(() => {
    provider.reset();
    name = crypto.randomUUID();
    database = new Database(name);
  });
}

/** One life of the background, over a database that outlives it. */
export interface Life {
  services: Services;
  analysis: ReturnType<typeof analysisHandlers>;
  line: ReturnType<typeof queueHandlers>;
  digest: ReturnType<typeof digestHandlers>;
  grades: ReturnType<typeof gradeHandlers>;
  /** From here on nothing it does is written any more. */
  kill(): void;
}

export function startLife(name: string): Life {
  const database = new Database(name);
  const store = jobStore(database);
  const events = { tell: () => undefined } as unknown as Services['events'];
  const queue: Queue = new Queue({
    store,
    held: heldAnswers(database),
    run: (job, options) => runJob(services, job, options),
    isStored: (job) => isStored(database, job),
    standing: () => takeStanding(database),
    onStart: countStart,
    pauseProfile: async (profileId, error) => void (await putPause(profileId, error.toShape())),
    onChange: () => undefined,
    onInterrupted: (job) => writeInterrupted(services, job),
    stayAwake: () => undefined,
    wakeAt: (instant) => void setTimeout(() => void queue.pump(), Math.max(0, instant - Date.now())),
  });
  const batches = { cancelJobs: async () => undefined };
  const services = { database, queue, batches, budget: new Budget(), events } as unknown as Services;
  return {
    services,
    analysis: analysisHandlers(services),
    line: queueHandlers(services, () => void services.queue.pump()),
    digest: digestHandlers(services),
    grades: gradeHandlers(services),
    kill() {
      // Whoever waits for the dead worker's database waits for ever, as code that is gone does.
      database.connection = () => new Promise(() => undefined);
    },
  };
}

interface StoredDay {
  papers: number;
  settings?: Partial<Settings>;
  contextTokens?: number;
  announcementDate?: string;
  /** Of the papers' numbers; another day has others. */
  first?: number;
  /** A sentence that every abstract ends with. */
  words?: string;
}

/** A day of so many papers with a service that may be asked for everything. */
export async function storeDay(
  name: string,
  provider: LocalProvider,
  { papers: count, settings = {}, contextTokens = 32_000, ...day }: StoredDay,
): Promise<string[]> {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  fakePermissions({ contains: async () => true });
  const origin = new URL(provider.baseUrl).origin;
  await patchSettings({
    profiles: [
      {
        id: 'default',
        provider: 'custom',
        baseUrl: provider.baseUrl,
        model: provider.model,
        consent: { origin, at: '2026-11-01T00:00:00.000Z' },
        terms: { model: provider.model, contextTokens, price: null },
      },
    ],
    defaultProfileId: 'default',
    ...settings,
  });
  const database = new Database(name);
  const papers = Array.from({ length: count }, (_, at) =>
    makePaper({
      arxivId: `2611.${(day.first ?? 20_000) + at}`,
      title: `Counting leaves from the shadows that they cast, number ${at + 1}`,
      abstract:
        `We count leaves from the shadows they cast in ${at + 2} orchards. A memory of shadows is compared with the counter known best. The error falls by ${at + 3}% on three sets of orchards. ${day.words ?? ''}`.trim(),
    }),
  );
  const now = new Date().toISOString();
  await putPapers(database, papers, readPaper, now);
  const entries = papers.map(({ arxivId }) => ({ arxivId, kind: 'new' as const }));
  const announcement = makeAnnouncement({
    ...DAY,
    announcementDate: day.announcementDate ?? DAY.announcementDate,
    entries,
    total: count,
  });
  await putAnnouncement(database, announcement);
  await putAnnounced(database, announcement);
  await database.close();
  return papers.map(({ arxivId }) => arxivId);
}

/** Ids in the prompt of each call that was a first look, in order of arrival. */
export function looksOf({ calls }: LocalProvider): { at: number; ids: string[]; answered: boolean }[] {
  return calls.flatMap(({ body, at, answered }) => {
    const text = JSON.stringify(body['messages']);
    if (!text.includes('<interests>')) return [];
    return [{ at, ids: [...new Set([...text.matchAll(/\\n(26\d\d\.\d{5}) /g)].map(([, id = '']) => id))], answered }];
  });
}

export async function untilDigest(database: Database, state: Job['state'], timeout = 50_000): Promise<Job> {
  const id = `digest|${DAY.category}|${DAY.announcementDate}`;
  let found: Job | undefined;
  await vi.waitFor(
    async () => {
      found = await jobStore(database).find(id);
      if (found?.state !== state) throw new Error(`${found?.state} ${JSON.stringify(found?.error)}`);
    },
    { timeout, interval: 20 },
  );
  if (!found) throw new Error('no job');
  return found;
}
