import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import type { Analysis } from '../../lib/analysis/analysis.ts';
import { findAnalyses, putAnalyses } from '../../lib/db/analyses.ts';
import { findAnnouncement, findAnnouncements, putAnnouncement } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { findLedger, putLedgerRow, sumSpent } from '../../lib/db/ledger.ts';
import { findMarks, updateMark } from '../../lib/db/marks.ts';
import { findNote, findNoted, updateNote } from '../../lib/db/notes.ts';
import { findPaper, findPapers, putAnnounced, putPapers } from '../../lib/db/papers.ts';
import type { OfflineReading } from '../../lib/reader/reading.ts';
import type { LedgerRow } from '../../lib/db/schema.ts';
import { upgrades } from '../../lib/db/upgrades.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';
import { version1 } from '../fixtures/database-v1.ts';

const NAME = 'marginalia-test';
let database = new Database(NAME);

afterEach(async () => {
  await database.close();
  await deleteDB(NAME);
  database = new Database(NAME);
});

const NOW = '2026-11-17T08:00:00.000Z';

test('a fresh database has every store of the schema', async () => {
  const db = await database.connection();
  expect([...db.objectStoreNames].toSorted()).toEqual([
    'analyses',
    'announcements',
    'asks',
    'batchItems',
    'batches',
    'credentials',
    'digests',
    'fulltexts',
    'interests',
    'jobs',
    'ledger',
    'marks',
    'noteHistory',
    'notes',
    'papers',
    'reportBodies',
    'reports',
    'staged',
    'syncStates',
    'tldrs',
    'triages',
    'tryouts',
    'vault',
  ]);
  expect(db.version).toBe(upgrades.length);
});

test('rows written by version 1 are all there, unchanged, in today’s version', async () => {
  const old = await openDB(NAME, 1, {
    upgrade(db, _old, _new, transaction) {
      void upgrades[0]?.(db as never, transaction as never);
    },
  });
  for (const [store, rows] of Object.entries(version1)) for (const row of rows) await old.put(store, row);
  old.close();

  const db = await database.connection();
  for (const [store, rows] of Object.entries(version1)) {
    const stored: unknown[] = await db.getAll(store as 'papers');
    expect(stored, store).toHaveLength(rows.length);
    for (const row of rows) expect(stored, store).toContainEqual(row);
  }
});

test('a database of a newer version is refused and left alone', async () => {
  const newer = await openDB(NAME, upgrades.length + 1, { upgrade: (db) => void db.createObjectStore('future') });
  newer.close();
  await expect(database.connection()).rejects.toMatchObject({ code: 'storage-newer' });
  const still = await openDB(NAME);
  expect([...still.objectStoreNames]).toEqual(['future']);
  still.close();
});

test('the connection gives way to an upgrade and opens again on demand', async () => {
  await database.connection();
  const bumped = await openDB(NAME, upgrades.length + 1, { upgrade: () => undefined });
  bumped.close();
  await expect(database.connection()).rejects.toMatchObject({ code: 'storage-newer' });
});

test('a later page never erases what an earlier one said', async () => {
  const full = makePaper({
    arxivId: '2611.00001',
    version: 2,
    abstract: 'We measure.',
    comments: '9 pages',
    doi: '10.1/x',
  });
  await putPapers(database, [full], () => null, NOW);
  await putPapers(
    database,
    [makePaper({ arxivId: '2611.00001', version: null, abstract: null, comments: null, doi: null })],
    () => null,
    NOW,
  );
  expect(await findPaper(database, '2611.00001')).toMatchObject({
    version: 2,
    abstract: 'We measure.',
    comments: '9 pages',
    doi: '10.1/x',
    versions: [2],
  });
});

test('an older version’s page does not turn the record back', async () => {
  await putPapers(database, [makePaper({ arxivId: '2611.00001', version: 3, abstract: 'Third.' })], () => null, NOW);
  await putPapers(database, [makePaper({ arxivId: '2611.00001', version: 1, abstract: 'First.' })], () => null, NOW);
  expect(await findPaper(database, '2611.00001')).toMatchObject({ version: 3, abstract: 'Third.', versions: [1, 3] });
});

test('the offline reader is asked again only when the text has changed', async () => {
  const asked: (string | null)[] = [];
  const reading: OfflineReading = {
    readerVersion: 1,
    sentences: [],
    tldr: null,
    tldrStart: 0,
    keyphrases: [],
    findings: [],
    tags: ['nerf'],
    codeLinks: [],
  };
  const read = (paper: { abstract: string | null }, stored: OfflineReading | null) => {
    if (!stored) asked.push(paper.abstract);
    return stored ?? reading;
  };
  const paper = makePaper({ arxivId: '2611.00001', abstract: 'One.' });
  await putPapers(database, [paper], read, NOW);
  await putPapers(database, [paper], read, NOW);
  await putPapers(database, [{ ...paper, abstract: 'Two.', version: 2 }], read, NOW);
  expect(asked).toEqual(['One.', 'Two.']);
});

test('papers come back in the order asked for, without those unknown', async () => {
  await putPapers(
    database,
    [makePaper({ arxivId: '2611.00001' }), makePaper({ arxivId: '2611.00002' })],
    () => null,
    NOW,
  );
  const found = await findPapers(database, ['2611.00002', '2611.09999', '2611.00001']);
  expect(found.map((paper) => paper.arxivId)).toEqual(['2611.00002', '2611.00001']);
});

test('a paper remembers where it was announced, once', async () => {
  const announcement = makeAnnouncement({ entries: [{ arxivId: '2611.00001', kind: 'new' }], total: 1 });
  await putPapers(database, [makePaper({ arxivId: '2611.00001' })], () => null, NOW);
  await putAnnounced(database, announcement);
  await putAnnounced(database, announcement);
  expect((await findPaper(database, '2611.00001'))?.announced).toEqual([
    { category: 'cs.CV', announcementDate: '2026-11-17', kind: 'new' },
  ]);
});

test('a page that shows part of an announcement does not shorten it', async () => {
  const entries = ['2611.00001', '2611.00002', '2611.00003'].map((arxivId) => ({ arxivId, kind: 'new' as const }));
  await putAnnouncement(database, makeAnnouncement({ entries, total: 3 }));
  await putAnnouncement(database, makeAnnouncement({ entries: entries.slice(1, 2), total: 3 }));
  expect((await findAnnouncement(database, 'cs.CV', '2026-11-17'))?.entries).toHaveLength(3);
});

test('announcements come newest first', async () => {
  await putAnnouncement(database, makeAnnouncement({ announcementDate: '2026-11-16' }));
  await putAnnouncement(database, makeAnnouncement({ announcementDate: '2026-11-17', category: 'cs.RO' }));
  await putAnnouncement(database, makeAnnouncement({ announcementDate: '2026-11-17' }));
  const listed = await findAnnouncements(database);
  expect(listed.map(({ category, announcementDate }) => `${announcementDate} ${category}`)).toEqual([
    '2026-11-17 cs.CV',
    '2026-11-17 cs.RO',
    '2026-11-16 cs.CV',
  ]);
});

test('analyses of a paper are found by its id, newest first, and replaced by their key', async () => {
  const [stored] = version1.analyses as unknown as [Analysis];
  const later = {
    ...stored,
    key: `${stored.key}2`,
    provenance: { ...stored.provenance, createdAt: '2027-01-01T00:00:00.000Z' },
  };
  await putAnalyses(database, [stored, later, stored]);
  const found = (await findAnalyses(database, [stored.arxivId, '2611.09999'])).get(stored.arxivId);
  expect(found?.map((analysis) => analysis.key)).toEqual([later.key, stored.key]);
});

test('marks and notes are changed in one transaction each', async () => {
  await Promise.all([
    updateMark(database, '2611.00001', (mark) => ({ ...mark, starredAt: NOW })),
    updateMark(database, '2611.00001', (mark) => ({ ...mark, hiddenAt: NOW })),
  ]);
  expect((await findMarks(database, ['2611.00001'])).get('2611.00001')).toMatchObject({
    starredAt: NOW,
    hiddenAt: NOW,
  });

  const note = { arxivId: '2611.00001', text: 'Read twice.', createdAt: NOW, updatedAt: NOW, revision: 1 };
  await updateNote(database, '2611.00001', () => ({ next: note }), NOW);
  expect(await findNoted(database, ['2611.00001', '2611.00002'])).toEqual(new Set(['2611.00001']));
  await updateNote(database, '2611.00001', () => ({ next: null }), NOW);
  expect(await findNote(database, '2611.00001')).toBeNull();
});

test('a listing that shows a new text without a version takes the old version from the record', async () => {
  await putPapers(database, [makePaper({ version: 2, abstract: 'Second.', updated: '2026-11-01' })], () => null, NOW);
  await putPapers(database, [makePaper({ version: null, abstract: 'Third.' })], () => null, NOW);
  expect(await findPaper(database, '2611.00001')).toMatchObject({
    version: null,
    updated: null,
    abstract: 'Third.',
    versions: [2],
  });
});

test('a paper that is read again as it was is not written again', async () => {
  await putPapers(database, [makePaper()], () => null, NOW);
  await putPapers(database, [makePaper()], () => null, '2026-11-18T08:00:00.000Z');
  expect((await findPaper(database, '2611.00001'))?.storedAt).toBe(NOW);
});

test('what was spent is summed over the day, and over the month up to it', async () => {
  const row = { ...(version1.ledger[0] as unknown as LedgerRow), inputTokens: 10, outputTokens: 5, cost: 0.5 };
  await putLedgerRow(database, { ...row, id: 'a', day: '2026-11-17' });
  await putLedgerRow(database, { ...row, id: 'b', day: '2026-11-17', inputTokens: 1, outputTokens: 1, cost: null });
  await putLedgerRow(database, { ...row, id: 'c', day: '2026-11-01' });
  await putLedgerRow(database, { ...row, id: 'd', day: '2026-10-31' });
  await putLedgerRow(database, { ...row, id: 'e', day: '2026-11-18' });
  expect(await sumSpent(database, '2026-11-17')).toEqual({
    day: { tokens: 17, cost: 0.5 },
    month: { tokens: 32, cost: 1 },
  });
});

test('what the browser’s own models took is in the ledger and under no cap', async () => {
  const row = {
    id: 'here',
    at: '2026-11-17T08:00:00.000Z',
    day: '2026-11-17',
    task: 'abstract' as const,
    subject: '2611.00001v1',
    provider: 'on-device',
    model: 'browser-model',
    inputTokens: 100,
    outputTokens: 50,
    estimated: false,
    cost: null,
    free: true as const,
    duration: 10,
    outcome: 'done' as const,
  };
  await putLedgerRow(database, row);
  expect(await findLedger(database, '2026-11-17', '2026-11-17')).toEqual([row]);
  expect((await sumSpent(database, '2026-11-17')).day).toEqual({ tokens: 0, cost: 0 });
});

test('days of the ledger are read once, and anew when a row has been written', async () => {
  const row = { ...(version1.ledger[0] as unknown as LedgerRow), day: '2026-11-17' };
  const find = () => findLedger(database, '2026-11-01', '2026-11-17');
  await putLedgerRow(database, { ...row, id: 'a' });
  const first = await find();
  expect(await find()).toBe(first);
  const reading = findLedger(database, '2026-11-02', '2026-11-17');
  await putLedgerRow(database, { ...row, id: 'b' });
  await reading;
  expect(await find()).toHaveLength(first.length + 1);
  expect(await findLedger(database, '2026-11-02', '2026-11-17')).toHaveLength(first.length + 1);
});

test('rows of the ledger are found by day, oldest first', async () => {
  const row = version1.ledger[0] as unknown as LedgerRow;
  await putLedgerRow(database, { ...row, id: 'late', day: '2026-11-17', at: '2026-11-17T09:00:00.000Z' });
  await putLedgerRow(database, { ...row, id: 'early', day: '2026-11-17', at: '2026-11-17T08:00:00.000Z' });
  await putLedgerRow(database, { ...row, id: 'before', day: '2026-11-15' });
  expect((await findLedger(database, '2026-11-16', '2026-11-17')).map(({ id }) => id)).toEqual(['early', 'late']);
});
