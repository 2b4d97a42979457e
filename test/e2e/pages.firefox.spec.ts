import type { Page } from 'puppeteer-core';
import { BUILDS } from '../harness/output.ts';
import { PAPERS, renderListNew } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './firefox-fixtures.ts';

/** What `pages`, `health` and `coexistence` show in Chromium, where Firefox may differ. */
const paper = PAPERS.find(({ categories, html }) => categories[0] === 'cs.CV' && html !== false);
if (!paper) throw new Error('The fixtures hold no paper of cs.CV with a full text.');
const ABS = `/abs/${paper.id}`;
const ROW = 'arxiv-marginalia[data-surface="row"]';
const BAR = 'arxiv-marginalia[data-surface="listing-bar"]';
const PANEL = 'arxiv-marginalia[data-surface="abstract"]';

const LISTINGS: [path: string, rows: string][] = [
  ['/list/cs.CV/new', 'dl dt'],
  ['/list/cs.CV/recent', 'dl dt'],
  ['/list/cs.CV/2026-11', 'dl dt'],
  ['/catchup/cs.CV/2026-11-17?abs=True', 'dl dt'],
  ['/a/costin_m_1', 'dl dt'],
  ['/search/?query=splats&searchtype=all', 'li.arxiv-result'],
];

const count = async (page: Page, selector: string): Promise<number> => (await page.$$(selector)).length;
const attribute = (page: Page, selector: string, name: string): Promise<string | null> =>
  page.$eval(selector, (element, name) => element.getAttribute(name), name).catch(() => null);

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

test('every kind of page is drawn on: a panel in each row, or one below the abstract', async ({ firefox }) => {
  test.setTimeout(120_000);
  for (const [path, row] of LISTINGS) {
    await test.step(path, async () => {
      const page = await firefox.openArxiv(path);
      const entries = await count(page, row);
      expect(entries).toBeGreaterThan(0);
      await expect.poll(() => count(page, `${ROW} >>> section[data-state]`)).toBe(entries);
      expect(await count(page, ROW)).toBe(entries);
      expect(await attribute(page, `${BAR} >>> [data-entries]`, 'data-entries')).toBe(String(entries));
      expect(await attribute(page, `${BAR} >>> [data-entries]`, 'data-confidence')).toBe('1');
      await page.close();
    });
  }
  for (const path of [ABS, `/html/${paper.id}`]) {
    const page = await firefox.openArxiv(path);
    await page.waitForSelector(`${PANEL} >>> [data-part="tldr"]`);
    expect(await count(page, PANEL), path).toBe(1);
    await page.close();
  }
});

test('a listing that arXiv has changed says so and holds back what costs', async ({ firefox, arxiv }) => {
  arxiv.serve('/list/cs.CV/new', renderListNew('cs.CV').replaceAll("class='list-authors'", "class='creators'"));
  const page = await firefox.openArxiv('/list/cs.CV/new');
  await page.waitForSelector(`${BAR} >>> [data-part="health"]`);
  await expect.poll(() => count(page, `${ROW} >>> [data-part="tldr"]`)).toBe(24);
  expect(await count(page, `${BAR} >>> [data-action="analyse-all"]`)).toBe(0);
  expect(await count(page, `${ROW} >>> [data-action="analyse-abstract"]`)).toBe(0);
});

test('back from the back/forward cache, a page knows what was done meanwhile', async ({ firefox }) => {
  const page = await firefox.openArxiv(ABS);
  await page.waitForSelector(`${PANEL} >>> [data-part="tldr"]`);
  await page.evaluate(() => {
    addEventListener('pageshow', (event) => Object.assign(globalThis, { isRestored: event.persisted }));
  });
  await page.goto('https://arxiv.org/list/cs.CV/new', { waitUntil: 'domcontentloaded' });
  const star = `${ROW}[data-arxiv-id="${paper.id}"] >>> [data-action="star"]`;
  await (await page.waitForSelector(star))?.evaluate((button) => (button as HTMLElement).click());
  await expect.poll(() => attribute(page, star, 'aria-pressed')).toBe('true');

  await page.evaluate(() => history.back());
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'isRestored')).catch(() => null)).toBe(true);
  await expect.poll(() => attribute(page, `${PANEL} >>> [data-action="star"]`, 'aria-pressed')).toBe('true');
  expect(await count(page, PANEL)).toBe(1);
});

test('an extension updated under an open page draws anew, once, without a complaint', async ({ firefox }) => {
  const page = await firefox.openArxiv(ABS);
  await page.waitForSelector(`${PANEL} >>> [data-part="tldr"]`);
  const complaints = complaintsOf(page);
  await firefox.browser.installExtension(BUILDS.firefoxE2e);
  const star = `${PANEL} >>> [data-action="star"]`;
  await expect
    .poll(
      async () => {
        await page.$eval(star, (button) => (button as HTMLElement).click()).catch(() => null);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
        return attribute(page, star, 'aria-pressed');
      },
      { timeout: 20_000 },
    )
    .toBe('true');
  expect(await count(page, PANEL)).toBe(1);
  expect(complaints).toEqual([]);
});

test('the popup has the day’s listing read without its page, by one request', async ({ firefox, arxiv }) => {
  const popup = await firefox.openExtensionPage('popup.html');
  await (await popup.waitForSelector('[data-action="read-listing"]'))?.click();
  await popup.waitForSelector('[data-part="digest"][data-date="2026-11-17"]');
  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual(['https://arxiv.org/list/cs.CV/new']);
});
