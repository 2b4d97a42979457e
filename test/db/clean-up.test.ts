import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { findSpare } from '../../lib/db/clean-up.ts';
import { Database } from '../../lib/db/database.ts';
import { findLedger } from '../../lib/db/ledger.ts';
import { findKeys, measureStore, mergeRows, readPiece, readRows, removeRows } from '../../lib/db/rows.ts';
import { isReadable } from '../../lib/db/row-shape.ts';
import { version1 } from '../fixtures/database-v1.ts';

const NOW = Date.parse('2026-11-26T00:00:00.000Z');
const OLD = '2026-01-01T00:00:00.000Z';

async function stored(rows: Readonly<Record<string, readonly unknown[]>>): Promise<Database> {
  const database = new Database(crypto.randomUUID());
  const db = await database.connection();
  for (const [store, all] of Object.entries(rows)) for (const row of all) await db.put(store as 'papers', row as never);
  return database;
}

const [paper] = version1.papers;
const [mark] = version1.marks;

test('papers go that are old and of which the reader and the models have made nothing', async () => {
  const ids = ['2601.00001', '2601.00002', '2601.00003', '2601.00004', '2601.00005', '2601.00006', '2601.00007'];
  const [seen = '', starred = '', hidden = '', noted = '', analysed = '', asked = '', broken = ''] = ids;
  const database = await stored({
    papers: [
      ...ids.map((arxivId) => ({ ...paper, arxivId, storedAt: OLD })),
      { ...paper, arxivId: broken, storedAt: OLD, authors: null },
      { ...paper, arxivId: '2611.00008' },
      { ...paper, arxivId: '2601.00009', storedAt: OLD },
    ],
    marks: [
      { ...mark, arxivId: seen, starredAt: null, seenAt: OLD },
      { ...mark, arxivId: '2601.00009', starredAt: null },
      { ...mark, arxivId: starred },
      { ...mark, arxivId: hidden, starredAt: null, hiddenAt: OLD },
    ],
    notes: [{ ...version1.notes[0], arxivId: noted }],
    analyses: [{ ...version1.analyses[0], arxivId: analysed }],
    asks: [{ id: 'a', arxivId: asked }],
  });
  const spare = await findSpare(database, 'papers', 183, NOW);
  expect(spare).toEqual([seen]);
  const undo = await readRows(database, 'papers', spare, 1_000_000);
  expect(await removeRows(database, 'papers', spare)).toBe(1);
  expect((await measureStore(database, 'papers')).rows).toBe(8);
  expect(JSON.parse(undo ?? '')).toMatchObject({ arxivId: seen });
  expect(await readRows(database, 'papers', [starred], 10)).toBeNull();
});

test('the ledger keeps what limits and estimates look at, however few days are asked for', async () => {
  const [row] = version1.ledger;
  const days = ['2025-06-01', '2026-09-01', '2026-11-25'];
  const database = await stored({ ledger: days.map((day) => ({ ...row, id: day, day, at: `${day}T08:00:00.000Z` })) });
  expect(await findLedger(database, '2025-01-01', '2026-12-31')).toHaveLength(3);
  expect(await findSpare(database, 'ledger', 366, NOW)).toEqual(['2025-06-01']);
  expect(await findSpare(database, 'ledger', 1, NOW)).toEqual(['2025-06-01']);
  await removeRows(database, 'ledger', ['2025-06-01']);
  // What was read before is not what is there now.
  expect(await findLedger(database, '2025-01-01', '2026-12-31')).toHaveLength(2);
});

test('texts and runs may all go, and a store without rows has no size', async () => {
  const database = await stored({
    fulltexts: [{ arxivIdV: '2611.00001v1', fullText: null, characters: 0, usedAt: OLD }],
  });
  expect(await findSpare(database, 'fulltexts', 1, NOW)).toEqual(['2611.00001v1']);
  expect(await findSpare(database, 'tryouts', 1, NOW)).toEqual([]);
  expect(await measureStore(database, 'tryouts')).toEqual({ rows: 0, bytes: 0 });
});

function fullAtTheSecond(_here: unknown, row: Readonly<Record<string, unknown>>) {
  if (row['arxivId'] === '2611.00003') throw new DOMException('no room', 'QuotaExceededError');
  return { verdict: 'new' as const, row };
}

test('a fault in the middle of a piece leaves nothing of the piece', async () => {
  const database = await stored({ notes: version1.notes });
  const rows = ['2611.00002', '2611.00003', '2611.00004'].map((arxivId) => ({ ...version1.notes[0], arxivId }));
  await expect(mergeRows(database, 'notes', rows, fullAtTheSecond, { write: true })).rejects.toThrow('no room');
  expect(await (await database.connection()).getAll('notes')).toEqual(version1.notes);
});

test('rows under keys that are no text are packed, found unreadable and removed, like any other', async () => {
  const broken = Array.from({ length: 120 }, (_, arxivId) => ({ arxivId, text: 'x' }));
  const database = await stored({ notes: [...broken, ...version1.notes] });
  expect(await readPiece(database, 'notes', null, 100)).toMatchObject({ rows: 121, next: version1.notes[0].arxivId });
  const keys = await findKeys(database, 'notes', (row) => !isReadable('notes', row));
  expect(keys).toHaveLength(120);
  expect(await removeRows(database, 'notes', keys)).toBe(120);
  expect(await (await database.connection()).getAll('notes')).toEqual(version1.notes);
});
