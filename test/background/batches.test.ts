import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBatches } from '../../lib/background/batch-build.ts';
import { findBatches } from '../../lib/db/batches.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { findLedger } from '../../lib/db/ledger.ts';
import { putQueuePause } from '../../lib/settings/queue-pause.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { type LocalProvider, startProvider } from '../harness/provider.ts';
import { runOut, startBatchLife } from './batch-life.ts';
import { storeDay } from './day-life.ts';

let provider: LocalProvider;
let name: string;
let clock: { now: number };
const now = (): number => clock.now;

beforeAll(async () => {
  provider = await startProvider({ key: null });
});
afterAll(() => provider.close());
beforeEach(() => {
  provider.reset();
  name = crypto.randomUUID();
  clock = { now: Date.now() };
});

const PRICE = { input: 1, output: 4, edited: '2026-11-26' };

/** So many papers, and a service with a batch interface at half the price. */
async function papers(count: number): Promise<string[]> {
  const ids = await storeDay(name, provider, { papers: count, settings: { analysisLanguages: 'en' } });
  await patchSettings(({ profiles }) => ({
    profiles: profiles.map((profile) => ({
      ...profile,
      terms: { model: provider.model, contextTokens: 32_000, price: PRICE, batchDiscount: 0.5 },
    })),
  }));
  return ids;
}

async function outcome(): Promise<{
  states: string[];
  analyses: number;
  ledger: readonly { id: string; cost: number | null; outcome: string }[];
  open: number;
}> {
  const database = new Database(name);
  const jobs = await jobStore(database).findByPrefix('analysis|');
  const analyses = await (await database.connection()).getAll('analyses');
  const ledger = await findLedger(database, '2000-01-01', '2100-01-01');
  const open = (await findBatches(database)).length;
  await database.close();
  return { states: jobs.map(({ state }) => state), analyses: analyses.length, ledger, open };
}

const paid = (): number =>
  provider.batch.batches.reduce(
    (sum, { usage }) => sum + (usage.input * PRICE.input + usage.output * PRICE.output) / 2e6,
    0,
  );
const begun = (): number => provider.batch.batches.length;

test('papers go out in one file and come back as analyses, at the discount; nothing is left at the server', async () => {
  const ids = await papers(4);
  const life = startBatchLife(name, provider, { now });
  const jobs = await life.batches.begin(ids);
  expect(jobs.map(({ state }) => state)).toEqual(Array(4).fill('batched'));
  await runOut(life, clock);
  const { states, analyses, ledger, open } = await outcome();
  expect(states).toEqual(Array(4).fill('done'));
  expect(analyses).toBe(4);
  expect(open).toBe(0);
  expect(begun()).toBe(1);
  expect(ledger.reduce((sum, { cost }) => sum + (cost ?? 0), 0)).toBeCloseTo(paid(), 9);
  expect(provider.batch.files.size).toBe(0);
  expect(provider.calls).toHaveLength(0);
  // All of it is there: asked for again, there is nothing to ask.
  expect(await life.batches.begin(ids)).toEqual([]);
});

test('wherever a worker dies, the next one neither submits twice nor loses an answer', async () => {
  let effects = 1;
  for (let isDead = true; isDead; effects += 1) {
    provider.reset();
    name = crypto.randomUUID();
    provider.batch.faults = { looks: 1 };
    const ids = await papers(2);
    const made = new Database(name);
    await buildBatches(made, { arxivIds: ids }, clock.now);
    await made.close();
    const first = startBatchLife(name, provider, { dieAfter: effects, now });
    isDead = await Promise.race([runOut(first, clock).then(() => false), first.died.then(() => true)]);
    const second = startBatchLife(name, provider, { now });
    await runOut(second, clock);
    const { states, analyses, ledger, open } = await outcome();
    const where = `died after ${effects}`;
    expect(begun(), where).toBe(1);
    expect(states, where).toEqual(['done', 'done']);
    expect(analyses, where).toBe(2);
    expect(
      ledger.map(({ id }) => id),
      where,
    ).toHaveLength(2);
    expect(open, where).toBe(0);
    expect(provider.batch.files.size, where).toBe(0);
  }
  expect(effects).toBeGreaterThan(30);
}, 120_000);

describe('what does not come back', () => {
  test('an answer the guard turns down is asked for by itself, and both are in the ledger', async () => {
    const ids = await papers(3);
    provider.batch.faults = { text: (index, text) => (index === 1 ? 'I cannot help with that.' : text) };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await runOut(life, clock);
    const { states, ledger, open } = await outcome();
    expect(states).toEqual(['done', 'queued', 'done']);
    expect(ledger.map((row) => row.outcome).toSorted()).toEqual(['done', 'done', 'refusal']);
    expect(open).toBe(0);
  });

  test('a request the server refuses fails with its reason', async () => {
    const ids = await papers(2);
    const refusal = { status: 400, code: 'content_policy_violation', message: 'Blocked by content policy.' };
    provider.batch.faults = { line: (index) => (index === 0 ? refusal : 'answer') };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await runOut(life, clock);
    expect((await outcome()).states).toEqual(['failed', 'done']);
    expect(life.told.find(({ state }) => state === 'failed')?.error?.code).toBe('filtered');
  });

  test.each([
    ['singly', 'queued'],
    ['leave', 'cancelled'],
  ] as const)('of a batch that expired what came is kept; the rest waits for the reader: %s', async (how, state) => {
    const ids = await papers(4);
    provider.batch.faults = { end: 'expired', line: (index) => (index < 3 ? 'answer' : 'missing') };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await runOut(life, clock);
    expect((await outcome()).states).toEqual(['done', 'done', 'done', 'batched']);
    const [view] = await life.batches.views();
    expect(view).toMatchObject({
      state: 'ended',
      unanswered: 1,
      error: { code: 'batch-unfinished', detail: 'expired' },
    });
    expect(provider.batch.files.size).toBe(0);
    await life.batches.settle(view?.id ?? '', how);
    const { states, open } = await outcome();
    expect(states.at(-1)).toBe(state);
    expect(open).toBe(0);
  });

  test('a file that is turned down says why, and asks for nothing again by itself', async () => {
    const ids = await papers(2);
    provider.batch.faults = { end: 'failed' };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await runOut(life, clock);
    const [view] = await life.batches.views();
    expect(view).toMatchObject({ unanswered: 2, error: { detail: 'Enqueued token limit reached.' } });
    expect((await outcome()).ledger).toEqual([]);
  });

  test('a server without such an interface is found out before anything is paid', async () => {
    const ids = await papers(2);
    provider.batch.faults = { refuse: { path: 'files', status: 404, message: 'Invalid URL (POST /v1/files)' } };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await runOut(life, clock);
    expect(await life.batches.views()).toMatchObject([
      { state: 'ended', unanswered: 2, error: { code: 'bad-request' } },
    ]);
  });

  test('missing, doubled, broken and foreign lines, in any order', async () => {
    const ids = await papers(5);
    provider.batch.faults = {
      line: (index) => (index === 4 ? 'missing' : 'answer'),
      output: (lines) => [
        '{"custom_id":"stranger","response":{"status_code":200,"body":{}}}',
        ...lines.toReversed(),
        lines[0] ?? '',
        'not json',
      ],
    };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await runOut(life, clock);
    const { states, ledger } = await outcome();
    expect(states).toEqual(['done', 'done', 'done', 'done', 'batched']);
    expect(ledger).toHaveLength(4);
  });
});

describe('while it is out', () => {
  test('it counts under the caps in every life, and no longer once it is in', async () => {
    const ids = await papers(3);
    provider.batch.faults = { looks: 10 };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await life.batches.wake();
    const [batch] = await findBatches(life.database);
    expect(batch?.state).toBe('submitted');
    const { spentToday } = await import('../../lib/background/prepare-call.ts');
    const { readSpent } = await spentToday(new Database(name));
    expect((await readSpent()).day.tokens).toBe(batch?.expected.tokens);
    expect(batch?.expected.tokens).toBeGreaterThan(3_000);
  });

  test('over the cap nothing is sent, and it goes on when the cap is raised', async () => {
    const ids = await papers(3);
    await patchSettings({ dailyBudget: 10, budgetUnit: 'tokens' });
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await life.batches.wake();
    expect(await life.batches.views()).toMatchObject([{ state: 'built', error: { code: 'over-budget' } }]);
    expect(provider.batch.files.size).toBe(0);
    await patchSettings({ dailyBudget: null });
    await life.batches.retry();
    await runOut(life, clock);
    expect((await outcome()).states).toEqual(Array(3).fill('done'));
  });

  test('cancelled, it is cancelled at the server; what was done by then is stored, the rest is not asked for', async () => {
    const ids = await papers(3);
    provider.batch.faults = { looks: Infinity, line: (index) => (index === 0 ? 'answer' : 'missing') };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await life.batches.wake();
    const [view] = await life.batches.views();
    await life.batches.cancel(view?.id ?? '');
    await runOut(life, clock);
    const { states, open } = await outcome();
    expect(states).toEqual(['done', 'cancelled', 'cancelled']);
    expect(open).toBe(0);
    expect(provider.batch.batches[0]?.status).toBe('cancelled');
  });

  test('a stopped queue sends nothing, and still takes in what is out', async () => {
    const ids = await papers(4);
    const life = startBatchLife(name, provider, { now });
    provider.batch.faults = { looks: 1 };
    await life.batches.begin(ids.slice(0, 2));
    await life.batches.wake();
    await putQueuePause(true);
    await life.batches.begin(ids.slice(2));
    await runOut(life, clock);
    expect((await outcome()).states).toEqual(['done', 'done', 'batched', 'batched']);
    expect(begun()).toBe(1);
    await putQueuePause(false);
    await life.batches.retry();
    await runOut(life, clock);
    expect((await outcome()).states).toEqual(Array(4).fill('done'));
  });

  test('of a batch that is being cancelled no page hears any more', async () => {
    const ids = await papers(2);
    provider.batch.faults = { refuse: { path: 'files', status: 500, message: 'Busy.' } };
    const life = startBatchLife(name, provider, { now });
    await life.batches.begin(ids);
    await life.batches.wake();
    const [view] = await life.batches.views();
    expect(view?.error?.code).toBe('server-error');
    await life.batches.cancel(view?.id ?? '');
    expect(await life.batches.views()).toEqual([]);
    await runOut(life, clock);
    expect((await outcome()).open).toBe(0);
  });

  test('jobs in it are nobody else’s: asked for one by one they are the same ones', async () => {
    const ids = await papers(2);
    provider.batch.faults = { looks: Infinity };
    const life = startBatchLife(name, provider, { now });
    const [job] = await life.batches.begin(ids);
    await life.batches.wake();
    const store = jobStore(life.database);
    if (!job) throw new Error('no job');
    expect((await store.enqueue([{ ...job, state: 'queued' }])).map(({ state }) => state)).toEqual(['batched']);
    const { claimed } = await store.claim({ now: Date.now(), reroute: () => null, mayStart: () => true });
    expect(claimed).toEqual([]);
    expect(await life.batches.begin(ids)).toEqual([]);
  });

  test('it is split where a file would be too large', async () => {
    const ids = await papers(5);
    const database = new Database(name);
    await buildBatches(database, { arxivIds: ids }, clock.now, { requests: 2, bytes: 1e9 });
    await database.close();
    const life = startBatchLife(name, provider, { now });
    await runOut(life, clock);
    expect(provider.batch.batches.map(({ lines }) => String(lines.length)).toSorted()).toEqual(['1', '2', '2']);
    expect((await outcome()).states).toEqual(Array(5).fill('done'));
  });
});
