import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../lib/core/errors.ts';
import { INTERVAL, Politeness, type PolitenessState, type PolitenessStore } from '../../lib/queue/politeness.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000 }));
afterEach(() => vi.useRealTimers());

function memory(): PolitenessStore & { state: PolitenessState | null } {
  return {
    state: null,
    async get() {
      return this.state;
    },
    async put(state) {
      this.state = state;
    },
  };
}

const { signal: open } = new AbortController();
const gate = (store: PolitenessStore): Politeness => new Politeness(store, () => 1);
const start = async (): Promise<number> => Date.now();
const fail = (error: AppError) => (): Promise<never> => Promise.reject(error);

const after = (wait: number) => new Promise((resolve) => setTimeout(resolve, wait));

/** Runs all timers until the promise is settled. */
async function settled<Value>(promise: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const all = Promise.allSettled([promise]);
  await vi.runAllTimersAsync();
  const [result] = await all;
  return result;
}

test('requests start one interval apart, and the first at once', async () => {
  const polite = gate(memory());
  const now = Date.now();
  const starts = Promise.all([polite.run(start, open), polite.run(start, open), polite.run(start, open)]);
  expect(await settled(starts)).toMatchObject({ value: [now, now + INTERVAL, now + 2 * INTERVAL] });
});

test('the interval is kept where requests arrive: one whose connection took its time holds up the next', async () => {
  const polite = gate(memory());
  const arrivals: number[] = [];
  const request = (connect: number, answer: number) => async (): Promise<void> => {
    await after(connect);
    arrivals.push(Date.now());
    await after(answer);
  };
  await settled(Promise.all([polite.run(request(700, 100), open), polite.run(request(0, 60), open)]));
  const [first = 0, second = 0] = arrivals;
  expect(second - first).toBeGreaterThanOrEqual(3_000);
  // A long answer is no late request.
  const start = Date.now();
  await settled(polite.run(request(0, 9_000), open));
  const end = Date.now();
  expect(await settled(polite.run(async () => Date.now(), open))).toMatchObject({ value: end });
  expect(end - start).toBeLessThan(9_000 + INTERVAL + 1);
});

test('a request waits for the one before it, however long that takes', async () => {
  const polite = gate(memory());
  const slow = polite.run(() => new Promise<number>((resolve) => setTimeout(() => resolve(Date.now()), 9_000)), open);
  const next = polite.run(start, open);
  await vi.runAllTimersAsync();
  expect(await next).toBeGreaterThanOrEqual(await slow);
});

test('a new life of the worker keeps to the interval of the one before it', async () => {
  const store = memory();
  await settled(gate(store).run(start, open));
  const last = store.state?.lastStart ?? 0;
  expect(await settled(gate(store).run(start, open))).toMatchObject({ value: last + INTERVAL });
});

test('a request that never came back counts: its start was kept before it', async () => {
  const store = memory();
  void gate(store).run(() => new Promise(() => undefined), open);
  await vi.advanceTimersByTimeAsync(10);
  expect(store.state?.lastStart).toBeGreaterThan(0);
});

test('what the server asks for is waited for, by the next life too', async () => {
  const store = memory();
  const now = Date.now();
  const busy = new AppError('rate-limited', 'HTTP 429', { retryAfter: 90 });
  expect(await settled(gate(store).run(fail(busy), open))).toMatchObject({ reason: busy });
  expect(await gate(store).wait()).toBe(now + 90_000 - Date.now());
  expect(await settled(gate(store).run(start, open))).toMatchObject({ value: now + 90_000 });
});

test.each(['rate-limited', 'server-error', 'unreachable', 'timeout'] as const)(
  'each %s in a row doubles the wait, and a success ends it',
  async (code) => {
    const store = memory();
    const polite = gate(store);
    const waits: number[] = [];
    for (let round = 0; round < 4; round++) {
      await settled(polite.run(fail(new AppError(code)), open));
      waits.push(await polite.wait());
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000]);
    await settled(polite.run(start, open));
    expect(await polite.wait()).toBeLessThanOrEqual(INTERVAL);
    expect(store.state?.failures).toBe(0);
  },
);

test('a request that was wrong in itself slows nothing down', async () => {
  const polite = gate(memory());
  await settled(polite.run(fail(new AppError('bad-request')), open));
  expect(await polite.wait()).toBeLessThanOrEqual(INTERVAL);
});

test('a waiting request can be called off, and those behind it go on', async () => {
  const store = memory();
  const polite = gate(store);
  const controller = new AbortController();
  const first = polite.run(start, open);
  const called = polite.run(start, controller.signal);
  const behind = polite.run(start, open);
  const outcome = called.catch((thrown: unknown) => thrown);
  await vi.advanceTimersByTimeAsync(100);
  controller.abort();
  await vi.runAllTimersAsync();
  expect(await outcome).toMatchObject({ code: 'cancelled' });
  expect((await behind) - (await first)).toBe(INTERVAL);
});

test('a clock that was set back costs one interval, not years', async () => {
  const store = memory();
  store.state = { lastStart: Date.now() + 1e9, notBefore: 0, failures: 0 };
  expect(await gate(store).wait()).toBe(INTERVAL);
});
