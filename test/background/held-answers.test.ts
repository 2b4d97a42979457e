import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Analysis } from '../../lib/analysis/analysis.ts';
import { hasHeld, heldAnswers, MOST_HELD, storeAnswer, withHeld } from '../../lib/background/held-answers.ts';
import { isStored } from '../../lib/background/is-stored.ts';
import { hasWork } from '../../lib/background/queue-handlers.ts';
import type { Services } from '../../lib/background/services.ts';
import { writeCall } from '../../lib/background/write-call.ts';
import { writeInterrupted } from '../../lib/background/write-interrupted.ts';
import { findAnalyses } from '../../lib/db/analyses.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { putPapers } from '../../lib/db/papers.ts';
import type { Job } from '../../lib/queue/job.ts';
import { Queue } from '../../lib/queue/queue.ts';
import { putQueuePause } from '../../lib/settings/queue-pause.ts';
import { anAnalysis } from '../components/shared/fixtures.ts';
import { aStanding, makeJob, makePaper } from '../fixtures/records.ts';
import { profile } from '../analysis/sample.ts';

const NOW = '2026-11-17T08:00:00.000Z';
let database: Database;
/** Stores that have no room. */
let full: ReadonlySet<string>;
let runs: string[];

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  full = new Set();
  runs = [];
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...args: unknown[]) => IDBRequest;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (full.has(this.name)) throw new DOMException('no room', 'QuotaExceededError');
    return Reflect.apply(put, this, args) as IDBRequest<IDBValidKey>;
  });
  await putPapers(database, [PAPER, OTHER], () => null, NOW);
});

const PAPER = makePaper({ arxivId: '2611.20001', version: 1 });
const OTHER = makePaper({ arxivId: '2611.20002', version: 1 });
const jobOf = ({ arxivId }: { arxivId: string }, createdAt = 1): Job =>
  makeJob({
    id: `analysis|${arxivId}|abstract`,
    subject: { task: 'analysis', arxivId, arxivIdV: `${arxivId}v1`, form: 'abstract' },
    languages: ['en'],
    createdAt,
  });
const JOB = jobOf(PAPER);

function analysisOf(arxivId: string, text = 'It helps.'): Analysis {
  const made = anAnalysis('en', { arxivId, arxivIdV: `${arxivId}v1`, key: arxivId });
  return {
    ...made,
    sections: { contributions: { state: 'done', text } },
    provenance: { ...made.provenance, createdAt: new Date().toISOString() },
  };
}

/** One life of a background whose calls all bring an answer. */
function startLife(text?: string) {
  const told: Job[] = [];
  const services = { database } as unknown as Services;
  const queue = new Queue({
    store: jobStore(database),
    held: heldAnswers(database),
    run: async (job) => {
      const { subject } = job;
      if (subject.task !== 'analysis') throw new Error('another job');
      runs.push(subject.arxivId);
      const estimate = { inputTokens: 900, outputTokens: 400 };
      const report = {
        startedAt: Date.now(),
        endedAt: Date.now() + 300,
        estimate,
        finish: 'stop',
        outcome: 'ok',
      } as const;
      const call = { profile, task: 'abstract', subject: subject.arxivIdV, estimate } as const;
      await writeCall(database, call, { ...report, usage: estimate });
      await storeAnswer(database, job, { analyses: [analysisOf(subject.arxivId, text)] });
    },
    isStored: (job) => isStored(database, job),
    standing: async () => aStanding({ concurrency: 1 }),
    onStart: () => undefined,
    pauseProfile: async () => undefined,
    onChange: (job) => told.push(job),
    onInterrupted: (job) => writeInterrupted(services, job),
    stayAwake: () => undefined,
    wakeAt: () => undefined,
  });
  return { queue, told, store: jobStore(database) };
}

const stored = async (arxivId: string) => (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
const ledger = async () => (await database.connection()).getAll('ledger');
const rowOf = (id: string) => jobStore(database).find(id);
const becomes = (id: string, row: Partial<Job>) =>
  vi.waitFor(async () => expect(await rowOf(id)).toMatchObject(row), { timeout: 5_000, interval: 5 });

test('a paid answer that finds no room waits for it, visibly; nothing starts meanwhile, and nothing is asked twice', async () => {
  full = new Set(['analyses', 'ledger']);
  const { queue, told } = startLife();
  await queue.enqueue([JOB, jobOf(OTHER, 2)]);
  await becomes(JOB.id, { state: 'queued', error: { code: 'no-room' } });
  expect(told.at(-1)).toMatchObject({ id: JOB.id, state: 'queued', error: { code: 'no-room' } });
  await queue.enqueue([JOB]);
  await queue.resume();
  expect(runs).toEqual([PAPER.arxivId]);
  expect(await ledger()).toEqual([]);
  // A queue that the reader has stopped is woken for it none the less.
  await putQueuePause(true);
  expect(await hasWork({ database })).toBe(true);

  full = new Set();
  await queue.pump();
  await becomes(JOB.id, { state: 'done', error: null });
  await becomes(`analysis|${OTHER.arxivId}|abstract`, { state: 'done' });
  expect(runs).toEqual([PAPER.arxivId, OTHER.arxivId]);
  expect(await stored(PAPER.arxivId)).toHaveLength(1);
  expect((await ledger()).map(({ subject, outcome }) => `${subject} ${outcome}`).toSorted()).toEqual([
    `${PAPER.arxivId}v1 done`,
    `${OTHER.arxivId}v1 done`,
  ]);
  expect(await hasHeld()).toBe(false);
});

test('where the job’s own row finds no room either, pages hear so, and a later life of the worker knows', async () => {
  const { queue, told, store } = startLife();
  await store.enqueue([JOB]);
  const run = vi.waitFor(() => expect(runs).toHaveLength(1));
  const claimed = queue.pump().then(() => {
    full = new Set(['analyses', 'ledger', 'jobs']);
  });
  await Promise.all([run, claimed]);
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ state: 'queued', error: { code: 'no-room' } }));
  const row = await rowOf(JOB.id);
  expect(row?.state).toBe('running');
  expect(await withHeld(row ? [row] : [])).toMatchObject([{ state: 'queued', error: { code: 'no-room' } }]);

  const next = startLife();
  await next.queue.resume();
  full = new Set(['jobs']);
  await next.queue.resume();
  expect(await stored(PAPER.arxivId)).toHaveLength(1);
  full = new Set();
  await next.queue.resume();
  await becomes(JOB.id, { state: 'done', error: null });
  expect(runs).toHaveLength(1);
  expect(await ledger()).toHaveLength(1);
});

test('the browser ends before there is room: said so, with the call in the ledger once, and nothing runs by itself', async () => {
  for (const refused of [['analyses'], ['analyses', 'ledger']]) {
    full = new Set(refused);
    const job = refused.length === 1 ? JOB : jobOf(OTHER, 2);
    const { queue } = startLife();
    await queue.enqueue([job]);
    await becomes(job.id, { state: 'queued', error: { code: 'no-room' } });
    await fakeBrowser.storage.session.clear();
    full = new Set();
    const next = startLife();
    // A press may come before the look at what an earlier life has left.
    await next.queue.pump();
    await next.queue.resume();
    expect(await rowOf(job.id)).toMatchObject({ state: 'failed', error: { code: 'answer-lost' } });
  }
  expect(runs).toHaveLength(2);
  expect((await ledger()).map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'interrupted']);
});

test('what was cancelled while it waited is stored: it is paid, and so it is done', async () => {
  full = new Set(['analyses']);
  const { queue } = startLife();
  await queue.enqueue([JOB]);
  await becomes(JOB.id, { error: { code: 'no-room' } });
  await queue.cancel([JOB.id]);
  full = new Set();
  await queue.pump();
  await becomes(JOB.id, { state: 'done' });
  expect(await stored(PAPER.arxivId)).toHaveLength(1);
});

test('more than the browser holds is lost, and the job says that there is no room', async () => {
  full = new Set(['analyses']);
  const { queue } = startLife('x'.repeat(MOST_HELD));
  await queue.enqueue([JOB]);
  await becomes(JOB.id, { state: 'failed', error: { code: 'storage-full' } });
  expect(await hasHeld()).toBe(false);
});
