import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BATCH, MissingAbstracts } from '../../lib/background/missing-abstracts.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { AppError } from '../../lib/core/errors.ts';
import { Database } from '../../lib/db/database.ts';
import { findPaper, putPapers } from '../../lib/db/papers.ts';
import type { Politeness } from '../../lib/queue/politeness.ts';
import { makePaper } from '../fixtures/records.ts';

let database: Database;
let name = 0;

beforeEach(() => {
  database = new Database(`missing-abstracts-${name++}`);
});
afterEach(() => database.close());

const idOf = (number: number): string => `2611.${String(number).padStart(5, '0')}`;

/** Rows as a listing without abstracts leaves them. */
async function listed(count: number, abstract: string | null = null): Promise<string[]> {
  const papers = Array.from({ length: count }, (_, number) => makePaper({ arxivId: idOf(number + 1), abstract }));
  await putPapers(database, papers, readPaper, '2026-11-17T08:00:00.000Z');
  return papers.map(({ arxivId }) => arxivId);
}

function setUp(answer: (arxivIds: readonly string[]) => Paper[], gate: Promise<void> = Promise.resolve()) {
  const asked: string[][] = [];
  const told: string[] = [];
  const absent: string[] = [];
  // Requests are held until the gate is open.
  const politeness: Pick<Politeness, 'run' | 'wait'> = {
    wait: async () => 0,
    run: async (request, signal) => {
      await gate;
      return request(signal);
    },
  };
  const missing = new MissingAbstracts({
    database,
    politeness,
    fetch: async (arxivIds) => {
      asked.push([...arxivIds]);
      return answer(arxivIds);
    },
    tell: async (arxivId) => void told.push(arxivId),
    absent: { get: async () => absent, add: async (arxivIds) => void absent.push(...arxivIds) },
  });
  return { missing, asked, told, absent };
}

const all = (arxivIds: readonly string[]): Paper[] => arxivIds.map((arxivId) => makePaper({ arxivId }));

test('what two pages want goes out as one request, each paper once, and is stored with its reading', async () => {
  const [one = '', two = '', three = ''] = await listed(3);
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const { missing, asked, told } = setUp(all, gate);
  await Promise.all([missing.want([one, two]), missing.want([two, three])]);
  release();
  await vi.waitFor(() => expect(told.toSorted()).toEqual([one, two, three]));
  expect(asked.map((ids) => ids.toSorted())).toEqual([[one, two, three]]);
  expect((await findPaper(database, two))?.reading?.sentences).toHaveLength(2);
});

test('a stored abstract is told, not fetched', async () => {
  const ids = await listed(2, 'We know this one.');
  const { missing, asked, told } = setUp(all);
  await missing.want(ids);
  expect(told).toEqual(ids);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(asked).toEqual([]);
});

test('a paper no page has shown is not fetched', async () => {
  const { missing, asked } = setUp(all);
  await missing.want(['2611.77777']);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(asked).toEqual([]);
});

test('a request names a hundred papers at most, those wanted last first', async () => {
  const ids = await listed(130);
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const { missing, asked, told } = setUp(all, gate);
  await missing.want(ids.slice(0, 70));
  await missing.want(ids.slice(70));
  release();
  await vi.waitFor(() => expect(told).toHaveLength(130));
  expect(asked.map((each) => each.length)).toEqual([BATCH, 30]);
  expect(asked[0]).toContain(ids[129]);
});

test('what arXiv leaves out is absent and not asked for again', async () => {
  const [one = '', two = ''] = await listed(2);
  const { missing, asked, absent } = setUp((ids) => all(ids.filter((id) => id !== two)));
  expect((await missing.want([one, two])).absent).toEqual([]);
  await vi.waitFor(() => expect(absent).toEqual([two]));
  expect((await missing.want([one, two])).absent).toEqual([two]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(asked).toHaveLength(1);
});

test('a paper arXiv was not asked for is not stored', async () => {
  const [one = ''] = await listed(1);
  const { missing, told } = setUp((ids) => [...all(ids), makePaper({ arxivId: '2611.66666' })]);
  await missing.want([one]);
  await vi.waitFor(() => expect(told).toEqual([one]));
  expect(await findPaper(database, '2611.66666')).toBeUndefined();
});

test('a busy server loses nothing: the same papers are asked for again', async () => {
  const ids = await listed(2);
  let busy = true;
  const { missing, asked, told } = setUp((wanted) => {
    if (!busy) return all(wanted);
    busy = false;
    throw new AppError('rate-limited', 'HTTP 429');
  });
  await missing.want(ids);
  await vi.waitFor(() => expect(told.toSorted()).toEqual(ids));
  expect(asked).toHaveLength(2);
});

test('one identifier that arXiv will not read does not cost the others of its list', async () => {
  const ids = await listed(8);
  const [bad = ''] = ids.slice(4);
  const { missing, told, absent } = setUp((wanted) => {
    if (wanted.includes(bad)) throw new AppError('bad-request', 'HTTP 400');
    return all(wanted);
  });
  await missing.want(ids);
  await vi.waitFor(() => expect(told).toHaveLength(7));
  await vi.waitFor(() => expect(absent).toEqual([bad]));
});
