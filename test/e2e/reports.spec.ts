import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { FIVE_SHAPES, inventReport, SHAPES } from '../fixtures/reports/five-shapes.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, LISTING, rowOf, storedRows } from './surfaces.ts';
import { violationsInBothSchemes } from './violations.ts';

const [first, second] = PAPERS.filter(({ categories, announced }) => categories[0] === 'cs.CV' && announced);
if (!first || !second) throw new Error('The fixtures lack two papers of cs.CV.');

/** On two papers that the local arXiv has: one with an analysis of its abstract, one with a refusal. */
const ON_ARXIV = inventReport('2026-11-16', [
  {
    id: `${first.id}v1`,
    title: first.title,
    shape: 'c',
    abstract: first.abstract,
    findings: ['No such sentence at all.'],
  },
  { id: `${second.id}v1`, title: second.title, shape: 'd', abstract: second.abstract },
]);

const asFile = (text: string, name = 'arxiv_cv_report_2026-02-03.md') => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(text, 'utf8'),
});

async function bring(options: Page, text: string, reports = '1'): Promise<void> {
  await options.locator('input[name="reportFiles"]').setInputFiles(asFile(text));
  await expect(options.locator('[data-part="import-summary"]')).toHaveAttribute('data-reports', reports);
}

async function saved(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), action(page, name).click()]);
  return readFile(await file.path());
}

test('a report comes in by file, its day is in the popup, and it goes out with the same bytes', async ({
  extension,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await bring(options, FIVE_SHAPES);
  const summary = options.locator('[data-part="import-summary"]');
  await expect(summary).toContainText('1 report came in');
  await expect(summary).toContainText('7 papers');
  await expect(summary).toContainText('1 refusal');

  const popup = await extension.openExtensionPage('popup.html');
  const report = popup.locator('[data-part="imported-report"]');
  await expect(report).toContainText('风筝研究回暖。');
  await expect(report).toContainText('<b>不是</b> HTML');
  await expect(report.locator('[data-part="partial"]')).toContainText('7 papers');
  await expect(report.locator('[data-import-state="failed"]')).toContainText('A Refusal of Rain');
  await expect(popup.locator('select[name="day"]')).toContainText('imported');
  await expect(popup.locator('[data-part="digest"][data-date="2026-02-03"]')).toBeVisible();
  expect((await saved(popup, 'export')).toString('utf8')).toBe(FIVE_SHAPES);

  // Once more, and nothing is new; taken back, and nothing is left.
  await bring(options, FIVE_SHAPES);
  await expect(summary).toContainText('1 was here already');
  await expect(action(options, 'undo')).toHaveCount(0);
  await options.locator('.stored-reports summary').click();
  await action(options, 'remove-report').click();
  await expect(options.locator('.reports')).toContainText('No report has been imported yet.');
  for (const store of ['papers', 'analyses', 'announcements', 'reports', 'reportBodies']) {
    expect(await storedRows(options, store), store).toEqual([]);
  }
});

test('a report comes in by paste, and files that are none are named', async ({ extension }) => {
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[data-part="reports"] details', { hasText: 'Paste' }).locator('summary').click();
  await options.locator('textarea[name="pastedReport"]').fill(FIVE_SHAPES);
  await action(options, 'import-text').click();
  await expect(options.locator('[data-part="import-summary"]')).toContainText('7 papers');
  await options.locator('.stored-reports summary').click();
  expect((await saved(options.locator('.stored-reports').page(), 'export')).toString('utf8')).toBe(FIVE_SHAPES);

  await options
    .locator('input[name="reportFiles"]')
    .setInputFiles([
      asFile('# An essay\n', 'essay.md'),
      { name: 'gbk.md', mimeType: 'text/markdown', buffer: Buffer.from([0xb7, 0xe7]) },
    ]);
  const skipped = options.locator('[data-part="skipped"] li');
  await expect(skipped).toHaveCount(2);
  await expect(skipped.nth(0)).toHaveAttribute('data-reason', 'not-a-report');
  await expect(skipped.nth(1)).toHaveAttribute('data-reason', 'not-text');
  // What a failed import brought was nothing; the one before is still here.
  expect(await storedRows(options, 'reports')).toHaveLength(1);
});

test('a folder of reports comes in and is undone', async ({ extension }, info) => {
  const folder = info.outputPath('reports');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'one.md'), FIVE_SHAPES);
  await writeFile(join(folder, 'two.md'), ON_ARXIV);
  await writeFile(join(folder, 'cover.png'), 'x');
  const options = await extension.openExtensionPage('options.html');
  await options.locator('input[name="reportFolder"]').setInputFiles(folder);
  const summary = options.locator('[data-part="import-summary"]');
  await expect(summary).toHaveAttribute('data-reports', '2');
  await expect(summary.locator('[data-reason="not-markdown"]')).toContainText('cover.png');
  await action(options, 'undo').click();
  await expect(options.locator('[data-part="reports"]')).toContainText('Taken back.');
  expect(await storedRows(options, 'papers')).toEqual([]);
});

test('an imported analysis is shown with where it comes from; a refusal is failed, and can be put right', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh' });
  await bring(options, ON_ARXIV);

  await page.goto(`https://arxiv.org/abs/${first.id}`);
  const panel = abstractPanelOf(page);
  const analysis = panel.locator('[data-part="analysis"][data-form="abstract"][lang="zh"]');
  await expect(analysis.locator('[data-section]')).toHaveCount(5);
  await expect(analysis.locator('[data-section="limitations"]')).toContainText('只在 12 m/s 下试过。');
  await expect(analysis.locator('[data-part="provenance"]')).toContainText(
    'Imported report · 2026-11-16 · model unknown',
  );
  await expect(analysis.locator('[data-part="findings"] > li')).toHaveAttribute('data-evidence', 'unverified');

  await page.goto(`https://arxiv.org/abs/${second.id}`);
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'imported-refusal');
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'failed');
  await expect(panel).not.toContainText(SHAPES.d.slice(0, 12));
  await page.goto(LISTING);
  await expect(rowOf(page, second.id).locator('[data-part="error"]')).toHaveAttribute('data-code', 'imported-refusal');
  await action(rowOf(page, second.id), 'analyse-abstract').click();
  await expect(rowOf(page, second.id).locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  await expect(rowOf(page, second.id).locator('[data-part="error"]')).toHaveCount(0);

  // What was paid for is in front of what came in, and stays when that goes.
  await action(rowOf(page, first.id), 'toggle').click();
  await action(rowOf(page, first.id), 'analyse-abstract').click();
  await expect(rowOf(page, first.id).locator('[data-part="provenance"]').last()).toContainText(provider.model);
  await bring(options, ON_ARXIV.replace('只在 12 m/s 下试过。', '只在海边试过。'));
  await action(options, 'undo').click();
  await options.locator('.stored-reports summary').click();
  await action(options, 'remove-report').click();
  await expect(options.locator('.reports')).toContainText('No report has been imported yet.');
  expect((await storedRows(options, 'analyses')).map(({ model }) => model)).toEqual([provider.model, provider.model]);
});

test('a day as a page needs nothing else, runs nothing, prints, and axe finds nothing', async ({
  page,
  extension,
}, info) => {
  const options = await extension.openExtensionPage('options.html');
  await bring(options, FIVE_SHAPES);
  expect(await violationsInBothSchemes(options, '[data-part="reports"]')).toEqual([]);
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('[data-part="imported-report"]')).toBeVisible();
  expect(await violationsInBothSchemes(popup)).toEqual([]);

  const file = info.outputPath('day.html');
  await writeFile(file, await saved(popup, 'export-html'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator('article')).toHaveCount(7);
  await expect(page.locator('article h3 math').first()).toBeAttached();
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(await violationsInBothSchemes(page)).toEqual([]);
  const printed = await page.pdf({ preferCSSPageSize: true });
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
  // A page for each paper after the summary.
  expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(8);
});

test('a pasted list of papers is looked through, starred, with what is new from arXiv, and taken back', async ({
  arxiv,
  extension,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const part = options.locator('[data-part="starred-import"]');
  await part
    .locator('textarea')
    .fill(`Bread and milk\nhttps://arxiv.org/abs/${first.id}v1\n@misc{b, eprint = {${second.id}}}\narXiv:1512.99999`);
  await action(part, 'read-list').click();
  await expect(part.locator('[data-part="starred-preview"]')).toContainText('3 new');
  expect(arxiv.apiRequests()).toEqual([]);
  await action(part, 'star-list').click();
  const result = part.locator('[data-part="starred-result"]');
  await expect(result).toHaveAttribute('data-starred', '2');
  await expect(result.locator('[data-part="absent"]')).toContainText('1512.99999');
  expect(arxiv.apiRequests()).toHaveLength(1);
  expect(arxiv.impolite).toEqual([]);
  expect(new Set((await storedRows(options, 'papers')).map(({ arxivId }) => arxivId))).toEqual(
    new Set([first.id, second.id]),
  );
  await action(part, 'undo').click();
  await expect(part).toContainText('The stars were taken back.');
  const marks = await storedRows(options, 'marks');
  expect(marks.map(({ starredAt }) => starredAt)).toEqual([null, null]);
});
