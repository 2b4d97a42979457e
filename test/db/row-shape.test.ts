import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { findAnalyses } from '../../lib/db/analyses.ts';
import { findAnnouncements, putAnnouncement } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { findLedger } from '../../lib/db/ledger.ts';
import { findMarks } from '../../lib/db/marks.ts';
import { findNote, updateNote } from '../../lib/db/notes.ts';
import { findAllPapers, findPapers, putPapers } from '../../lib/db/papers.ts';
import { countPassedOver, readable } from '../../lib/db/row-shape.ts';
import { log } from '../../lib/core/log.ts';
import { version1 } from '../fixtures/database-v1.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';

const NOW = '2026-11-17T08:00:00.000Z';

/** A row as a fault may have left it: a field gone, or of another kind. */
function* damaged(row: Readonly<Record<string, unknown>>, keys: readonly string[]): Generator<Record<string, unknown>> {
  for (const field of Object.keys(row)) {
    if (keys.includes(field)) continue;
    yield Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
    yield { ...row, [field]: 7 };
  }
}

async function stored(rows: Readonly<Record<string, readonly unknown[]>>): Promise<Database> {
  const database = new Database(crypto.randomUUID());
  const db = await database.connection();
  for (const [store, all] of Object.entries(rows)) for (const row of all) await db.put(store as 'papers', row as never);
  return database;
}

test('rows of every version are readable', () => {
  for (const [store, rows] of Object.entries(version1)) expect(readable<unknown>(store, rows), store).toEqual(rows);
});

test('whatever a fault left of a row, reading it throws nothing, and its neighbours are there', async () => {
  const [paper] = version1.papers;
  const neighbour = { ...paper, arxivId: '2611.00077' };
  for (const papers of damaged(paper, ['arxivId'])) {
    const database = await stored({ papers: [papers, neighbour] });
    const found = await findPapers(database, [paper.arxivId, neighbour.arxivId]);
    expect(found.at(-1)).toEqual(neighbour);
    expect(await findAllPapers(database)).toEqual(found);
    const [again] = await putPapers(database, [makePaper()], () => null, NOW);
    expect(again?.authors).toEqual(['Ada Osei', 'Lin Zhou']);
  }
  for (const analysis of damaged(version1.analyses[0], ['key', 'arxivId'])) {
    const database = await stored({
      analyses: [analysis, ...version1.analyses.map((each) => ({ ...each, key: 'k' }))],
    });
    expect((await findAnalyses(database, ['2611.00001'])).get('2611.00001')?.some(({ key }) => key === 'k')).toBe(true);
  }
  for (const row of damaged(version1.ledger[0], ['id', 'day'])) {
    const database = await stored({ ledger: [row, ...version1.ledger.map((each) => ({ ...each, id: 'k' }))] });
    expect((await findLedger(database, '2026-11-17', '2026-11-17')).some(({ id }) => id === 'k')).toBe(true);
  }
  for (const row of damaged(version1.announcements[0], ['category', 'announcementDate'])) {
    const database = await stored({ announcements: [row] });
    expect((await findAnnouncements(database)).length).toBeLessThanOrEqual(1);
    expect(await putAnnouncement(database, makeAnnouncement({ total: 3 }))).toMatchObject({ category: 'cs.CV' });
  }
  for (const row of damaged(version1.marks[0], ['arxivId'])) {
    const database = await stored({ marks: [row] });
    expect((await findMarks(database, ['2611.00001'])).get('2611.00001')).toHaveProperty('starredAt');
  }
});

test('an unreadable note is not taken for an empty one, and each row is told of once', async () => {
  const database = await stored({ notes: [{ arxivId: '2611.00001', text: ['half'] }] });
  const before = countPassedOver();
  expect(await findNote(database, '2611.00001')).toBeNull();
  expect(await findNote(database, '2611.00001')).toBeNull();
  expect(countPassedOver()).toBe(before + 1);
  expect(log.entries().at(-1)?.message).toContain('unreadable row: notes 2611.00001');
  await updateNote(database, '2611.00001', () => ({ next: null }), NOW);
  expect(await (await database.connection()).count('notes')).toBe(1);
});
