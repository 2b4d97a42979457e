import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, isUntouched, rowsOf } from './surfaces.ts';

const paper = PAPERS.find(({ categories, html }) => categories[0] === 'cs.CV' && html !== false);
if (!paper) throw new Error('The fixtures hold no paper of cs.CV with a full text.');

/** Every kind of page with many papers, and whether it shows abstracts. */
const LISTINGS: [path: string, rows: string][] = [
  ['list/cs.CV/new', 'dl dt'],
  ['list/cs.CV/new?skip=10&show=10', 'dl dt'],
  ['list/cs.CV/recent', 'dl dt'],
  ['list/cs.CV/pastweek', 'dl dt'],
  ['list/cs.CV/2026-11', 'dl dt'],
  ['list/cs.CV/2026', 'dl dt'],
  ['catchup/cs.CV/2026-11-17?abs=True', 'dl dt'],
  ['catchup/cs.CV/2026-11-17', 'dl dt'],
  ['a/costin_m_1', 'dl dt'],
  ['search/?query=splats&searchtype=all', 'li.arxiv-result'],
  ['search/?query=splats&searchtype=all&abstracts=hide', 'li.arxiv-result'],
  ['search/advanced?advanced=&terms-0-term=cs.CV&size=25&start=25', 'li.arxiv-result'],
];

test('every kind of listing has a bar and a panel in each row, and keeps every node of its own', async ({ page }) => {
  test.setTimeout(120_000);
  for (const [path, row] of LISTINGS) {
    await test.step(path, async () => {
      await page.goto(`https://arxiv.org/${path}`);
      const entries = await page.locator(row).count();
      expect(entries).toBeGreaterThan(0);
      const bar = barOf(page).locator('[data-entries]');
      await expect(bar).toHaveAttribute('data-entries', String(entries));
      await expect(bar).toHaveAttribute('data-confidence', '1');
      await expect(rowsOf(page)).toHaveCount(entries);
      await expect(rowsOf(page).locator('section[data-state]')).toHaveCount(entries);
      expect(await isUntouched(page)).toBe(true);
    });
  }
});

test('lists without papers have a bar and nothing to complain of', async ({ page }) => {
  for (const path of ['list/cs.GL/new', 'list/cs.GL/2026-11', 'catchup/cs.CV/2026-11-14']) {
    await page.goto(`https://arxiv.org/${path}`);
    await expect(barOf(page).locator('[data-entries="0"]')).toBeVisible();
    await expect(barOf(page).locator('[data-part="health"]')).toHaveCount(0);
  }
});

test('pages of other kinds, forms and errors are left alone', async ({ page }) => {
  for (const path of ['search/advanced', 'abs/2611.99999', 'list/cs.CV', '']) {
    await page.goto(`https://arxiv.org/${path}`);
    await page.waitForTimeout(300);
    await expect(page.locator('arxiv-marginalia'), path).toHaveCount(0);
  }
});

test('the mirrors are read as arxiv.org is', async ({ page, arxiv }) => {
  const html = await (await page.goto(`https://arxiv.org/abs/${paper.id}`))?.text();
  for (const host of ['www.arxiv.org', 'export.arxiv.org']) {
    arxiv.serve(`https://${host}/abs/${paper.id}`, html ?? '');
    await page.goto(`https://${host}/abs/${paper.id}`);
    await expect(abstractPanelOf(page).locator('[data-part="tldr"]')).toBeVisible();
  }
});

test('a full text has the panel below its abstract, in the theme of the page', async ({ page }) => {
  await page.goto(`https://arxiv.org/html/${paper.id}`);
  const panel = abstractPanelOf(page);
  await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
  await expect(panel).toHaveAttribute('data-arxiv-id', paper.id);
  expect(await panel.evaluate((host) => host.previousElementSibling?.className)).toBe('ltx_abstract');
  expect(await isUntouched(page)).toBe(true);

  const ink = () => panel.locator('.abstract-panel').evaluate((section) => getComputedStyle(section).backgroundColor);
  const light = await ink();
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  await expect.poll(ink).not.toBe(light);
  // Known from here, the paper is known on its abstract page.
  await action(panel, 'star').click();
  await page.goto(`https://arxiv.org/abs/${paper.id}`);
  await expect(action(abstractPanelOf(page), 'star')).toHaveAttribute('aria-pressed', 'true');
});

test('arXiv’s own switches on search results work on, and a finding is lit in the abstract that is shown', async ({
  page,
}) => {
  await page.goto('https://arxiv.org/search/?query=splats&searchtype=all');
  const row = page.locator('li.arxiv-result').first();
  const finding = row.locator('[data-part="findings"] > li').first();
  await expect(finding).toBeVisible();
  await expect(row.locator('.abstract-full')).toBeHidden();
  await row.locator('.abstract-short a', { hasText: 'More' }).click();
  await expect(row.locator('.abstract-full')).toBeVisible();
  await action(row, 'toggle').click();
  await row.locator('[data-part="findings"] > li').first().hover();
  const lit = () =>
    page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('marginalia-sentence') ?? [])];
      const node = range?.startContainer.parentElement;
      return node?.closest('.abstract-full') !== null && node !== undefined;
    });
  await expect.poll(lit).toBe(true);
  await row.locator('.abstract-full a', { hasText: 'Less' }).click();
});

test('the popup knows the paper of a PDF, and asks arXiv for one that it does not know', async ({
  page,
  extension,
  arxiv,
}) => {
  await page.goto(`https://arxiv.org/pdf/${paper.id}`);
  const popup = await extension.openExtensionPage('popup.html');
  // The tab in front is the one that the popup is about.
  await page.bringToFront();
  await popup.reload();
  await expect(popup.locator('[data-part="paper"]')).toHaveAttribute('data-arxiv-id', paper.id);
  await expect(popup.locator('[data-part="paper"] [data-part="tldr"]')).toBeVisible();
  expect(arxiv.apiRequests()).toHaveLength(1);
});
