import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { libraryHandlers } from '../../lib/background/library-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import type { Services } from '../../lib/background/services.ts';
import { putAnalyses } from '../../lib/db/analyses.ts';
import { Database } from '../../lib/db/database.ts';
import { findMarks, updateMark } from '../../lib/db/marks.ts';
import { updateNote } from '../../lib/db/notes.ts';
import { putAnnounced, putPapers } from '../../lib/db/papers.ts';
import { putTldr } from '../../lib/db/tldrs.ts';
import { putTriages } from '../../lib/db/triages.ts';
import type { LibraryEntry } from '../../lib/library/library-row.ts';
import { applyMark } from '../../lib/library/marks.ts';
import { tldrOf } from '../../lib/reader/reading.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { analysisOf } from '../exchange/sample-analysis.ts';
import { makePaper } from '../fixtures/records.ts';

const NOW = '2026-11-17T08:00:00.000Z';

let database: Database;
let told: unknown[];
let library: ReturnType<typeof libraryHandlers>;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  told = [];
  const events = { tell: (event: unknown) => told.push(event) };
  library = libraryHandlers({ database, events } as unknown as Services);
});

const put = (arxivIds: readonly string[]): Promise<unknown> =>
  putPapers(
    database,
    arxivIds.map((arxivId) => makePaper({ arxivId })),
    readPaper,
    NOW,
  );

/** Every piece in turn, as the page asks for them. */
async function listAll(): Promise<{ entries: LibraryEntry[]; pieces: number }> {
  const entries: LibraryEntry[] = [];
  let after: string | null = null;
  let pieces = 0;
  do {
    const piece = await library.listLibrary({ after });
    entries.push(...piece.entries);
    after = piece.next;
    pieces += 1;
  } while (after !== null);
  return { entries, pieces };
}

const firstRow = async (): Promise<LibraryEntry['row'] | undefined> => (await listAll()).entries[0]?.row;

test('an empty library is one of no rows', async () => {
  expect((await listAll()).entries).toEqual([]);
});

test('every paper comes once, the newest identifiers first and those of before 2007 last', async () => {
  const ids = [
    '0704.0001',
    'hep-th/9901001',
    'astro-ph/0603456',
    ...Array.from({ length: 730 }, (_, index) => `2611.${String(10_000 + index)}`),
  ];
  await put(ids);
  const { entries, pieces } = await listAll();
  const listed = entries.map(({ row }) => row.arxivId);
  expect(listed.toSorted()).toEqual(ids.toSorted());
  expect(listed.slice(0, 2)).toEqual(['2611.10729', '2611.10728']);
  expect(listed.slice(-3)).toEqual(['0704.0001', 'hep-th/9901001', 'astro-ph/0603456']);
  // A small one first, so that something is on show at once.
  expect((await library.listLibrary({ after: null })).entries).toHaveLength(100);
  expect(pieces).toBeLessThan(6);
});

test('a piece ends early where there is much to search in it', async () => {
  const ids = Array.from({ length: 5 }, (_, index) => `2611.0000${index}`);
  await put(ids);
  await putAnalyses(
    database,
    ids.map((arxivId) => ({
      ...analysisOf(),
      key: arxivId,
      arxivId,
      sections: { method: { state: 'done' as const, text: 'x'.repeat(1_500_000) } },
    })),
  );
  expect((await library.listLibrary({ after: null })).entries).toHaveLength(2);
  const { entries, pieces } = await listAll();
  expect(entries.map(({ row }) => row.arxivId)).toEqual(ids.toReversed());
  expect(pieces).toBe(4);
});

test('a row has the day the paper first came, the last of many authors, and whom of them the reader follows', async () => {
  await patchSettings({ interestAuthors: ['Z. Ninth', 'N. Body'] });
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'Zoe'].map((given) => `${given} Ninth`);
  await putPapers(
    database,
    [makePaper({ arxivId: '2611.00001', authors: names, published: '2026-11-01' })],
    readPaper,
    NOW,
  );
  expect(await firstRow()).toMatchObject({ appeared: '2026-11-01', lastAuthor: 'Zoe Ninth', followed: ['Z. Ninth'] });
  const days = { '2026-11-16': 'new', '2026-11-17': 'cross', '2026-11-02': 'replacement' } as const;
  for (const [announcementDate, kind] of Object.entries(days)) {
    await putAnnounced(database, { category: 'cs.CV', announcementDate, entries: [{ arxivId: '2611.00001', kind }] });
  }
  expect(await firstRow()).toMatchObject({ appeared: '2026-11-16', announced: '2026-11-17' });
});

test('a row tells what was done with the paper, and its text is all that can be searched', async () => {
  const arxivId = '2611.00001';
  await put([arxivId]);
  await putAnnounced(database, {
    category: 'cs.CV',
    announcementDate: '2026-11-16',
    entries: [{ arxivId, kind: 'new' }],
  });
  await putAnnounced(database, {
    category: 'cs.RO',
    announcementDate: '2026-11-17',
    entries: [{ arxivId, kind: 'cross' }],
  });
  await updateMark(database, arxivId, (mark) => ({
    ...applyMark(mark, { starred: true }, NOW),
    tags: [{ name: 'to read', at: NOW }],
  }));
  const note = {
    arxivId,
    text: 'Compare with shadows.',
    createdAt: NOW,
    updatedAt: '2026-11-20T08:00:00.000Z',
    revision: 1,
  };
  await updateNote(database, arxivId, () => ({ next: note }), NOW);
  await putAnalyses(database, [{ ...analysisOf(), key: arxivId, arxivId, arxivIdV: `${arxivId}v1` }]);
  const [entry] = (await library.getLibraryRows({ arxivIds: [arxivId, '2611.99999'] })).entries;
  expect(entry?.row).toMatchObject({
    announced: '2026-11-17',
    kinds: ['new', 'cross'],
    starred: true,
    hidden: false,
    noted: true,
    ownTags: ['to read'],
    analysed: [{ form: 'fulltext', language: 'en' }],
    models: ['deepseek-chat'],
    grade: null,
    imported: false,
    touchedAt: '2026-11-20T08:00:00.000Z',
    tldr: { en: { by: 'authors' } },
  });
  expect(entry?.text.note).toBe('Compare with shadows.');
  expect(entry?.text.analysis).toContain('16.7 mIoU');
  expect(entry?.text.findings).toContain('It halves the error.');
});

test('a model’s sentence and grades come before what this device made of the paper', async () => {
  const arxivId = '2611.00001';
  await put([arxivId]);
  const reading = readPaper(makePaper(), null);
  const sentence = (reading && tldrOf(reading)) ?? '';
  await putTldr(database, { arxivId, sentence, text: '从影子数叶子。', at: NOW });
  expect((await library.listLibrary({ after: null })).entries[0]?.row.tldr.zh).toEqual({
    text: '从影子数叶子。',
    by: 'translator',
  });
  const provenance = { provider: 'custom', createdAt: NOW, model: 'kite-1', promptVersion: 1 };
  await putTriages(database, [
    {
      key: 'one',
      arxivId,
      arxivIdV: `${arxivId}v1`,
      languages: ['zh'],
      interests: '',
      triage: {
        arxivId,
        tldr: { zh: '用影子数叶。' },
        sentences: [1],
        evidence: 'verified',
        relevance: 3,
        significance: 2,
        reason: {},
        tags: [],
        findings: [],
      },
      unscored: null,
      provenance,
    },
  ]);
  const [entry] = (await library.listLibrary({ after: null })).entries;
  expect(entry?.row.tldr.zh).toEqual({ text: '用影子数叶。', by: 'model' });
  expect(entry?.row.grade).toEqual({ relevance: 3, significance: 2, by: 'model' });
});

test('many papers are marked at once, and each is told of', async () => {
  const ids = ['2611.00001', '2611.00002', '2611.00003'];
  await put(ids);
  await library.setMarks({ arxivIds: ids, hidden: true });
  expect([...(await findMarks(database, ids)).values()].every(({ hiddenAt }) => hiddenAt !== null)).toBe(true);
  expect(told).toHaveLength(3);
  await library.setMarks({ arxivIds: ids, hidden: false });
  expect((await library.listLibrary({ after: null })).entries.some(({ row }) => row.hidden)).toBe(false);
});
