import type { Page } from 'puppeteer-core';
import { expect, test } from './firefox-fixtures.ts';

const ROW = 'arxiv-marginalia[data-surface="row"]';
const read = async (page: Page): Promise<number> => (await page.$$(`${ROW} >>> [data-part="tldr"]`)).length;

test('rows of a recent listing get their abstracts by one request, and a second visit makes none', async ({
  firefox,
  arxiv,
}) => {
  const page = await firefox.openArxiv('/list/cs.CV/recent');
  await expect.poll(() => read(page)).toBeGreaterThan(0);
  await page.waitForSelector(`${ROW} >>> [data-part="findings"]`);
  expect(arxiv.apiRequests()).toHaveLength(1);
  const untouched = await page.evaluate(async () => {
    const served = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const now = document.querySelector('main')?.cloneNode(true) as Element;
    for (const host of now.querySelectorAll('arxiv-marginalia')) host.remove();
    return now.isEqualNode(served.querySelector('main'));
  });
  expect(untouched).toBe(true);
  await page.reload();
  await expect.poll(() => read(page)).toBeGreaterThan(0);
  expect(arxiv.apiRequests()).toHaveLength(1);
});

test('a busy arXiv is left alone as long as it asks for; two tabs ask one after the other', async ({
  firefox,
  arxiv,
}) => {
  arxiv.failApi({ status: 429, retryAfter: 6 });
  const page = await firefox.openArxiv('/list/cs.CV/recent');
  await expect.poll(() => arxiv.apiRequests().length).toBe(1);
  const other = await firefox.openArxiv('/list/cs.LG/recent');
  for (const each of [page, other]) {
    await each.bringToFront();
    await expect.poll(() => read(each), { timeout: 30_000 }).toBeGreaterThan(0);
  }
  const [refused, answered] = arxiv.apiRequests();
  expect((answered?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(6_000);
  expect(arxiv.impolite).toEqual([]);
});
