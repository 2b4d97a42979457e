import { recordPage } from '../bench/record-page.ts';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { barOf, rowsOf } from './surfaces.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
/** Sum of layout shifts that counts as good: https://web.dev/articles/cls */
const MOST = 0.05;
const ROWS = 120;

for (const width of [1280, 820, 420]) {
  test(`${width} px › nothing moves as a listing is enriched and scrolled through, and what was read is there after a reload`, async ({
    page,
    arxiv,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(recordPage);
    arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(ROWS)));
    await page.goto(LISTING);
    await expect(barOf(page).locator(`[data-read="${ROWS}"]`)).toBeVisible();
    await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
    await page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
      }
    });
    expect((await page.evaluate(() => window.readRecord())).shift).toBeLessThan(MOST);

    const onTop = () =>
      page.evaluate(() => {
        const row = [...document.querySelectorAll('dl > dt')].find((each) => each.getBoundingClientRect().bottom > 0);
        return { row: row?.querySelector('a')?.name, top: Math.round(row?.getBoundingClientRect().top ?? Number.NaN) };
      });
    await page.evaluate(() => scrollTo(0, 12_345));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const left = await onTop();
    await page.reload();
    // Rows above have no height of their own yet: the browser alone would be hundreds of pixels off.
    await expect.poll(onTop).toEqual({ row: left.row, top: expect.closeTo(left.top, -1) });
  });
}
