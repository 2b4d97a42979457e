import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../lib/core/errors.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { Queue } from '../../lib/queue/queue.ts';
import type { QueueOptions } from '../../lib/queue/queue-options.ts';
import { BUDGET_INTERVAL, dueAt } from '../../lib/queue/retry.ts';
import { aStanding, makeJob } from '../fixtures/records.ts';

/** Clocks that jump: a machine that slept, a day set wrongly and set right again. */
const DAY = 86_400_000;
const NOW = 100 * DAY;
let queue: Queue;
let calls = 0;
const store = (database: Database) => jobStore(database);
let database: Database;

function start(run: QueueOptions['run']): void {
  calls = 0;
  queue = new Queue({
    store: store(database),
    run: (job, options) => {
      calls += 1;
      return run(job, options);
    },
    standing: async () => aStanding(),
    isStored: async () => false,
    onStart: () => undefined,
    pauseProfile: async () => undefined,
    onChange: () => undefined,
    onInterrupted: async () => undefined,
    stayAwake: () => undefined,
    wakeAt: () => undefined,
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  database = new Database(crypto.randomUUID());
});
afterEach(() => vi.useRealTimers());

const job = makeJob({ id: 'job' });
const stateOf = async () => (await store(database).find('job'))?.state;
const waits = () => vi.waitFor(async () => expect((await store(database).find('job'))?.error).not.toBeNull());

test('no wait is longer than the longest there is; what lies further off was written by another clock', () => {
  expect(dueAt({ notBefore: NOW + 1_000 }, NOW)).toBe(NOW + 1_000);
  expect(dueAt({ notBefore: NOW + BUDGET_INTERVAL }, NOW)).toBe(NOW + BUDGET_INTERVAL);
  expect(dueAt({ notBefore: NOW + BUDGET_INTERVAL + 1 }, NOW)).toBe(NOW);
  expect(dueAt({ notBefore: NOW - DAY }, NOW)).toBe(NOW);
});

test('a clock set back by a day lets no job wait for a day', async () => {
  start(async () => {
    if (calls === 1) throw new AppError('rate-limited', '', { retryAfter: 30 });
  });
  await queue.enqueue([job]);
  await waits();
  await queue.resume();
  expect(calls).toBe(1);
  vi.setSystemTime(NOW - DAY);
  await queue.resume();
  await vi.waitFor(async () => expect(await stateOf()).toBe('done'));
});

test('a clock that runs ahead day after day has a job tried no more often than any other', async () => {
  start(async () => {
    throw new AppError('rate-limited', '', { retryAfter: 30 });
  });
  await queue.enqueue([job]);
  for (let day = 1; day <= 9; day += 1) {
    await vi.waitFor(async () => expect(await stateOf()).not.toBe('running'));
    vi.setSystemTime(NOW + day * DAY);
    await queue.resume();
  }
  await vi.waitFor(async () => expect(await stateOf()).toBe('failed'));
  expect(calls).toBe(3);
});

test('what another life left running is taken up whatever its clock said', async () => {
  const left = { state: 'running', leaseOwner: 'gone', attempts: 1, updatedAt: NOW + 40 * DAY } as const;
  await store(database).enqueue([makeJob({ ...left, id: 'job', createdAt: NOW + 40 * DAY })]);
  start(async () => undefined);
  await queue.resume();
  await vi.waitFor(async () => expect(await stateOf()).toBe('done'));
  expect(calls).toBe(1);
});

test('what is asked for again after the clock was set back is newer than what was asked for before', async () => {
  start(async () => undefined);
  await queue.enqueue([{ ...job, createdAt: NOW }]);
  await vi.waitFor(async () => expect(await stateOf()).toBe('done'));
  vi.setSystemTime(NOW - DAY);
  const [again] = await queue.enqueue([{ ...job, createdAt: NOW - DAY }]);
  expect(again?.createdAt).toBe(NOW + 1);
  await vi.waitFor(() => expect(calls).toBe(2));
  await vi.waitFor(async () => expect(await stateOf()).toBe('done'));
});
