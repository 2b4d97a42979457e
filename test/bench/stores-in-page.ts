/** Bundled and run in a page of the extension: its stores as the background has them, in a database of their own. */
import { findAnalyses, putAnalyses } from '../../lib/db/analyses.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { analysisOf } from '../exchange/sample-analysis.ts';
import { makeJob } from '../fixtures/records.ts';

const WAITING = 200;
const WRITTEN_AT_ONCE = 1_000;

export interface StoreTimes {
  /** Milliseconds of each call. */
  claim: number[];
  progress: number[];
  lookup: number[];
}

async function timed(times: number[], act: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await act();
  times.push(performance.now() - start);
}

const idOf = (index: number): string => `2611.${String(index).padStart(5, '0')}`;

/** Claims, progress and looks at what is stored, with so many analyses and as many jobs that are done. */
async function measureStores(stored: number, rounds: number): Promise<StoreTimes> {
  const database = new Database('marginalia-bench');
  const jobs = jobStore(database);
  for (let from = 0; from < stored; from += WRITTEN_AT_ONCE) {
    const ids = Array.from({ length: Math.min(WRITTEN_AT_ONCE, stored - from) }, (_, index) => idOf(from + index));
    await putAnalyses(
      database,
      ids.map((arxivId) => ({
        ...analysisOf(),
        key: `${arxivId}v1|abstract|en|model|1`,
        arxivId,
        arxivIdV: `${arxivId}v1`,
      })),
    );
    const transaction = (await database.connection()).transaction('jobs', 'readwrite');
    for (const id of ids) await transaction.store.put(makeJob({ id, state: 'done' }));
    await transaction.done;
  }
  await jobs.enqueue(
    Array.from({ length: WAITING }, (_, index) => makeJob({ id: `waiting-${index}`, createdAt: index })),
  );
  const times: StoreTimes = { claim: [], progress: [], lookup: [] };
  for (let round = 0; round < rounds; round += 1) {
    let isFree = true;
    const mayStart = (): boolean => {
      const wasFree = isFree;
      isFree = false;
      return wasFree;
    };
    let id = '';
    await timed(times.claim, async () => {
      const { claimed } = await jobs.claim({ now: Date.now(), reroute: () => null, mayStart });
      id = claimed[0]?.id ?? '';
    });
    await timed(times.progress, () => jobs.update(id, (job) => ({ ...job, received: round })));
    await timed(times.lookup, () => findAnalyses(database, [idOf((round * 7_919) % stored)]));
    await jobs.update(id, (job) => ({ ...job, state: 'queued', leaseOwner: null }));
  }
  await database.close();
  indexedDB.deleteDatabase('marginalia-bench');
  return times;
}

Object.assign(globalThis, { measureStores });
