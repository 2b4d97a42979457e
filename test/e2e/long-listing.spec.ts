import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { barOf, isUntouched, LISTING, rowsOf, storedRows } from './surfaces.ts';

const ROWS = 2_000;
/** More rows than any window shows, with those that are about to be in view. */
const NEAR = 60;

test('a listing of 2,000 has panels near the eye only, and moves nothing that is being read', async ({
  page,
  arxiv,
  extension,
}) => {
  test.setTimeout(180_000);
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(ROWS)));
  await page.goto(LISTING);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  expect(await rowsOf(page).count()).toBeLessThan(NEAR);
  const bar = barOf(page).locator('[data-entries]');
  await expect(bar).toHaveAttribute('data-read', String(ROWS), { timeout: 120_000 });
  await expect(bar).toHaveAttribute('data-entries', String(ROWS));
  await expect(bar).toHaveAttribute('data-confidence', '1');
  expect(await rowsOf(page).count()).toBeLessThan(NEAR);
  expect(await isUntouched(page)).toBe(true);

  // Far down, in the middle of rows that have none yet: panels come above and below, and the row stays where it is.
  const eye = page.locator('a[name="item1500"]');
  await page.evaluate(() => {
    location.hash = 'item1500';
  });
  const top = () => eye.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  const row = page.locator('dd', { has: page.locator('arxiv-marginalia') });
  await expect.poll(() => row.count()).toBeGreaterThan(10);
  await expect(page.locator('dt', { has: eye }).locator('+ dd [data-part="tldr"]')).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  await page.mouse.wheel(0, -3_000);
  await expect(
    page.locator('dt', { has: page.locator('a[name="item1492"]') }).locator('+ dd [data-part="tldr"]'),
  ).toBeAttached();

  const options = await extension.openExtensionPage('options.html');
  expect(await storedRows(options, 'papers')).toHaveLength(ROWS);
  expect(await storedRows(options, 'announcements')).toMatchObject([{ total: ROWS }]);
});
