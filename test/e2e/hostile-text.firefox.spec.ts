import type { Page } from 'puppeteer-core';
import { renderAbs, renderListNew } from '../fixtures/arxiv/pages.ts';
import { hostileAnswer, hostilePapers } from '../fixtures/hostile-text.ts';
import { ARXIV_HOSTS } from '../harness/arxiv-server.ts';
import { fillFirefoxOptions } from '../harness/options-form.ts';
import { misdrawn } from './drawing.ts';
import { expect, test } from './firefox-fixtures.ts';

/** What `hostile-text.spec.ts` measures in Chromium: directions and formulas are each browser's own. */
const papers = hostilePapers();
const HOSTS = 'arxiv-marginalia';
const ROW = `${HOSTS}[data-surface="row"]`;
const BAR = `${HOSTS}[data-surface="listing-bar"]`;
const PANEL = `${HOSTS}[data-surface="abstract"]`;

const count = async (page: Page, selector: string): Promise<number> => (await page.$$(selector)).length;
const isOwned = (page: Page): Promise<boolean> => page.evaluate(() => 'owned' in globalThis);

/** What a page asks for anywhere but at arXiv's hosts; a font within a style sheet is no request. */
function strayedOf(page: Page): string[] {
  const strayed: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && !ARXIV_HOSTS.includes(hostname)) strayed.push(request.url());
  });
  page.on('dialog', (dialog) => void strayed.push(dialog.message()));
  return strayed;
}

test('a listing of hostile papers keeps its labels, buttons and column, closed and open', async ({
  firefox,
  arxiv,
}) => {
  arxiv.serve('/list/cs.CV/new', renderListNew('cs.CV', undefined, {}, papers));
  const page = await firefox.openArxiv('/list/cs.CV/new');
  const strayed = strayedOf(page);
  await expect.poll(() => count(page, `${ROW} >>> [data-part="tldr"]`)).toBe(papers.length);
  for (const part of ['filter', 'more'])
    await page.locator(`${BAR} >>> .bar-line [data-action="show-${part}"]`).click();
  await page.waitForSelector(`${BAR} >>> [data-part="digest"]`);
  expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
  await page.$$eval(`${ROW} >>> [data-action="toggle"]`, (buttons) => {
    for (const button of buttons) (button as HTMLElement).click();
  });
  await expect.poll(() => count(page, `${ROW} >>> .roles`)).toBe(papers.length);
  expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
  expect(await isOwned(page)).toBe(false);
  expect(strayed).toEqual([]);
});

test('a hostile analysis keeps to its place', async ({ firefox, arxiv, provider }) => {
  const [paper] = papers;
  if (!paper) throw new Error('There are no hostile papers.');
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'zh+en' });
  provider.setFault({ edit: (answer) => hostileAnswer(answer) });
  arxiv.serve(`/abs/${paper.id}`, renderAbs(paper));
  const page = await firefox.openArxiv(`/abs/${paper.id}`);
  const strayed = strayedOf(page);
  const button = await page.waitForSelector(`${PANEL} >>> [data-action="analyse-abstract"]`, { visible: true });
  await button?.click();
  await page.waitForSelector(`${PANEL} >>> [data-state="done"]`);
  await page.waitForSelector(`${PANEL} >>> [data-part="analysis"] [data-section="limitations"]`);
  expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
  expect(await isOwned(page)).toBe(false);
  expect(await count(page, `${PANEL} >>> :is(img, script, iframe, [onerror])`)).toBe(0);
  expect(strayed).toEqual([]);
});
