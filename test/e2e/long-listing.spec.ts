import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { barOf, isUntouched, LISTING, rowsOf, send, storedRows } from './surfaces.ts';

const ROWS = 2_000;
/** More rows than any window shows, with those that are about to be in view. */
const NEAR = 60;

test('a listing of 2,000 has panels near the eye only, moves nothing that is being read, and has what is on screen analysed first', async ({
  page,
  arxiv,
  extension,
  provider,
}) => {
  test.setTimeout(180_000);
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(ROWS)));
  await page.goto(LISTING);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible({ timeout: 60_000 });
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
  await expect.poll(() => row.count()).toBeGreaterThan(6);
  await expect(page.locator('dt', { has: eye }).locator('+ dd [data-part="tldr"]')).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  await page.mouse.wheel(0, -3_000);
  const onTop = () =>
    page.evaluate(() => {
      const row = [...document.querySelectorAll('dl > dd')].find((each) => each.getBoundingClientRect().bottom > 0);
      const root = row?.querySelector('arxiv-marginalia')?.shadowRoot;
      const number = Number(row?.previousElementSibling?.querySelector('a')?.name.slice('item'.length));
      return { isAbove: number < 1_496, isDrawn: root?.querySelector('[data-part="tldr"]') != null };
    });
  await expect.poll(onTop).toEqual({ isAbove: true, isDrawn: true });

  const options = await extension.openExtensionPage('options.html');
  expect(await storedRows(options, 'papers')).toHaveLength(ROWS);
  expect(await storedRows(options, 'announcements')).toMatchObject([{ total: ROWS }]);

  // Asked for last, and on screen: it does not wait for the forty that were asked for before it.
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: '1' });
  provider.setFault({ latency: 300 });
  const papers = manyPapers(ROWS);
  const inView = await page.evaluate(() => {
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dt, dd');
    const heading = middle?.localName === 'dd' ? middle.previousElementSibling : middle;
    return Number(heading?.querySelector('a[name^="item"]')?.getAttribute('name')?.slice(4));
  });
  await page.bringToFront();
  const asked = [...papers.slice(0, 40), ...papers.slice(inView - 1, inView)];
  expect(await send(options, 'analyse', { arxivIds: asked.map(({ id }) => id) })).toMatchObject({ ok: true });
  const places = () =>
    provider.calls.map(({ body }) => Number(/Title: [^\n]*?\((\d+)\)\\n/i.exec(JSON.stringify(body))?.[1]));
  await expect.poll(places, { timeout: 30_000 }).toContain(inView);
  expect(places().indexOf(inView)).toBeLessThan(20);
});
