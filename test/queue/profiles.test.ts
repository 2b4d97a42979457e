import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError, type ErrorCode, type ErrorShape } from '../../lib/core/errors.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import type { Job } from '../../lib/queue/job.ts';
import { type CallWindow, EMPTY_WINDOW, withCall } from '../../lib/queue/limiter.ts';
import { Queue } from '../../lib/queue/queue.ts';
import type { QueueOptions } from '../../lib/queue/queue-options.ts';
import { aStanding, makeJob } from '../fixtures/records.ts';

/** The queue over several profiles, A and B, whose obstacles and windows are kept as the background keeps them. */
let database: Database;

beforeEach(() => {
  database = new Database(crypto.randomUUID());
});

type Fields = Omit<NonNullable<Parameters<typeof aStanding>[0]>, 'ids' | 'obstacles' | 'windows'>;

function makeQueue(run: QueueOptions['run'], fields: Fields = {}) {
  const obstacles: Record<string, ErrorShape> = {};
  const windows: Record<string, CallWindow> = {};
  const calls: string[] = [];
  const wakes: number[] = [];
  const changes: Job[] = [];
  const store = jobStore(database);
  const queue = new Queue({
    store,
    run: (job, options) => {
      calls.push(`${job.id} ${job.profileId}`);
      return run(job, options);
    },
    standing: async () => aStanding({ ids: ['A', 'B'], concurrency: 1, ...fields, obstacles, windows }),
    onStart: ({ id, profileId, tokens = 0 }) => {
      const now = Date.now();
      windows[profileId] = withCall(windows[profileId] ?? EMPTY_WINDOW, { id, at: now, tokens }, now);
    },
    pauseProfile: async (id, error) => {
      obstacles[id] = error.toShape();
    },
    onChange: (job) => changes.push(job),
    isStored: async () => false,
    onInterrupted: async () => undefined,
    stayAwake: () => undefined,
    wakeAt: (instant) => wakes.push(instant),
  });
  const rows = async (state: Job['state']): Promise<Job[]> =>
    (await store.findByState(state)).toSorted((a, b) => a.id.localeCompare(b.id));
  const done = (count: number) =>
    vi.waitFor(async () => expect(await rows('done')).toHaveLength(count), { timeout: 2_000, interval: 5 });
  return { queue, store, obstacles, windows, calls, wakes, changes, rows, done };
}

const jobs = (count: number, fields: Partial<Job> = {}): Job[] =>
  Array.from({ length: count }, (_, i) => makeJob({ id: `job-${i}`, createdAt: i, profileId: 'A', ...fields }));

const failsAt =
  (profileId: string, code: ErrorCode): QueueOptions['run'] =>
  async (job) => {
    if (job.profileId === profileId) throw new AppError(code);
  };

describe('a profile that its server refuses', () => {
  test.each(['bad-key', 'no-access', 'no-credit', 'model-not-found'] as const)(
    'by %s is paused: what waits waits, and says why',
    async (code) => {
      const { queue, calls, obstacles, rows, done } = makeQueue(failsAt('A', code));
      await queue.enqueue(jobs(5));
      await vi.waitFor(async () =>
        expect((await rows('queued')).map(({ error }) => error?.code)).toEqual(Array.from({ length: 5 }, () => code)),
      );
      expect(calls).toEqual(['job-0 A']);
      expect(obstacles['A']?.code).toBe(code);

      // Nothing is asked of it until the reader takes it up again; an alarm is no such word.
      await queue.resume();
      expect(calls).toHaveLength(1);
      delete obstacles['A'];
      await queue.enqueue([makeJob({ id: 'later', profileId: 'B' })]);
      await vi.waitFor(() => expect(calls.filter((call) => call.endsWith('A')).length).toBeGreaterThan(1));
      await done(1);
    },
  );

  test('goes on with all that waited once it is taken up again', async () => {
    let isRefused = true;
    const { queue, obstacles, rows, done } = makeQueue(async () => {
      if (isRefused) throw new AppError('bad-key');
    });
    await queue.enqueue(jobs(3));
    await vi.waitFor(() => expect(obstacles['A']).toBeDefined());
    isRefused = false;
    delete obstacles['A'];
    await queue.reconsider();
    await done(3);
    expect(await rows('failed')).toEqual([]);
  });

  test('leaves the jobs of others alone', async () => {
    const { queue, rows, done } = makeQueue(failsAt('A', 'bad-key'));
    await queue.enqueue([...jobs(2), makeJob({ id: 'other', profileId: 'B', createdAt: 9 })]);
    await done(1);
    expect((await rows('done')).map(({ id }) => id)).toEqual(['other']);
    expect((await rows('queued')).map(({ profileId }) => profileId)).toEqual(['A', 'A']);
  });

  test('hands what waits to the one that steps in, each asked for once', async () => {
    const { queue, calls, rows, done } = makeQueue(failsAt('A', 'bad-key'), { fallback: 'B' });
    await queue.enqueue(jobs(3));
    await done(3);
    expect(calls).toEqual(['job-0 A', 'job-0 B', 'job-1 B', 'job-2 B']);
    expect((await rows('done')).every(({ profileId }) => profileId === 'B')).toBe(true);
  });

  test('waits where the one that steps in is refused as well', async () => {
    const { queue, calls, rows } = makeQueue(
      async () => {
        throw new AppError('no-credit');
      },
      { fallback: 'B' },
    );
    await queue.enqueue(jobs(2));
    await vi.waitFor(() => expect(calls).toEqual(['job-0 A', 'job-0 B']));
    await vi.waitFor(async () =>
      expect((await rows('queued')).every(({ error }) => error?.code === 'no-credit')).toBe(true),
    );
    await queue.resume();
    expect(calls).toHaveLength(2);
  });

  test('never has another go on in the middle of its answer', async () => {
    const { queue, calls, rows, obstacles } = makeQueue(
      async (_job, { onProgress }) => {
        onProgress({ partial: null, received: 40 });
        throw new AppError('bad-key');
      },
      { fallback: 'B' },
    );
    await queue.enqueue(jobs(1));
    await vi.waitFor(async () => expect(await rows('failed')).toHaveLength(1));
    expect(calls).toEqual(['job-0 A']);
    expect(obstacles['A']?.code).toBe('bad-key');
  });
});

describe('a server that cannot be reached', () => {
  test('is tried once more, then another profile steps in, for this job', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    try {
      const { queue, calls, rows, obstacles, done } = makeQueue(failsAt('A', 'unreachable'), { fallback: 'B' });
      await queue.enqueue(jobs(1));
      await vi.waitFor(async () => expect((await rows('queued'))[0]?.error?.code).toBe('unreachable'));
      expect((await rows('queued'))[0]?.notBefore).toBeGreaterThan(1_000_000);
      vi.setSystemTime(1_010_000);
      await queue.resume();
      await done(1);
      expect(calls).toEqual(['job-0 A', 'job-0 A', 'job-0 B']);
      expect(obstacles).toEqual({});
    } finally {
      vi.useRealTimers();
    }
  });

  test('fails the job where nothing steps in', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    try {
      const { queue, rows } = makeQueue(failsAt('A', 'unreachable'));
      await queue.enqueue(jobs(1));
      await vi.waitFor(async () => expect((await rows('queued'))[0]?.notBefore).toBeGreaterThan(1_000_000));
      vi.setSystemTime(1_010_000);
      await queue.resume();
      await vi.waitFor(async () => expect((await rows('failed'))[0]?.error?.code).toBe('unreachable'));
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('limits', () => {
  test('of one profile do not hold back another', async () => {
    const { promise: gate, resolve: release } = Promise.withResolvers<void>();
    const { queue, calls, done } = makeQueue((job) => (job.profileId === 'A' ? gate : Promise.resolve()));
    await queue.enqueue([...jobs(2), makeJob({ id: 'other', profileId: 'B', createdAt: 9 })]);
    await done(1);
    expect(calls).toEqual(['job-0 A', 'other B']);
    release();
    await done(3);
  });

  test('of requests a minute are kept by the window, and the queue wakes when the next may start', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    try {
      const { queue, calls, wakes, done } = makeQueue(async () => undefined, { concurrency: 8, requestsPerMinute: 2 });
      await queue.enqueue(jobs(4));
      await done(2);
      await vi.waitFor(() => expect(wakes.at(-1)).toBeGreaterThanOrEqual(1_060_000));
      expect(calls).toHaveLength(2);
      vi.setSystemTime(1_061_000);
      await queue.pump();
      await done(4);
    } finally {
      vi.useRealTimers();
    }
  });

  test('of tokens a minute let no later, smaller job pass the one that waits', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    try {
      const { queue, calls, done } = makeQueue(async () => undefined, { concurrency: 8, tokensPerMinute: 1_000 });
      const [a, b, c] = jobs(3) as [Job, Job, Job];
      await queue.enqueue([
        { ...a, tokens: 700 },
        { ...b, tokens: 700 },
        { ...c, tokens: 10 },
      ]);
      await done(1);
      await queue.pump();
      expect(calls).toEqual(['job-0 A']);
      vi.setSystemTime(1_061_000);
      await queue.pump();
      await done(3);
    } finally {
      vi.useRealTimers();
    }
  });
});

test('a job whose profile was removed goes to the one its task is meant for, and fails without any', async () => {
  const { queue, calls, done } = makeQueue(async () => undefined);
  await queue.enqueue([makeJob({ id: 'orphan', profileId: 'gone' })]);
  await done(1);
  expect(calls).toEqual(['orphan A']);

  const none = aStanding({ ids: [] });
  const changes: Job[] = [];
  const empty = new Queue({
    store: jobStore(database),
    run: async () => undefined,
    standing: async () => none,
    onStart: () => undefined,
    pauseProfile: async () => undefined,
    onChange: (job) => changes.push(job),
    isStored: async () => false,
    onInterrupted: async () => undefined,
    stayAwake: () => undefined,
    wakeAt: () => undefined,
  });
  await empty.enqueue([makeJob({ id: 'lost', profileId: 'gone' })]);
  await vi.waitFor(() => expect(changes.at(-1)).toMatchObject({ state: 'failed', error: { code: 'no-provider' } }));
});
