import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { AppError, type ErrorShape } from '../../lib/core/errors.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import type { Job } from '../../lib/queue/job.ts';
import { Queue } from '../../lib/queue/queue.ts';
import type { QueueOptions } from '../../lib/queue/queue-options.ts';
import type { Standing } from '../../lib/queue/standing.ts';
import { aStanding, makeJob } from '../fixtures/records.ts';

const NOTHING = (): void => undefined;
let database: Database;

// One of its own for each test: a queue of an earlier one may still be at work on its.
beforeEach(() => {
  database = new Database(crypto.randomUUID());
});

/** One profile without an obstacle unless told otherwise. `standing` is looked at anew each time, as the real one is. */
function makeQueue(
  run: QueueOptions['run'],
  concurrency = 2,
  standing: () => Standing = () => aStanding({ concurrency }),
) {
  const changes: Job[] = [];
  const wakes: number[] = [];
  const interrupted: string[] = [];
  const started: string[] = [];
  const stored = new Set<string>();
  const paused = new Map<string, ErrorShape>();
  const signs = { count: 0 };
  const store = jobStore(database);
  const queue = new Queue({
    store,
    run,
    isStored: async ({ id }) => stored.has(id),
    standing: async () => standing(),
    onStart: (job) => started.push(job.id),
    pauseProfile: async (profileId, error) => void paused.set(profileId, error.toShape()),
    onChange: (job) => changes.push(job),
    onInterrupted: async (job) => void interrupted.push(job.id),
    stayAwake: () => void (signs.count += 1),
    wakeAt: (instant) => wakes.push(instant),
  });
  const statesOf = (id: string) => changes.filter((job) => job.id === id).map((job) => job.state);
  const settled = (id: string, state: Job['state']) =>
    vi.waitFor(async () => expect((await store.find(id))?.state).toBe(state), { timeout: 2_000, interval: 5 });
  return { queue, store, changes, wakes, interrupted, started, stored, paused, signs, statesOf, settled };
}

const jobs = (count: number, fields: Partial<Job> = {}): Job[] =>
  Array.from({ length: count }, (_, i) => makeJob({ id: `job-${i}`, createdAt: i, ...fields }));

test('a job goes from queued through running to done', async () => {
  const { queue, statesOf, settled } = makeQueue(async () => undefined);
  await queue.enqueue(jobs(1));
  await settled('job-0', 'done');
  await vi.waitFor(() => expect(statesOf('job-0')).toEqual(['queued', 'running', 'done']));
});

test('never more run at once than allowed, and all are done in order of priority, then age', async () => {
  let running = 0;
  let most = 0;
  const started: string[] = [];
  const { queue, settled } = makeQueue(async (job) => {
    started.push(job.id);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
  }, 1);
  const [a, b, c, d] = jobs(4) as [Job, Job, Job, Job];
  await queue.enqueue([
    { ...a, priority: 2 },
    { ...b, priority: 1 },
    { ...c, priority: 1 },
    { ...d, priority: 0 },
  ]);
  for (const id of ['job-0', 'job-1', 'job-2', 'job-3']) await settled(id, 'done');
  expect(most).toBe(1);
  // The first was claimed while it was alone, or not: the rest is ordered in any case.
  expect(started.filter((id) => id !== 'job-0')).toEqual(['job-3', 'job-1', 'job-2']);
});

test('asking again for work that is queued or running does not start it twice', async () => {
  let runs = 0;
  let release: () => void = NOTHING;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { queue, settled } = makeQueue(async () => {
    runs += 1;
    await gate;
  });
  await queue.enqueue(jobs(1));
  await vi.waitFor(() => expect(runs).toBe(1));
  const [row] = await queue.enqueue(jobs(1));
  expect(row?.state).toBe('running');
  release();
  await settled('job-0', 'done');
  expect(runs).toBe(1);
});

test('cancelling aborts what runs and keeps its end from overwriting the cancellation', async () => {
  let aborted = false;
  const { queue, store, settled } = makeQueue(
    (_job, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new AppError('cancelled'));
        });
      }),
  );
  await queue.enqueue(jobs(1));
  await settled('job-0', 'running');
  await queue.cancel(['job-0']);
  await settled('job-0', 'cancelled');
  expect(aborted).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await store.find('job-0'))?.state).toBe('cancelled');
});

test('a rate limit is waited out as long as the server asks, visibly, and gives up after three attempts', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  try {
    let attempts = 0;
    const { queue, store, wakes, settled } = makeQueue(async () => {
      attempts += 1;
      throw new AppError('rate-limited', 'slow down', { retryAfter: 30 });
    });
    await queue.enqueue(jobs(1));
    await vi.waitFor(async () =>
      expect(await store.find('job-0')).toMatchObject({ state: 'queued', error: { code: 'rate-limited' } }),
    );
    expect((await store.find('job-0'))?.notBefore).toBeGreaterThanOrEqual(1_030_000);
    await vi.waitFor(() => expect(wakes.at(-1)).toBeGreaterThanOrEqual(1_030_000));
    for (let i = 0; i < 2; i += 1) {
      vi.setSystemTime(Date.now() + 60_000);
      await queue.resume();
      await vi.waitFor(() => expect(attempts).toBe(i + 2));
    }
    await settled('job-0', 'failed');
    expect(attempts).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

test('what an earlier life of the worker left running is run again by the next', async () => {
  const first = makeQueue(() => new Promise(() => undefined));
  await first.queue.enqueue(jobs(1));
  await first.settled('job-0', 'running');

  let runs = 0;
  const second = makeQueue(async () => {
    runs += 1;
  });
  await second.queue.resume();
  await second.settled('job-0', 'done');
  expect(runs).toBe(1);
});

test('a worker that died between its result and the end of its job has done it: it is neither run nor written down again', async () => {
  const first = makeQueue(() => new Promise(() => undefined));
  await first.queue.enqueue(jobs(1, { attempts: 2 }));
  await first.settled('job-0', 'running');
  let runs = 0;
  const second = makeQueue(async () => {
    runs += 1;
  });
  second.stored.add('job-0');
  await second.queue.resume();
  await second.settled('job-0', 'done');
  expect(runs).toBe(0);
  expect(second.interrupted).toEqual([]);
  expect(second.statesOf('job-0')).toEqual(['done']);
});

test('an earlier life that wakes up late cannot end a job that the next one has claimed', async () => {
  let release: () => void = NOTHING;
  const first = makeQueue(
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  await first.queue.enqueue(jobs(1));
  await first.settled('job-0', 'running');
  const second = makeQueue(() => new Promise(() => undefined));
  await second.queue.resume();
  await second.settled('job-0', 'running');
  release();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await second.store.find('job-0'))?.state).toBe('running');
});

test('over the budget a job waits and says so', async () => {
  const { queue, store } = makeQueue(async () => {
    throw new AppError('over-budget');
  });
  await queue.enqueue(jobs(1));
  await vi.waitFor(async () =>
    expect(await store.find('job-0')).toMatchObject({ state: 'queued', error: { code: 'over-budget' } }),
  );
});

test('progress reaches pages as it comes, and the store now and then', async () => {
  const { queue, changes, store, settled } = makeQueue(async (_job, { onProgress }) => {
    onProgress({
      partial: { en: { sections: { impact: { state: 'growing', text: 'Lo' } }, findings: [] } },
      received: 2,
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const row = await store.find('job-0');
    expect(row?.received).toBe(2);
  });
  await queue.enqueue(jobs(1));
  await settled('job-0', 'done');
  expect(changes.some((job) => job.received === 2 && job.state === 'running')).toBe(true);
  expect((await store.find('job-0'))?.partial).toBeNull();
});

test('a job that no worker lives to finish is given up after three, and each lost call is written down', async () => {
  await makeQueue(() => new Promise(() => undefined)).queue.enqueue(jobs(1));
  const lost: string[] = [];
  for (let life = 0; life < 3; life += 1) {
    const next = makeQueue(() => new Promise(() => undefined));
    await next.settled('job-0', 'running');
    await next.queue.resume();
    lost.push(...next.interrupted);
    if (life < 2) await next.settled('job-0', 'running');
  }
  const { store } = makeQueue(async () => undefined);
  expect(await store.find('job-0')).toMatchObject({ state: 'failed', attempts: 3, error: { code: 'interrupted' } });
  expect(lost).toEqual(['job-0', 'job-0', 'job-0']);
});

test('a provider’s limit holds back what waits for it, not only the job that met it', async () => {
  let calls = 0;
  const { queue, store } = makeQueue(async () => {
    calls += 1;
    throw new AppError('rate-limited', 'slow down', { retryAfter: 60 });
  }, 1);
  await queue.enqueue(jobs(6, { priority: 2 }));
  await vi.waitFor(async () => {
    const waiting = await store.findByState('queued');
    expect(waiting.filter((job) => job.notBefore > Date.now() + 50_000)).toHaveLength(6);
  });
  expect(calls).toBe(1);
});

test('asked for again while its cancelled run still unwinds, a job runs anew and the old end does not touch it', async () => {
  const ends: (() => void)[] = [];
  const { queue, store, settled } = makeQueue(
    () =>
      new Promise((_resolve, reject) => {
        ends.push(() => reject(new AppError('cancelled')));
      }),
  );
  await queue.enqueue(jobs(1));
  await settled('job-0', 'running');
  await queue.cancel(['job-0']);
  await queue.enqueue(jobs(1));
  await settled('job-0', 'running');
  expect(ends).toHaveLength(2);
  ends[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await store.find('job-0'))?.state).toBe('running');
  await queue.resume();
  expect(ends).toHaveLength(2);
  await queue.cancel(['job-0']);
  ends[1]?.();
  await settled('job-0', 'cancelled');
});

test('cancelled when its result was already stored, a job is done after all', async () => {
  let finish: () => void = NOTHING;
  const { queue, statesOf, settled } = makeQueue(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  await queue.enqueue(jobs(1));
  await vi.waitFor(() => expect(finish).not.toBe(NOTHING));
  await queue.cancel(['job-0']);
  finish();
  await settled('job-0', 'done');
  await vi.waitFor(() => expect(statesOf('job-0').at(-1)).toBe('done'));
});

test('a job in steps goes on after the jobs it waits for, however these end, and costs no attempt for it', async () => {
  const order: string[] = [];
  const { queue, settled, store } = makeQueue(async (job) => {
    order.push(job.id);
    if (job.id === 'job-1') throw new AppError('refusal');
    if (job.id !== 'whole' || job.after) return undefined;
    await queue.enqueue(jobs(2));
    return { after: ['job-0', 'job-1'] };
  }, 1);
  await queue.enqueue([makeJob({ id: 'whole' })]);
  await settled('whole', 'done');
  expect(order).toEqual(['whole', 'job-0', 'job-1', 'whole']);
  expect((await store.find('job-1'))?.state).toBe('failed');
  expect((await store.find('whole'))?.attempts).toBe(1);
});

test('an answer frees its place before it is stored; answers that wait to be stored take up places where they are as many as may run', async () => {
  const started: string[] = [];
  const stored: (() => void)[] = [];
  const made = makeQueue(async (job) => {
    started.push(job.id);
    void made.queue.answered(job);
    await new Promise<void>((resolve) => stored.push(resolve));
  }, 1);
  await made.queue.enqueue(jobs(4));
  await vi.waitFor(() => expect(started).toEqual(['job-0', 'job-1']));
  await made.queue.pump();
  expect(started).toHaveLength(2);
  stored[0]?.();
  await vi.waitFor(() => expect(started).toEqual(['job-0', 'job-1', 'job-2']));
  for (const end of stored) end();
  await vi.waitFor(() => expect(stored).toHaveLength(4));
  for (const end of stored) end();
  await made.settled('job-3', 'done');
});

test('of answers that come at one moment none goes on before the calls that take their places have begun', async () => {
  const order: string[] = [];
  const arrival = Promise.withResolvers<void>();
  const made = makeQueue(async (job) => {
    order.push(`call ${job.id}`);
    await arrival.promise;
    await made.queue.answered(job);
    order.push(`store ${job.id}`);
  }, 2);
  await made.queue.enqueue(jobs(4));
  await vi.waitFor(() => expect(order).toHaveLength(2));
  arrival.resolve();
  for (const { id } of jobs(4)) await made.settled(id, 'done');
  expect(order.slice(0, 4).toSorted()).toEqual(['call job-0', 'call job-1', 'call job-2', 'call job-3']);
  expect(order.slice(4).toSorted()).toEqual(['store job-0', 'store job-1', 'store job-2', 'store job-3']);
});

test('gives a sign of life every 20 s while a job runs, and none while jobs wait or nothing is left', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const ends: (() => void)[] = [];
    const { queue, signs, settled } = makeQueue(() => new Promise<void>((resolve) => ends.push(resolve)), 1);
    await queue.enqueue([...jobs(1), makeJob({ id: 'later', notBefore: Date.now() + 600_000 })]);
    await settled('job-0', 'running');
    vi.advanceTimersByTime(40_000);
    expect(signs.count).toBe(2);
    ends[0]?.();
    await settled('job-0', 'done');
    await queue.pump();
    vi.advanceTimersByTime(3_600_000);
    expect(signs.count).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('an answer of a run that is another’s by now frees nothing', async () => {
  const started: string[] = [];
  const { queue } = makeQueue(async (job) => {
    started.push(job.id);
    await new Promise(() => undefined);
  }, 1);
  await queue.enqueue(jobs(2));
  await vi.waitFor(() => expect(started).toHaveLength(1));
  await queue.answered({ id: 'job-0', leaseOwner: 'another' });
  await queue.pump();
  expect(started).toHaveLength(1);
});

test('a job that says it cannot be done has failed, and is not tried again', async () => {
  let runs = 0;
  const { queue, settled, store } = makeQueue(async () => {
    runs += 1;
    return { failed: { code: 'server-error' } };
  });
  await queue.enqueue(jobs(1));
  await settled('job-0', 'failed');
  expect((await store.find('job-0'))?.error).toEqual({ code: 'server-error' });
  expect(runs).toBe(1);
});

test('work on a whole day outlives more workers than that on one paper', async () => {
  const { queue, store, interrupted } = makeQueue(async () => undefined, 0);
  const subject = { task: 'digest', category: 'cs.CV', announcementDate: '2026-11-17' } as const;
  const lost = { state: 'running', attempts: 5, leaseOwner: 'gone' } as const;
  await store.enqueue([makeJob({ ...lost, id: 'day', subject }), makeJob({ ...lost, id: 'paper' })]);
  await queue.resume();
  expect(interrupted.toSorted()).toEqual(['day', 'paper']);
  expect((await store.find('day'))?.state).toBe('queued');
  expect((await store.find('paper'))?.state).toBe('failed');
});

test('a stopped queue ends what runs and starts nothing, and goes on from there', async () => {
  let paused = false;
  const gates: (() => void)[] = [];
  const { queue, store, wakes, settled } = makeQueue(
    () => new Promise<void>((resolve) => gates.push(resolve)),
    1,
    () => ({ ...aStanding({ concurrency: 1 }), paused }),
  );
  await queue.enqueue(jobs(3));
  await settled('job-0', 'running');
  paused = true;
  await queue.pump();
  gates.shift()?.();
  await settled('job-0', 'done');
  await queue.resume();
  expect((await store.findByState('queued')).map(({ id }) => id)).toEqual(['job-1', 'job-2']);
  expect(wakes).toEqual([]);
  paused = false;
  await queue.pump();
  await settled('job-1', 'running');
});

test('cancelling many starts none of those that are still to be cancelled', async () => {
  const { queue, started, settled } = makeQueue(
    (_job, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new AppError('cancelled')));
      }),
    1,
  );
  const all = jobs(40);
  await queue.enqueue(all);
  await settled('job-0', 'running');
  const before = await queue.cancel(all.map(({ id }) => id));
  expect(before.filter(({ state }) => state === 'running')).toHaveLength(1);
  await settled('job-39', 'cancelled');
  await queue.pump();
  expect(started).toEqual(['job-0']);
});

test('what was cancelled waits again with what it was asked for, and what is done does not', async () => {
  let run = 0;
  const { queue, store, settled } = makeQueue(
    async () => {
      run += 1;
      if (run === 2) throw new AppError('refusal');
    },
    1,
    () => ({ ...aStanding({ concurrency: 1 }), paused: run === 0 && !open }),
  );
  let open = false;
  await queue.enqueue(jobs(2, { listing: 'cs.CV 2026-11-17', expected: { inputTokens: 5, outputTokens: 7 } }));
  await queue.cancel(['job-0', 'job-1']);
  expect(await queue.putBack(['job-0', 'job-1', 'nobody'])).toHaveLength(2);
  expect(await store.find('job-1')).toMatchObject({
    state: 'queued',
    error: null,
    listing: 'cs.CV 2026-11-17',
    expected: { inputTokens: 5, outputTokens: 7 },
  });
  open = true;
  await queue.pump();
  await settled('job-0', 'done');
  await settled('job-1', 'failed');
  expect(await queue.putBack(['job-0', 'job-1'])).toHaveLength(1);
  await settled('job-1', 'done');
});
