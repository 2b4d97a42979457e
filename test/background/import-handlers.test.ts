import 'fake-indexeddb/auto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { digestHandlers } from '../../lib/background/digest-handlers.ts';
import { exportHandlers } from '../../lib/background/export-handlers.ts';
import { importHandlers } from '../../lib/background/import-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import type { Services } from '../../lib/background/services.ts';
import { findPaperView } from '../../lib/background/views.ts';
import { toAppError } from '../../lib/core/errors.ts';
import { findAnalyses, putAnalyses } from '../../lib/db/analyses.ts';
import { findAnnouncement, putAnnouncement } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { updateMark } from '../../lib/db/marks.ts';
import { countPapers, findPaper, putPapers } from '../../lib/db/papers.ts';
import { findReports } from '../../lib/db/reports.ts';
import type { BackgroundEvent, ImportSummary } from '../../lib/messaging/protocol.ts';
import { analysisOf } from '../exchange/sample-analysis.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';
import { FIVE_SHAPES, WITHOUT_SUMMARY } from '../fixtures/reports/five-shapes.ts';
import { mutateReport } from '../fixtures/reports/mutate-report.ts';

const DAY = { category: 'cs.CV', announcementDate: '2026-02-03' };
const IDS = [1, 2, 3, 4, 5, 6, 7].map((n) => `2602.0000${n}`);

let database: Database;
let told: BackgroundEvent[];
let imports: ReturnType<typeof importHandlers>;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  told = [];
  imports = importHandlers({ database, events: { tell: (event) => void told.push(event) } });
});

const bring = async (text = FIVE_SHAPES, fileName: string | null = null) => imports.importReport({ text, fileName });
const exported = async (day = DAY) => (await exportHandlers({ database }).exportReport(day)).text;
const digestOf = (day = DAY) => digestHandlers({ database } as unknown as Services).getDigest(day);

/** Every row of every store that an import may write to. */
async function library(): Promise<Record<string, unknown[]>> {
  const db = await database.connection();
  const stores = ['papers', 'analyses', 'announcements', 'reports', 'reportBodies', 'digests', 'jobs'] as const;
  return Object.fromEntries(await Promise.all(stores.map(async (store) => [store, await db.getAll(store)])));
}

describe('an imported report', () => {
  test('says what came in', async () => {
    expect(await bring()).toMatchObject({
      outcome: 'new',
      ...DAY,
      papers: 7,
      failed: 1,
      shapes: { a: 1, b: 1, c: 1, d: 1, e: 1, unknown: 1 },
      findings: 12,
      verified: 6,
      verbatim: 2,
    });
  });

  test('comes back to the byte', async () => {
    await bring();
    expect(await exported()).toBe(FIVE_SHAPES);
  });

  test('becomes papers, analyses in the sections of our forms, and a day that is marked as imported', async () => {
    await bring();
    expect(await findPaper(database, IDS[0] ?? '')).toMatchObject({
      title: 'KiteNet: [Gusty] Landings with $\\ell_1$ Tethers',
      version: 1,
      authors: ['Ada Example', 'Bo Müller'],
      published: '2026-02-02',
      categories: ['cs.CV', 'cs.RO'],
      announced: [{ ...DAY, kind: 'new' }],
      imported: true,
    });
    const analyses = await findAnalyses(database, IDS);
    const sections = IDS.map((id) =>
      (analyses.get(id) ?? []).map(({ form, sections: s }) => [form, ...Object.keys(s)]),
    );
    expect(sections).toEqual([
      [['fulltext', 'translation', 'motivation', 'method', 'comparison', 'experiments', 'guide', 'summary']],
      [['abstract', 'contributions', 'innovation', 'impact', 'applications', 'limitations', 'significance']],
      [],
      [['fulltext', 'motivation', 'comparison', 'experiments', 'verbatim']],
      [['fulltext', 'translation', 'method', 'summary']],
      [['abstract', 'verbatim']],
      [],
    ]);
    expect(analyses.get(IDS[0] ?? '')?.[0]).toMatchObject({
      language: 'zh',
      sections: { method: { text: '#### 实验前的准备\n\n先收线。' } },
      findings: [{ evidence: 'verified', sentences: [3] }, { evidence: 'unverified' }],
      provenance: { source: 'report', model: null, createdAt: '2026-02-03T00:00:00.000Z', verified: 1, findings: 2 },
    });
    expect(await findAnnouncement(database, DAY.category, DAY.announcementDate)).toMatchObject({
      imported: true,
      total: 7,
      entries: [{ kind: 'new' }, { arxivId: IDS[1], kind: 'cross' }, {}, {}, {}, {}, {}],
    });
    expect(told).toContainEqual({ type: 'announcement', ...DAY });
  });

  test('shows a refusal as failed and never as an analysis', async () => {
    await bring();
    const view = await findPaperView({ database }, IDS[2] ?? '');
    expect(view).toMatchObject({ failedImport: true, analyses: [], job: null });
    expect(await findPaperView({ database }, IDS[0] ?? '')).not.toHaveProperty('failedImport');
  });

  test('shows its summary beside ours, to the letter', async () => {
    await bring();
    const view = await digestOf();
    expect(view).toMatchObject({ source: 'offline', imported: { language: 'zh' } });
    expect(view?.imported?.summary).toContain('## Table of Contents\n\n这是摘要自己的小标题。');
    expect(view?.imported?.papers.map(({ state }) => state).join(' ')).toBe(
      'analysed analysed failed analysed analysed analysed bare',
    );
  });

  test('changes nothing when it is imported again, and is put right by an edited one', async () => {
    await bring();
    const before = await library();
    expect(await bring()).toMatchObject({ outcome: 'same', papers: 7, verified: 6 });
    expect(await library()).toEqual(before);
    const edited = FIVE_SHAPES.replace('只在 12 m/s 下试过。', '只在海边试过。').replaceAll('Old Winds', 'Older Winds');
    expect(await bring(edited)).toMatchObject({ outcome: 'updated' });
    expect(await exported()).toBe(edited);
    expect((await findPaper(database, IDS[3] ?? ''))?.title).toBe('Older Winds');
    const [analysis] = (await findAnalyses(database, [IDS[1] ?? ''])).get(IDS[1] ?? '') ?? [];
    expect(analysis?.sections['limitations']?.text).toBe('只在海边试过。');
    expect(await findReports(database)).toHaveLength(1);
  });

  test('is taken back without a trace, and an edited one gives way to the one before', async () => {
    const empty = await library();
    const { id } = await bring();
    await imports.removeReport({ id });
    expect(await library()).toEqual(empty);

    await bring();
    const edited = FIVE_SHAPES.replace('A Refusal of Rain', 'A Refusal of Hail');
    await bring(edited);
    await bring(edited.replace('Hail', 'Snow'));
    await imports.removeReport({ id, restore: true });
    expect(await exported()).toBe(edited);
    await imports.removeReport({ id, restore: true });
    expect(await exported()).toBe(FIVE_SHAPES);
    await imports.removeReport({ id, restore: true });
    expect(await library()).toEqual(empty);
  });

  test('leaves a paper that is starred, or in another report, when it is taken back', async () => {
    const { id } = await bring();
    await bring(WITHOUT_SUMMARY);
    await updateMark(database, IDS[0] ?? '', (mark) => ({ ...mark, starredAt: '2026-02-04T08:00:00.000Z' }));
    await imports.removeReport({ id });
    expect(await countPapers(database)).toBe(2);
    expect((await findPaper(database, IDS[4] ?? ''))?.announced).toEqual([
      { category: 'cs.RO', announcementDate: '2026-02-04', kind: 'cross' },
    ]);
    expect(await exported({ category: 'cs.RO', announcementDate: '2026-02-04' })).toBe(WITHOUT_SUMMARY);
  });
});

describe('what is here already', () => {
  const paper = makePaper({ arxivId: IDS[0] ?? '', version: 2, title: 'As arXiv has it', authors: ['Cy Demo'] });

  test('a paper read on arXiv keeps arXiv’s words', async () => {
    await putPapers(database, [paper], readPaper, '2026-02-03T08:00:00.000Z');
    const before = await findPaper(database, paper.arxivId);
    const { id } = await bring();
    expect(await findPaper(database, paper.arxivId)).toEqual({ ...before, announced: [{ ...DAY, kind: 'new' }] });
    await imports.removeReport({ id });
    expect(await findPaper(database, paper.arxivId)).toEqual(before);
  });

  test('a page of arXiv makes an imported paper like any other', async () => {
    const { id } = await bring();
    await putPapers(database, [paper], readPaper, '2026-02-03T08:00:00.000Z');
    expect(await findPaper(database, paper.arxivId)).not.toHaveProperty('imported');
    await imports.removeReport({ id });
    expect((await findPaper(database, paper.arxivId))?.title).toBe('As arXiv has it');
  });

  test('a listing that was read stays as it is, and a listing read later takes the place of the report’s', async () => {
    const listing = makeAnnouncement({
      ...DAY,
      entries: [{ arxivId: '2602.09999', kind: 'new' }],
      total: 1,
    });
    await putAnnouncement(database, listing);
    const { id } = await bring();
    expect(await findAnnouncement(database, DAY.category, DAY.announcementDate)).toEqual(listing);
    expect(await exported()).toBe(FIVE_SHAPES);
    await imports.removeReport({ id });
    expect(await findAnnouncement(database, DAY.category, DAY.announcementDate)).toEqual(listing);

    await (await database.connection()).clear('announcements');
    await bring();
    await putAnnouncement(database, listing);
    expect(await findAnnouncement(database, DAY.category, DAY.announcementDate)).toEqual(listing);
  });

  test('an analysis the reader asked for comes first, stands in for the refusal, and is in the report with the rest', async () => {
    await bring();
    const own = { ...analysisOf(), arxivId: IDS[2] ?? '', arxivIdV: `${IDS[2]}v1` };
    const second = { ...analysisOf(), arxivId: IDS[0] ?? '', arxivIdV: `${IDS[0]}v1`, key: 'second' };
    await putAnalyses(database, [own, second]);
    expect((await findAnalyses(database, [IDS[0] ?? ''])).get(IDS[0] ?? '')?.[0]?.key).toBe('second');
    const text = await exported();
    expect(text).not.toContain('请提供论文内容');
    expect(text).toContain('先收线。');
    expect(text.match(/It gains 16\.7 mIoU\./g)).toHaveLength(2);
    await bring(FIVE_SHAPES.replace('A Refusal of Rain', 'A Refusal of Hail'));
    expect((await findAnalyses(database, [IDS[2] ?? ''])).get(IDS[2] ?? '')).toEqual([own]);
  });
});

describe('a file', () => {
  test.each([
    ['an essay', 'An essay on kites.\n\n## Winds\n\nThey blow.'],
    ['nothing', ' \n'],
  ])('that is %s is refused', async (_, text) => {
    await expect(bring(text)).rejects.toMatchObject({ code: 'not-a-report' });
    expect(await findReports(database)).toEqual([]);
  });

  test('may say its day by its name', async () => {
    const text = FIVE_SHAPES.slice(FIVE_SHAPES.indexOf('## Table of Contents\n\n1.'));
    expect(await bring(text, 'arxiv_ro_report_2026-02-09.md')).toMatchObject({
      category: 'cs.RO',
      announcementDate: '2026-02-09',
    });
    expect(await exported({ category: 'cs.RO', announcementDate: '2026-02-09' })).toBe(text);
  });

  test('that does not say its day is kept, listed and given back', async () => {
    const text = "<a id='2602.00001v1'></a>\n## [KiteNet](https://arxiv.org/abs/2602.00001v1)\n\nNo more is known.\n";
    const { id } = await bring(text);
    expect(await imports.listReports()).toMatchObject([{ id, category: null, announcementDate: null, papers: 1 }]);
    expect((await imports.exportImported({ id })).text).toBe(text);
    expect((await findPaper(database, '2602.00001'))?.title).toBe('KiteNet');
  });
});

/** What a damaged report comes to: its bytes by its id and by its day, or why it was refused. */
async function throughTheLibrary(text: string): Promise<string[]> {
  let summary: ImportSummary;
  try {
    summary = await bring(text, 'arxiv_cv_report_2026-02-03.md');
  } catch (thrown) {
    return [toAppError(thrown).code];
  }
  const { id, category, announcementDate } = summary;
  const texts = [
    (await imports.exportImported({ id })).text,
    await exported({ category: category ?? '', announcementDate: announcementDate ?? '' }),
  ];
  await imports.removeReport({ id });
  return texts;
}

const PAPER = /^<a id='26\d\d\.\d{5}v\d'><\/a>\r?\n## \[/m;

test('a thousand damaged reports: none throws, none loses a line', { timeout: 300_000 }, async () => {
  let kept = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const text = mutateReport(seed % 5 === 0 ? WITHOUT_SUMMARY : FIVE_SHAPES, seed);
    const outcome = await throughTheLibrary(text);
    // What names neither report nor paper is refused and said to be; it is not taken and dropped.
    const refused = outcome[0] === 'not-a-report' && !PAPER.test(text);
    expect(outcome, `seed ${seed}`).toEqual(refused ? ['not-a-report'] : [text, text]);
    if (!refused) kept++;
  }
  expect(kept).toBeGreaterThan(900);
  expect((await library())['papers']).toEqual([]);
});

const SEED = join(import.meta.dirname, '../../../shared/seed-reports');
const REAL = ['arxiv_cv_report_2026-01-27.md', 'arxiv_cv_report_2026-06-01.md'].filter((name) =>
  existsSync(join(SEED, name)),
);

describe.each(REAL)('the real report %s', (name) => {
  const text = readFileSync(join(SEED, name), 'utf8');

  test('comes in with ten papers and goes out with the same bytes', async () => {
    const { category, announcementDate, ...rest } = await bring(text);
    expect(rest).toMatchObject({ papers: 10, failed: name.includes('01-27') ? 2 : 0 });
    expect(await exported({ category: category ?? '', announcementDate: announcementDate ?? '' })).toBe(text);
  });

  test('damaged fifty times, it comes back every time', { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const damaged = mutateReport(text, seed);
      const outcome = await throughTheLibrary(damaged);
      const refused = outcome[0] === 'not-a-report' && !PAPER.test(damaged);
      expect(outcome, `seed ${seed}`).toEqual(refused ? ['not-a-report'] : [damaged, damaged]);
    }
  });
});
