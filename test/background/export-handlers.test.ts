import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { exportHandlers } from '../../lib/background/export-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { putAnnouncement } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { putPapers } from '../../lib/db/papers.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';

const [FIRST, SECOND, OTHER] = ['2611.00001', '2611.00002', '2611.00003'] as const;

let database: Database;
let handlers: ReturnType<typeof exportHandlers>;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  handlers = exportHandlers({ database });
  const papers = [FIRST, SECOND, OTHER].map((arxivId) => makePaper({ arxivId }));
  await putPapers(database, papers, readPaper, '2026-11-17T08:00:00.000Z');
});

test('an export is of what is stored of the papers named, of a mailing, or of all', async () => {
  expect(await handlers.listToExport({ arxivIds: [SECOND, '2611.99999', FIRST] })).toEqual({
    arxivIds: [SECOND, FIRST],
  });
  expect(await handlers.listToExport({ arxivIds: null })).toEqual({ arxivIds: [FIRST, SECOND, OTHER] });
  const entries = [SECOND, '2611.99999', FIRST, SECOND].map((arxivId) => ({ arxivId, kind: 'new' as const }));
  const announcement = makeAnnouncement({ entries });
  await putAnnouncement(database, announcement);
  const { category, announcementDate } = announcement;
  expect(await handlers.listToExport({ category, announcementDate })).toEqual({ arxivIds: [SECOND, FIRST] });
  expect(await handlers.listToExport({ category, announcementDate: '1999-01-01' })).toEqual({ arxivIds: [] });
});

test.each([
  ['bibtex', /^@(?:misc|article)\{/, /\.bib$/],
  ['ris', /^TY {2}- /, /\.ris$/],
  ['csl-json', /^\[/, /\.json$/],
] as const)('one paper is a whole file of %s', async (format, begins, named) => {
  const { text, filename } = await handlers.exportPaper({ arxivId: FIRST, format });
  expect(text.trimStart()).toMatch(begins);
  expect(text).toContain(FIRST);
  expect(filename).toMatch(named);
});
