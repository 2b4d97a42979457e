import 'fake-indexeddb/auto';
import { array, assert, asyncProperty, constantFrom, uniqueArray } from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Database } from '../../lib/db/database.ts';
import { keysAmong, rowsAmong } from '../../lib/db/many-rows.ts';
import { version1 } from '../fixtures/database-v1.ts';

const [mark] = version1.marks;
const [analysis] = version1.analyses;
const ids = Array.from({ length: 60 }, (_, at) => `2611.${String(at).padStart(5, '0')}`);
const someIds = array(constantFrom(...ids), { maxLength: 80 });

async function withMarks(arxivIds: readonly string[]) {
  const db = await new Database(crypto.randomUUID()).connection();
  const transaction = db.transaction(['marks', 'analyses'], 'readwrite');
  for (const arxivId of arxivIds) {
    await transaction.objectStore('marks').put({ ...mark, arxivId });
    for (const key of ['b', 'a']) {
      await transaction.objectStore('analyses').put({ ...analysis, arxivId, key: `${arxivId} ${key}` } as never);
    }
  }
  await transaction.done;
  return db;
}

test('many rows at once are those that one at a time would be, near or far, asked for twice or not there', async () => {
  await assert(
    asyncProperty(uniqueArray(constantFrom(...ids)), someIds, async (stored, asked) => {
      const db = await withMarks(stored);
      const expected = [...new Set(asked)].filter((arxivId) => stored.includes(arxivId)).toSorted();
      const marks = await rowsAmong(db.transaction('marks').store, asked);
      expect(marks.map(({ arxivId }) => arxivId).toSorted()).toEqual(expected);
      const keys = await keysAmong(db.transaction('marks').store, asked);
      expect([...keys].map(String).toSorted()).toEqual(expected);
      const analyses = await rowsAmong(db.transaction('analyses').store.index('arxivId'), asked);
      expect(analyses.map(({ key }) => key).toSorted()).toEqual(expected.flatMap((id) => [`${id} a`, `${id} b`]));
      for (const arxivId of expected) {
        const own = analyses.filter((each) => each.arxivId === arxivId).map(({ key }) => key);
        expect(own, 'in the order of the index').toEqual([`${arxivId} a`, `${arxivId} b`]);
      }
      db.close();
    }),
    { numRuns: 25 },
  );
});

test('neighbours cost two requests, none that is there one, and what lies far apart one each', async () => {
  const db = await withMarks(ids);
  const count = async (asked: readonly string[]): Promise<number> => {
    const { store } = db.transaction('marks');
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const getAllKeys = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys');
    await rowsAmong(store, asked);
    const requests = getAll.mock.calls.length + getAllKeys.mock.calls.length;
    vi.restoreAllMocks();
    return requests;
  };
  expect(await count(ids.slice(10, 40))).toBe(2);
  expect(await count(['2612.00001', '2612.00002'])).toBe(1);
  expect(await count([ids[0] ?? '', ids[30] ?? '', ids[59] ?? ''])).toBe(1 + 3);
  expect(await count([])).toBe(0);
  db.close();
});
