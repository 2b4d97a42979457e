import type { Page } from 'puppeteer-core';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { fillFirefoxOptions } from '../harness/options-form.ts';
import { expect, test } from './firefox-fixtures.ts';
import { LISTING } from './surfaces.ts';

const PAPERS = 12;
const BAR = 'arxiv-marginalia[data-surface="listing-bar"]';
const QUEUE = '[data-part="queue"]';

// Longer than a call takes on a busy machine, so that none is cut off by it.
test.use({ idleTimeout: 12_000 });

interface Background {
  browser: {
    extension: { getBackgroundPage(): object | null };
    runtime: { sendMessage(message: object): Promise<{ res: { ok: boolean } }> };
  };
}

const send = (page: Page, type: string, data: unknown): Promise<boolean> =>
  page.evaluate(
    async (type, data) => {
      const { runtime } = (globalThis as unknown as Background).browser;
      return (await runtime.sendMessage({ id: Date.now(), type, data, timestamp: Date.now() })).res.ok;
    },
    type,
    data,
  );

const state = (page: Page, name: string): Promise<string | null> =>
  page.$eval(QUEUE, (element, name) => element.getAttribute(name), `data-${name}`);

test('a stopped queue outlives the end of the event page, and goes on when it is told to; nothing is asked twice', async ({
  firefox,
  arxiv,
  provider,
}) => {
  test.setTimeout(180_000);
  const papers = manyPapers(PAPERS);
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, papers));
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en' });
  const listing = await firefox.openArxiv('/list/cs.CV/new');
  await listing.waitForSelector(`${BAR} >>> [data-read="${PAPERS}"]`);
  await listing.close();
  provider.setFault({ chunkDelay: 10 });
  expect(await send(options, 'analyse', { arxivIds: papers.map(({ id }) => id) })).toBe(true);
  await expect.poll(() => provider.calls.length).toBeGreaterThan(1);

  const library = await firefox.openExtensionPage('library.html#/queue');
  await library.waitForSelector(`${QUEUE} [data-action="pause-queue"]`);
  await library.click('[data-action="pause-queue"]');
  await expect.poll(() => state(library, 'paused')).toBe('true');
  await expect.poll(() => state(library, 'running')).toBe('0');
  const before = provider.calls.length;
  expect(before).toBeLessThan(PAPERS);

  // Nothing keeps it: no call, no alarm that is due, and none of the open pages.
  const isOver = (): Promise<boolean> =>
    options.evaluate(() => (globalThis as unknown as Background).browser.extension.getBackgroundPage() === null);
  await expect.poll(isOver, { timeout: 60_000 }).toBe(true);

  const popup = await firefox.openExtensionPage('popup.html');
  await popup.waitForSelector(`${QUEUE}[data-paused="true"]`);
  expect(Number(await state(popup, 'waiting'))).toBe(PAPERS - before);
  expect(provider.calls).toHaveLength(before);
  await popup.click('[data-action="resume-queue"]');
  await expect.poll(() => provider.calls.filter(({ answered }) => answered).length, { timeout: 60_000 }).toBe(PAPERS);
  await library.waitForSelector('[data-part="empty"]');
  const titles = provider.calls.map(({ body }) => /Title: [^\n]*?\((\d+)\)\\n/i.exec(JSON.stringify(body))?.[1]);
  expect(new Set(titles).size).toBe(PAPERS);
  expect(provider.calls).toHaveLength(PAPERS);
});
