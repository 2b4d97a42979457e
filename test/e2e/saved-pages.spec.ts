import { savedPages } from '../harness/arxiv-server.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, isUntouched, rowsOf } from './surfaces.ts';

/** Pages saved from arXiv, where this machine has them; the fixtures cover the same ground where it has not. */
const files = [...savedPages().keys()];
const listings = files.filter((file) => /^list-.*-(new|recent)/.test(file));
const abstracts = files.filter((file) => file.startsWith('abs-'));
const SEED = /^abs-2601\.\d{5}\.seed\.html$/;

if (files.length > 0) {
  test('every saved listing has a panel in each row and keeps every node of its own', async ({ page, arxiv }) => {
    test.setTimeout(240_000);
    expect(listings.length).toBeGreaterThan(10);
    for (const file of listings) {
      await test.step(file, async () => {
        await page.goto(arxiv.serveSaved(file));
        const entries = await page.locator('dl dt').count();
        const bar = barOf(page).locator('[data-entries]');
        await expect(bar).toHaveAttribute('data-entries', String(entries));
        await expect(bar).toHaveAttribute('data-confidence', '1');
        // A row has its panel once it comes near the window. On a busy machine the browser notes only some of the rows that
        // are passed from frame to frame, and those in between stay as they are until they are come to: each is stayed at.
        await page.evaluate(async (most) => {
          const until = performance.now() + most;
          for (const row of document.querySelectorAll('dl > dd')) {
            row.scrollIntoView();
            do await new Promise(requestAnimationFrame);
            while (row.querySelector('arxiv-marginalia') === null && performance.now() < until);
          }
        }, 30_000);
        await expect(rowsOf(page)).toHaveCount(entries);
        const ids = await page.locator('dl dt a[title="Abstract"]').evaluateAll((links) => links.map(({ id }) => id));
        const hosts = await rowsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-arxiv-id')));
        expect(hosts).toEqual(ids);
        const parents = await rowsOf(page).evaluateAll((rows) => new Set(rows.map((row) => row.parentElement)).size);
        expect(parents).toBe(entries);
        expect(await isUntouched(page)).toBe(true);
      });
    }
  });

  test('every saved abstract page has one panel below its abstract and keeps every node of its own', async ({
    page,
    arxiv,
  }) => {
    test.setTimeout(240_000);
    expect(abstracts.length).toBeGreaterThan(20);
    for (const file of abstracts) {
      await test.step(file, async () => {
        await page.goto(arxiv.serveSaved(file));
        const panel = abstractPanelOf(page);
        await expect(panel).toHaveCount(1);
        await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
        expect(
          await panel.evaluate((host) => host.previousElementSibling?.matches('blockquote.abstract') ?? false),
        ).toBe(true);
        expect(await isUntouched(page)).toBe(true);
      });
    }
  });

  test('the day of 27 January 2026: the listing read, its ten papers analysed, the report written', async ({
    page,
    arxiv,
    extension,
    provider,
  }) => {
    test.setTimeout(240_000);
    const options = await extension.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages: 'zh' });
    await page.goto(arxiv.serveSaved('list-cs.CV-new.2026-01-27.seed.html'));
    await expect(rowsOf(page)).toHaveCount(8);
    await expect(rowsOf(page).locator('[data-part="tldr"]')).toHaveCount(8);
    await expect(rowsOf(page).locator('[data-part="tags"] [data-tag]').first()).toBeVisible();

    const seeds = abstracts.filter((file) => SEED.test(file));
    expect(seeds).toHaveLength(10);
    for (const [index, file] of seeds.entries()) {
      await page.goto(arxiv.serveSaved(file));
      const panel = abstractPanelOf(page);
      await action(panel, 'analyse-abstract').click();
      await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
      await expect(panel.locator('[data-part="analysis"][lang="zh"] [data-section]')).toHaveCount(5);
      expect(provider.calls).toHaveLength(index + 1);
    }

    const listing = arxiv.serveSaved('list-cs.CV-new.2026-01-27.seed.html');
    await page.goto(listing);
    await expect(rowsOf(page).locator('section[data-state="done"]')).toHaveCount(8);
    const popup = await extension.openExtensionPage('popup.html');
    await expect(popup.locator('[data-part="digest"]')).toHaveAttribute('data-date', '2026-01-27');
    const [file] = await Promise.all([popup.waitForEvent('download'), action(popup, 'export').click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
    const report = Buffer.concat(chunks).toString('utf8');
    expect(report).toMatch(/^# Arxiv Computer Vision Papers - 2026-01-27$/m);
    expect(report.match(/^<a id='2601\.\d{5}v1'><\/a>$/gm)).toHaveLength(8);
    expect(report.match(/^\*\*Analysis:\*\*$/gm)).toHaveLength(8);
    expect(provider.calls).toHaveLength(10);
  });
}
