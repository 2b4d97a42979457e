import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetLearned, learnedInterest } from '../../lib/background/learned-interest.ts';
import { markPapers } from '../../lib/background/mark-papers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { paperViews } from '../../lib/background/views.ts';
import { Database } from '../../lib/db/database.ts';
import { findLearned } from '../../lib/db/interests.ts';
import { updateMarks } from '../../lib/db/marks.ts';
import { findPapers, putPapers } from '../../lib/db/papers.ts';
import { applyMark } from '../../lib/library/marks.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

const papers = inventPapers(60).map((paper, i) => ({
  ...paper,
  title: i % 2 === 0 ? `Leaf shadows ${i}` : `Traffic graphs ${i}`,
  primaryCategory: i % 2 === 0 ? 'q-bio.QM' : 'cs.SI',
  categories: i % 2 === 0 ? ['q-bio.QM'] : ['cs.SI'],
}));
const ids = papers.map(({ arxivId }) => arxivId);
let database: Database;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  await putPapers(database, papers, readPaper, '2026-11-25T08:00:00.000Z');
});

async function mark(arxivIds: string[], patch: { starred?: boolean; hidden?: boolean }, at: string): Promise<void> {
  await updateMarks(database, arxivIds, (stored) => applyMark(stored, patch, at));
  await forgetLearned(database);
}

const starSix = () =>
  mark(
    ids.filter((_, i) => i < 12 && i % 2 === 0),
    { starred: true },
    '2026-11-25T09:00:00.000Z',
  );

test('two stars say nothing; six lift what is like them, with the reason', async () => {
  await mark(ids.slice(0, 2), { starred: true }, '2026-11-25T09:00:00.000Z');
  expect(await learnedInterest(database)).toBeNull();
  await mark(ids.slice(0, 2), { starred: false }, '2026-11-25T09:00:00.000Z');
  await starSix();
  const views = await paperViews({ database }, await findPapers(database, ids.slice(20)));
  const margins = (even: boolean) =>
    views.flatMap(({ interest }, i) => ((i % 2 === 0) === even ? [interest?.margin ?? 0] : []));
  expect(Math.min(...margins(true))).toBeGreaterThan(Math.max(...margins(false)));
  expect(views[0]?.interest?.reasons).toContainEqual({ kind: 'primary', text: 'q-bio.QM' });
});

test('what was learned is kept for the next life of the background, and learned anew after a change', async () => {
  await starSix();
  const learned = await learnedInterest(database);
  expect(learned).toMatchObject({ wanted: 6, unwanted: 0 });
  expect(await findLearned(database)).toEqual(learned);
  await mark(
    ids.filter((_, i) => i < 6 && i % 2 === 1),
    { hidden: true },
    '2026-11-25T10:00:00.000Z',
  );
  expect(await learnedInterest(database)).toMatchObject({ unwanted: 3 });
});

test('an act that was done before costs no new learning', async () => {
  await starSix();
  const learned = await learnedInterest(database);
  const opened = { opened: true } as const;
  await markPapers(database, ids.slice(30, 31), opened);
  expect(await findLearned(database)).toBeUndefined();
  const again = await learnedInterest(database);
  expect(again).toMatchObject({ wanted: (learned?.wanted ?? 0) + 1 });
  await markPapers(database, ids.slice(30, 31), opened);
  expect(await findLearned(database)).toEqual(again);
});

test('a change while it learns leaves nothing stale behind', async () => {
  await starSix();
  const learning = learnedInterest(database);
  await forgetLearned(database);
  await learning;
  expect(await findLearned(database)).toBeUndefined();
});

test('switched off there is no rank; after a reset earlier acts do not count', async () => {
  await starSix();
  await patchSettings({ learnInterest: false });
  await forgetLearned(database);
  const [view] = await paperViews({ database }, await findPapers(database, ids.slice(0, 1)));
  expect(view).not.toHaveProperty('interest');
  await patchSettings({ learnInterest: true, interestSince: '2026-11-25T12:00:00.000Z' });
  await forgetLearned(database);
  expect(await learnedInterest(database)).toBeNull();
});
