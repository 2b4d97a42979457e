import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { cancelled, type Job, jobId } from '../../lib/queue/job.ts';
import type { JobStore } from '../../lib/queue/queue-options.ts';
import { makeJob } from '../fixtures/records.ts';

let name: string;
let store: JobStore;

beforeEach(() => {
  name = crypto.randomUUID();
  store = jobStore(new Database(name));
});

const row = (id: string, fields: Partial<Job> = {}): Job => makeJob({ id, ...fields });
/** Hands out the first of what waits, or nothing. */
const claim = (most = 1) => {
  let left = most;
  return store.claim({ now: 1_000, reroute: () => null, mayStart: () => left-- > 0 });
};
const idsOf = (jobs: readonly Job[]): string[] => jobs.map(({ id }) => id);

test('what is written between two looks is seen by the second: queued, cancelled, moved, put back', async () => {
  await store.enqueue([row('a', { priority: 2 }), row('b', { priority: 2, createdAt: 5 })]);
  expect(idsOf((await claim(0)).waiting)).toEqual(['a', 'b']);
  await store.enqueue([row('c', { priority: 1 })]);
  await store.updateAll(['a'], cancelled);
  expect(idsOf((await claim(0)).waiting)).toEqual(['c', 'b']);
  await store.update('b', (job) => ({ ...job, priority: 0 }));
  await store.update('a', (job) => ({ ...job, state: 'queued' }));
  expect(idsOf((await claim(0)).waiting)).toEqual(['b', 'c', 'a']);
  await store.postpone({ profileId: row('b').profileId, notBefore: 9_000, error: { code: 'rate-limited' } });
  expect((await claim(0)).waiting.map(({ notBefore }) => notBefore)).toEqual([9_000, 9_000, 9_000]);
  await store.deleteByPrefix('c');
  expect(idsOf((await claim(0)).waiting)).toEqual(['b', 'a']);
});

test('two looks at one moment never hand out the same job', async () => {
  await store.enqueue(Array.from({ length: 6 }, (_, index) => row(`job-${index}`, { createdAt: index })));
  const claims = await Promise.all([claim(4), claim(4)]);
  const claimed = claims.flatMap((each) => idsOf(each.claimed));
  expect(claimed).toHaveLength(new Set(claimed).size);
  for (let turn = 0; turn < 2; turn += 1) claimed.push(...idsOf((await claim(4)).claimed));
  expect(claimed.toSorted()).toEqual(['job-0', 'job-1', 'job-2', 'job-3', 'job-4', 'job-5']);
});

test('a row that another life has written meanwhile is left as it is, and seen at the next look', async () => {
  await store.enqueue([row('a'), row('b', { createdAt: 5 })]);
  await claim(0);
  const other = jobStore(new Database(name));
  const [taken] = (await other.claim({ now: 2_000, reroute: () => null, mayStart: ({ id }) => id === 'a' })).claimed;
  const mine = await claim(2);
  expect(idsOf(mine.claimed)).toEqual(['b']);
  expect(mine.isStale).toBe(true);
  expect(await store.find('a')).toEqual(taken);
  expect(await claim(2)).toEqual({ claimed: [], changed: [], waiting: [] });
});

test('a look that nothing comes of writes nothing, and so waits for no one', async () => {
  const job = makeJob({ id: jobId({ task: 'grade', arxivIds: ['2601.00001'] }) });
  await store.enqueue([job]);
  await claim(0);
  // A change that never ends: whoever wrote would wait behind it.
  const transaction = (await new Database(name).connection()).transaction('jobs', 'readwrite');
  let isOver = false;
  const keepOpen = (): void => {
    if (!isOver) void transaction.store.get('').then(keepOpen);
  };
  keepOpen();
  expect(idsOf((await claim(0)).waiting)).toEqual([job.id]);
  isOver = true;
  await transaction.done;
});
