import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { learnedHandlers } from '../../lib/background/learned-handlers.ts';
import { forgetLearned } from '../../lib/background/learned-interest.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { Database } from '../../lib/db/database.ts';
import { updateMarks } from '../../lib/db/marks.ts';
import { putPapers } from '../../lib/db/papers.ts';
import { applyMark } from '../../lib/library/marks.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

const papers = inventPapers(24).map((paper, i) => ({
  ...paper,
  title: i % 2 === 0 ? `Leaf shadows ${i}` : `Traffic graphs ${i}`,
  primaryCategory: i % 2 === 0 ? 'q-bio.QM' : 'cs.SI',
  categories: i % 2 === 0 ? ['q-bio.QM'] : ['cs.SI'],
}));
const ids = papers.map(({ arxivId }) => arxivId);
let handlers: ReturnType<typeof learnedHandlers>;
let database: Database;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  handlers = learnedHandlers({ database });
  await putPapers(database, papers, readPaper, '2026-11-25T08:00:00.000Z');
});

const star = async (even: boolean, most: number, patch: { starred?: true; hidden?: true }): Promise<void> => {
  const some = ids.filter((_, i) => (i % 2 === 0) === even).slice(0, most);
  await updateMarks(database, some, (stored) => applyMark(stored, patch, '2026-11-25T09:00:00.000Z'));
  await forgetLearned(database);
};

test('counts what there is while it is too little, then says what counts', async () => {
  await star(true, 2, { starred: true });
  expect(await handlers.getLearned()).toMatchObject({ wanted: 2, unwanted: 0, terms: null });
  await expect(handlers.exportLearned()).rejects.toMatchObject({ code: 'not-found' });
  await star(true, 6, { starred: true });
  await star(false, 4, { hidden: true });
  const { terms, ...counts } = await handlers.getLearned();
  expect(counts).toMatchObject({ wanted: 6, unwanted: 4 });
  expect(terms?.wanted).toContainEqual({ kind: 'primary', text: 'q-bio.QM' });
  expect(terms?.unwanted).toContainEqual({ kind: 'primary', text: 'cs.SI' });
});

test('the file has all of it, and no paper', async () => {
  await star(true, 6, { starred: true });
  const { text, filename } = await handlers.exportLearned();
  expect(filename).toMatch(/^marginalia-interest-\d{4}-\d{2}-\d{2}\.json$/);
  const whole: unknown = JSON.parse(text);
  expect(whole).toMatchObject({
    wanted: 6,
    unwanted: 0,
    since: null,
    weights: { 'primary:q-bio.QM': expect.any(Number) },
  });
  expect(ids.filter((id) => text.includes(id))).toEqual([]);
});

test('switched off there is nothing to be seen', async () => {
  await star(true, 6, { starred: true });
  await patchSettings({ learnInterest: false });
  await forgetLearned(database);
  expect(await handlers.getLearned()).toEqual({ wanted: 0, unwanted: 0, terms: null, tagNames: {} });
});
