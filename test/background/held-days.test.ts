import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { StoredTriage } from '../../lib/analysis/triage.ts';
import { hasHeld, heldAnswers, storeAnswer } from '../../lib/background/held-answers.ts';
import { newJob } from '../../lib/background/new-job.ts';
import { findDigests } from '../../lib/db/digests.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { findTriages } from '../../lib/db/triages.ts';
import { findTryout } from '../../lib/db/tryouts.ts';
import type { DigestPart } from '../../lib/digest/digest.ts';
import type { Job } from '../../lib/queue/job.ts';
import { makeJob } from '../fixtures/records.ts';
import {
  DAY,
  type Life,
  looksOf,
  startLife,
  storeDay,
  untilDigest,
  database,
  name,
  provider,
  setUpDay,
} from './day-life.ts';

/** Stores that have no room. */
let full: ReadonlySet<string>;

setUpDay();
beforeEach(() => {
  full = new Set();
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...args: unknown[]) => IDBRequest;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (full.has(this.name)) throw new DOMException('no room', 'QuotaExceededError');
    return Reflect.apply(put, this, args) as IDBRequest<IDBValidKey>;
  });
});

const jobsThatWait = async (): Promise<Job[]> =>
  (await jobStore(database).findByState('queued')).filter(({ error }) => error?.code === 'no-room');
/** Until nothing runs any more and something waits for room. */
const untilHeld = () =>
  vi.waitFor(
    async () => {
      expect(await jobsThatWait()).not.toEqual([]);
      expect(await jobStore(database).findByState('running')).toEqual([]);
    },
    { timeout: 10_000, interval: 10 },
  );
const look = async ({ services }: Life, room: ReadonlySet<string> = new Set()): Promise<void> => {
  full = room;
  await services.queue.pump();
};

test('of a day’s first looks and its summary each answer waits for room: all calls are made once', async () => {
  const ids = await storeDay(name, provider, { papers: 45 });
  full = new Set(['triages', 'ledger']);
  const life = startLife(name);
  await life.digest.buildDigest(DAY);
  await untilHeld();
  const asked = provider.calls.length;
  await look(life, full);
  // A later life of the worker finds what the browser holds.
  life.kill();
  const next = startLife(name);
  await next.services.queue.resume();
  expect(provider.calls).toHaveLength(asked);
  expect(await findTriages(database, ids).then((found) => [...found.values()].flat())).toEqual([]);

  await look(next, new Set(['digests']));
  await untilDigest(database, 'queued');
  await vi.waitFor(async () => expect((await jobsThatWait()).map(({ subject }) => subject.task)).toEqual(['digest']));
  const all = provider.calls.length;
  await look(next);
  await untilDigest(database, 'done');
  expect(
    looksOf(provider)
      .flatMap((each) => each.ids)
      .toSorted(),
  ).toEqual(ids);
  expect(provider.calls).toHaveLength(all);
  expect(await findDigests(database, DAY.category, DAY.announcementDate)).toHaveLength(1);
  expect(await (await database.connection()).count('ledger')).toBe(all);
  expect(await hasHeld()).toBe(false);
});

test('grades whose job was cancelled while they waited are stored, and the job is not taken up again', async () => {
  const arxivIds = await storeDay(name, provider, { papers: 5 });
  full = new Set(['triages']);
  const life = startLife(name);
  const [job] = await life.grades.grade({ arxivIds });
  await untilHeld();
  await life.services.queue.cancel([job?.id ?? '']);
  await look(life);
  expect(await findTriages(database, arxivIds).then((found) => [...found.values()].flat())).toHaveLength(5);
  expect((await jobStore(database).find(job?.id ?? ''))?.state).toBe('cancelled');
  expect(provider.calls).toHaveLength(1);
});

test('words that were tried are not tried twice', async () => {
  const [arxivId = ''] = await storeDay(name, provider, { papers: 1 });
  full = new Set(['tryouts']);
  const { services } = startLife(name);
  const subject = { task: 'tryout', of: 'triage', arxivId, arxivIdV: `${arxivId}v1`, role: '', question: '' } as const;
  const job = newJob({ subject, languages: ['en'], profileId: 'default', priority: 0 });
  await services.queue.enqueue([job]);
  await untilHeld();
  full = new Set();
  await services.queue.pump();
  expect(await jobStore(database).find(job.id)).toMatchObject({ state: 'done', error: null });
  expect(await findTryout(database, 'triage')).toMatchObject({ arxivId });
  expect(provider.calls).toHaveLength(1);
});

const triage = (arxivId: string): StoredTriage => ({
  key: arxivId,
  arxivId,
  arxivIdV: `${arxivId}v1`,
  languages: ['en'],
  interests: '',
  provenance: { provider: 'custom', model: 'm', promptVersion: 1, createdAt: '2026-11-17T00:00:00.000Z' },
  triage: null,
  unscored: 'refusal',
});

test('what a run has brought waits until it has ended, piece by piece; pages hear of each paper', async () => {
  await storeDay(name, provider, { papers: 1 });
  const told: string[] = [];
  const held = heldAnswers(database, (arxivIds) => told.push(...arxivIds));
  full = new Set(['triages']);
  for (const id of ['2611.1', '2611.2']) {
    await expect(storeAnswer(database, makeJob({ id: 'job' }), { triages: [triage(id)] })).rejects.toThrow('no-room');
  }
  full = new Set();
  expect(await held.store((id) => id === 'job')).toEqual({ stored: [], left: 2 });
  const stored = { jobId: 'job', isWhole: false };
  expect(await held.store(() => false)).toEqual({ stored: [stored, stored], left: 0 });
  expect(told).toEqual(['2611.1', '2611.2']);
});

test('a part of a summary waits for its job’s row, and is in it once, however often it is stored', async () => {
  await storeDay(name, provider, { papers: 1 });
  const store = jobStore(database);
  await store.enqueue([makeJob({ id: 'job' })]);
  const part: DigestPart = {
    of: '2611.1',
    sections: { themes: [], highlights: [], directions: [], reading: [] },
    dropped: 0,
  };
  full = new Set(['jobs']);
  for (let time = 0; time < 2; time += 1) {
    await expect(storeAnswer(database, makeJob({ id: 'job' }), { part })).rejects.toThrow('no-room');
  }
  full = new Set();
  expect((await heldAnswers(database).store(() => false)).left).toBe(0);
  expect((await store.find('job'))?.parts).toEqual([part]);
});
