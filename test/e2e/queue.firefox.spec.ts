import type { Page } from 'puppeteer-core';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { fillFirefoxOptions } from '../harness/options-form.ts';
import type { ProviderCall } from '../harness/provider.ts';
import { expect, test } from './firefox-fixtures.ts';
import { LISTING } from './surfaces.ts';

const PAPERS = 12;
const AT_A_TIME = 2;
const BAR = 'arxiv-marginalia[data-surface="listing-bar"]';
const QUEUE = '[data-part="queue"]';

// Shorter than the queue's signs of life, so that a call that hangs is cut off; longer than one that is answered takes.
test.use({ idleTimeout: 8_000 });

interface Background {
  browser: {
    alarms: {
      create(name: string, when: { when: number }): Promise<void>;
      get(name: string): Promise<{ periodInMinutes?: number } | undefined>;
    };
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

const isOver = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as unknown as Background).browser.extension.getBackgroundPage() === null);

const state = (page: Page, name: string): Promise<string | null> =>
  page.$eval(QUEUE, (element, name) => element.getAttribute(name), `data-${name}`);

const titlesOf = (calls: readonly ProviderCall[]): (string | undefined)[] =>
  calls.map(({ body }) => /Title: [^\n]*?\((\d+)\)\\n/i.exec(JSON.stringify(body))?.[1]);

test('a queue outlives the end of the event page, in the middle of a call and stopped by hand: what was cut off is asked for again, nothing else twice', async ({
  firefox,
  arxiv,
  provider,
}) => {
  test.setTimeout(180_000);
  const papers = manyPapers(PAPERS);
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, papers));
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en', concurrency: String(AT_A_TIME) });
  const listing = await firefox.openArxiv('/list/cs.CV/new');
  await listing.waitForSelector(`${BAR} >>> [data-read="${PAPERS}"]`);
  await listing.close();
  provider.setFault({ kind: 'hang' });
  expect(await send(options, 'analyse', { arxivIds: papers.map(({ id }) => id) })).toBe(true);
  await expect.poll(() => provider.calls.length).toBe(AT_A_TIME);

  // Nothing keeps it: a call under way is no work to the browser, and no page listens. The alarm that wakes it is set.
  await expect.poll(() => isOver(options), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => provider.calls.every(({ aborted }) => aborted)).toBe(true);
  const cutOff = titlesOf(provider.calls);
  const alarm = await options.evaluate(() => (globalThis as unknown as Background).browser.alarms.get('queue'));
  expect(alarm?.periodInMinutes).toBe(1);
  // Slow, so that it can be stopped before it is done.
  provider.setFault({ latency: 3_000 });
  await options.evaluate(() =>
    (globalThis as unknown as Background).browser.alarms.create('queue', { when: Date.now() }),
  );
  await expect.poll(() => provider.calls.length).toBeGreaterThan(AT_A_TIME);

  const library = await firefox.openExtensionPage('library.html#/queue');
  await library.waitForSelector(`${QUEUE} [data-action="pause-queue"]`);
  await library.click('[data-action="pause-queue"]');
  await expect.poll(() => state(library, 'paused')).toBe('true');
  await expect.poll(() => state(library, 'running')).toBe('0');
  const answered = (): number => provider.calls.filter((call) => call.answered).length;
  const before = provider.calls.length;
  expect(answered()).toBe(before - AT_A_TIME);
  expect(answered()).toBeLessThan(PAPERS);
  await expect.poll(() => isOver(options), { timeout: 60_000 }).toBe(true);

  const popup = await firefox.openExtensionPage('popup.html');
  await popup.waitForSelector(`${QUEUE}[data-paused="true"]`);
  expect(Number(await state(popup, 'waiting'))).toBe(PAPERS - answered());
  expect(provider.calls).toHaveLength(before);
  provider.setFault({});
  await popup.click('[data-action="resume-queue"]');
  await expect.poll(answered, { timeout: 40_000 }).toBe(PAPERS);
  await library.waitForSelector('[data-part="empty"]');
  expect(provider.calls).toHaveLength(AT_A_TIME + PAPERS);
  const again = titlesOf(provider.calls.slice(AT_A_TIME));
  expect(new Set(again).size).toBe(PAPERS);
  expect(again).toEqual(expect.arrayContaining(cutOff));
});
