import { expect, test } from './fixtures.ts';
import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import {
  abstractPanelOf,
  action,
  barOf,
  isUntouched,
  LISTING,
  openBar,
  rowOf,
  rowsOf,
  storedRows,
} from './surfaces.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const SECTIONS = ['contributions', 'innovation', 'impact', 'applications', 'limitations'];

test('without a key, every row of a listing says what its paper found', async ({
  page,
  extension,
  arxiv,
  provider,
}) => {
  await page.goto(LISTING);
  const rows = rowsOf(page);
  const entries = await page.locator('dl#articles dt').count();
  expect(entries).toBeGreaterThan(20);
  await expect(rows).toHaveCount(entries);
  await expect(rows.locator('[data-part="tldr"]')).toHaveCount(entries);
  for (const row of await rows.all()) {
    await expect(row.locator('[data-part="findings"] > li').first()).toHaveAttribute('data-evidence', 'verified');
    await expect(row.locator('[data-part="findings"] > li').first()).toHaveAttribute('data-sentence', /^\d+/);
  }
  await expect(barOf(page).locator('[data-entries]')).toHaveAttribute('data-entries', String(entries));
  await expect(barOf(page).locator('[data-entries]')).toHaveAttribute('data-read', String(entries));
  await expect(barOf(page).locator('[data-entries]')).toHaveAttribute('data-confidence', '1');
  expect(await isUntouched(page)).toBe(true);

  const options = await extension.openExtensionPage('options.html');
  expect(await storedRows(options, 'papers')).toHaveLength(entries);
  expect(await storedRows(options, 'announcements')).toMatchObject([
    { category: 'cs.CV', announcementDate: '2026-11-17', total: entries },
  ]);
  expect(provider.calls).toHaveLength(0);
  expect(arxiv.requests.every(({ url }) => new URL(url).hostname.endsWith('arxiv.org'))).toBe(true);
});

test('a provider is entered and tested; an abstract is analysed in both languages by one request, and never again', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh+en' });
  await action(options, 'test-connection').click();
  await expect(options.locator('[data-part="test-result"]')).toBeVisible();
  const testCalls = provider.calls.length;

  provider.setFault({ chunkDelay: 15 });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', /queued|running/);
  // The first section is on the page while the answer is still coming.
  await expect(panel.locator('[data-part="analysis"] [data-section="contributions"]').first()).toBeVisible();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'running');
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 30_000 });

  for (const language of ['zh', 'en']) {
    await panel.locator(`[data-choice="${language}"]`).first().click();
    const analysis = panel.locator(`[data-part="analysis"][data-form="abstract"][lang="${language}"]`);
    await expect(analysis.locator('[data-section]')).toHaveCount(SECTIONS.length);
    for (const section of SECTIONS) {
      const text = await analysis.locator(`[data-section="${section}"]`).innerText();
      expect(text.length, section).toBeGreaterThan(20);
      expect(/\p{Script=Han}/u.test(text), section).toBe(language === 'zh');
    }
    const findings = analysis.locator('[data-part="findings"] > li');
    expect(await findings.count()).toBeGreaterThan(0);
    for (const finding of await findings.all()) {
      await expect(finding).toHaveAttribute('data-evidence', /^(verified|repaired|unverified)$/);
    }
    await expect(analysis.locator('[data-part="provenance"]')).toContainText(provider.model);
  }
  expect(provider.calls).toHaveLength(testCalls + 1);

  await page.reload();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  await expect(panel.locator('[data-part="analysis"] [data-section]').first()).toBeVisible();
  await page.goto(LISTING);
  await expect(rowOf(page, paper.id).locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(testCalls + 1);

  const analyses = await storedRows(options, 'analyses');
  expect(new Set(analyses.map(({ language }) => language))).toEqual(new Set(['en', 'zh']));
  expect(analyses).toHaveLength(2);
  const ledger = (await storedRows(options, 'ledger')).map(({ task, outcome }) => [task, outcome].join(' '));
  expect(ledger.toSorted((a, b) => a.localeCompare(b))).toEqual(['abstract done', 'test done']);
});

test('a refusal is shown as failed with its reason and is not kept; trying again works', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh' });
  provider.setFault({ kind: 'refusal-zh' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'refusal');
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'failed');
  expect(await storedRows(options, 'analyses')).toEqual([]);
  expect(provider.calls).toHaveLength(2);

  await page.reload();
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'refusal');
  provider.setFault({});
  await action(panel, 'retry').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  await expect(panel.locator('[data-part="error"]')).toHaveCount(0);
  expect(await storedRows(options, 'analyses')).toHaveLength(1);
});

test('a note saves itself and is there after a reload; star and hide stay, and are undone', async ({ page }) => {
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'note').click();
  await panel.locator('textarea').fill('Compare with **Table 2**; $\\lambda$ is tuned on the test set.');
  await expect(panel.locator('[data-note-state="saved"]')).toBeVisible();
  await action(panel, 'star').click();
  await page.reload();
  await expect(panel.locator('textarea')).toHaveValue(/tuned on the test set/);
  await expect(action(panel, 'star')).toHaveAttribute('aria-pressed', 'true');

  await page.goto(LISTING);
  const row = rowOf(page, paper.id);
  // It comes a moment after the row and stands before the buttons, which move by its width.
  await expect(row.locator('[data-part="score"]')).toBeVisible();
  await action(row, 'hide').click();
  await expect(row.locator('[data-hidden="true"]')).toBeVisible();
  const abstract = page.locator('dd', { has: row }).locator('p.mathjax');
  await expect(abstract).toBeHidden();
  await page.reload();
  await expect(row.locator('[data-hidden="true"]')).toBeVisible();
  await action(row, 'hide').click();
  await expect(row.locator('[data-part="tldr"]')).toBeVisible();
  await expect(abstract).toBeVisible();
  expect(await isUntouched(page)).toBe(true);
});

test('the popup has today’s summary without a model, each claim with its papers, and then one by a model', async ({
  page,
  extension,
  provider,
}) => {
  await page.goto(LISTING);
  const ids = await page.locator('dl#articles a[title="Abstract"]').evaluateAll((links) => links.map(({ id }) => id));
  await expect(rowsOf(page).locator('[data-part="tldr"]')).toHaveCount(ids.length);
  const popup = await extension.openExtensionPage('popup.html');
  const digest = popup.locator('[data-part="digest"]');
  await expect(digest).toHaveAttribute('data-category', 'cs.CV');
  await expect(digest).toHaveAttribute('data-date', '2026-11-17');
  await expect(digest).toHaveAttribute('data-source', 'offline');
  const checkClaims = async (): Promise<void> => {
    for (const section of ['themes', 'highlights', 'reading']) {
      const claims = digest.locator(`[data-section="${section}"] > ul > li`);
      expect(await claims.count(), section).toBeGreaterThan(0);
      for (const claim of await claims.all())
        expect(await claim.locator('a[data-arxiv-id]').count()).toBeGreaterThan(0);
    }
    const named = await digest
      .locator('a[data-arxiv-id]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('data-arxiv-id')));
    expect(named.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  };
  await checkClaims();
  expect(provider.calls).toHaveLength(0);

  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await popup.reload();
  await action(popup, 'build-digest').click();
  await expect(digest).toHaveAttribute('data-source', 'model', { timeout: 30_000 });
  await checkClaims();
  await expect(digest.locator('[data-part="coverage"]')).toContainText(String(ids.length));
  // Ten papers a call, and one that joins them.
  const calls = Math.ceil(ids.length / 10) + 1;
  expect(provider.calls).toHaveLength(calls);
  await popup.reload();
  await expect(digest).toHaveAttribute('data-source', 'model');
  expect(provider.calls).toHaveLength(calls);
  expect(await storedRows(options, 'digests')).toHaveLength(1);
});

test('one paper’s note and the day’s report are saved as Markdown files and copied', async ({
  page,
  extension,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://arxiv.org' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'note').click();
  await panel.locator('textarea').fill('Worth a second look.');
  await expect(panel.locator('[data-note-state="saved"]')).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), action(panel, 'export').click()]);
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  const markdown = await textOf(file);
  expect(markdown).toContain('Worth a second look.');
  expect(markdown).toContain(paper.id);
  await action(panel, 'copy').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Worth a second look.');

  await page.goto(LISTING);
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  const [report] = await Promise.all([page.waitForEvent('download'), action(barOf(page), 'export').click()]);
  const text = await textOf(report);
  expect(text).toMatch(/^# Arxiv Computer Vision Papers - 2026-11-17$/m);
  expect(text).toContain('## Executive Summary');
  expect(text).toMatch(/^<a id='\d{4}\.\d{5}(v\d+)?'><\/a>$/m);

  const popup = await extension.openExtensionPage('popup.html');
  const [again] = await Promise.all([popup.waitForEvent('download'), action(popup, 'export').click()]);
  expect(await textOf(again)).toBe(text);
});

async function textOf(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
