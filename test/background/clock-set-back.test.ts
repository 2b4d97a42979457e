import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findAnalyses } from '../../lib/db/analyses.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { findTriages } from '../../lib/db/triages.ts';
import { MOST_MISSES } from '../../lib/analysis/plan-triage.ts';
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

/** The clock is set back by a day while work is under way, and the worker is lost as well. */
const NOW = Date.parse('2026-11-17T08:00:00.000Z');
const A_DAY = 86_400_000;

setUpDay();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The life ends in the moment in which a row is written to that store: what is written counts, and nothing after it. */
function killAt(store: string, life: Life): Promise<void> {
  return new Promise((resolve) => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === store) {
        life.kill();
        this.transaction.addEventListener('complete', () => resolve());
      }
      return Reflect.apply(put, this, args) as IDBRequest<IDBValidKey>;
    });
  });
}

test('an analysis that was stored as its worker was lost is not asked for again, though it looks older than its job', async () => {
  const [arxivId = ''] = await storeDay(name, provider, { papers: 1, settings: { analysisLanguages: 'en' } });
  provider.setFault({ chunkDelay: 2 });
  const life = startLife(name);
  const lost = killAt('analyses', life);
  const [job] = await life.analysis.analyse({ arxivIds: [arxivId] });
  await vi.waitFor(() => expect(provider.calls).toHaveLength(1));
  vi.setSystemTime(NOW - A_DAY);
  await lost;
  vi.restoreAllMocks();
  expect(await jobStore(database).find(job?.id ?? '')).toMatchObject({ state: 'running' });

  const next = startLife(name);
  await next.services.queue.resume();
  await vi.waitFor(async () => expect((await jobStore(database).find(job?.id ?? ''))?.state).toBe('done'));
  expect(provider.calls).toHaveLength(1);
  expect((await findAnalyses(database, [arxivId])).get(arxivId)).toHaveLength(1);
});

test('a worker lost in the middle of a call has it made again at once, not when the clock is where it was', async () => {
  const [arxivId = ''] = await storeDay(name, provider, { papers: 1, settings: { analysisLanguages: 'en' } });
  provider.setFault({ kind: 'hang' });
  const life = startLife(name);
  const [job] = await life.analysis.analyse({ arxivIds: [arxivId] });
  await vi.waitFor(() => expect(provider.calls).toHaveLength(1));
  life.kill();
  vi.setSystemTime(NOW - A_DAY);
  provider.setFault({});
  const next = startLife(name);
  await next.services.queue.resume();
  await vi.waitFor(async () => expect((await jobStore(database).find(job?.id ?? ''))?.state).toBe('done'));
  expect(provider.calls).toHaveLength(2);
  const rows = await (await database.connection()).getAll('ledger');
  expect(rows.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'interrupted']);
});

test('a paper that never gets a grade is asked for no more often than with a clock that runs on', async () => {
  const [first = ''] = await storeDay(name, provider, { papers: 20 });
  const edit = (answer: unknown): unknown => {
    const { papers } = answer as { papers?: { id: string }[] };
    return papers ? { ...(answer as object), papers: papers.filter(({ id }) => id !== first) } : answer;
  };
  provider.setFault({ edit, chunkDelay: 2 });
  await startLife(name).digest.buildDigest(DAY);
  vi.setSystemTime(NOW - A_DAY);
  await untilDigest(database, 'done');
  // Alone, an answer without a single good entry is asked for once more at once.
  expect(looksOf(provider).filter((look) => look.ids.includes(first))).toHaveLength(1 + 2 * MOST_MISSES);
});

test('of a day’s first looks none is made again that was stored as its worker was lost', async () => {
  const ids = await storeDay(name, provider, { papers: 20 });
  provider.setFault({ chunkDelay: 2 });
  const life = startLife(name);
  const lost = killAt('triages', life);
  await life.digest.buildDigest(DAY);
  await vi.waitFor(() => expect(looksOf(provider)).toHaveLength(2));
  vi.setSystemTime(NOW - A_DAY);
  await lost;
  vi.restoreAllMocks();
  const known = [...(await findTriages(database, ids)).values()].flat().map(({ arxivId }) => arxivId);
  expect(known.length).toBeGreaterThan(0);

  await startLife(name).services.queue.resume();
  await untilDigest(database, 'done');
  expect(
    looksOf(provider)
      .slice(2)
      .flatMap((look) => look.ids)
      .filter((id) => known.includes(id)),
  ).toEqual([]);
});
