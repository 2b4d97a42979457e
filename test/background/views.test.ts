import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readPaper } from '../../lib/background/read-paper.ts';
import { paperViews } from '../../lib/background/views.ts';
import { Database } from '../../lib/db/database.ts';
import { putPapers } from '../../lib/db/papers.ts';
import { READER_VERSION } from '../../lib/reader/read-offline.ts';
import { makePaper } from '../fixtures/records.ts';
import { lantern } from '../reader/abstracts.ts';

let database: Database;
let name = 0;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(`views-${name++}`);
});
afterEach(() => database.close());

const paper = makePaper({ arxivId: '2611.00001', ...lantern, categories: ['cs.CV'] });

test('a page is told the names of the tags, as it has no vocabulary', async () => {
  const records = await putPapers(database, [paper], readPaper, '2026-11-17T08:00:00.000Z');
  const [view] = await paperViews({ database }, records);
  expect(view?.reading?.tags).toContain('semantic-segmentation');
  expect(view?.tagNames['semantic-segmentation']).toEqual({ en: 'semantic segmentation', zh: '语义分割' });
  expect(Object.keys(view?.tagNames ?? {})).toEqual(view?.reading?.tags);
});

test('a reading that an older reader stored is made anew before it is shown', async () => {
  const old = {
    readerVersion: 1,
    sentences: [],
    tldr: null,
    tldrStart: 0,
    findings: [],
    tags: ['gone'],
    keyphrases: [],
  };
  const readOld = () => ({ ...old, codeLinks: [] });
  const records = await putPapers(database, [paper], readOld, '2026-11-17T08:00:00.000Z');
  const [view] = await paperViews({ database }, records);
  expect(view?.reading?.readerVersion).toBe(READER_VERSION);
  expect(view?.reading?.sentences.length).toBeGreaterThan(3);
  expect(view?.tagNames).not.toHaveProperty('gone');
});

test('a paper without an abstract has no names to tell', async () => {
  const records = await putPapers(database, [{ ...paper, abstract: null }], readPaper, '2026-11-17T08:00:00.000Z');
  expect((await paperViews({ database }, records))[0]).toMatchObject({ reading: null, tagNames: {} });
});
