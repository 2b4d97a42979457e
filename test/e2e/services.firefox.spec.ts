import type { Page } from 'puppeteer-core';
import { fillFirefoxOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './firefox-fixtures.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const PANEL = 'arxiv-marginalia[data-surface="abstract"]';
const BAR = 'arxiv-marginalia[data-surface="listing-bar"]';

async function press(page: Page, selector: string): Promise<void> {
  const button = await page.waitForSelector(selector, { visible: true });
  await button?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await button?.click();
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

test('two services: a task goes to its own; where a key is refused the other steps in, until it is taken up again', async ({
  firefox,
  provider,
  second,
}) => {
  test.setTimeout(120_000);
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en' });
  await press(options, 'button[data-action="add-profile"]');
  await fillFirefoxOptions(options, second);
  await options.waitForSelector('[data-part="task-models"][open]');
  const [, secondId = ''] = await options.$$eval('[data-part="profiles"] > li', (rows) =>
    rows.map((row) => row.getAttribute('data-profile-id') ?? ''),
  );
  await options.select('[name="task-ask"]', secondId);
  await options.select('[name="fallbackProfile"]', secondId);

  const page = await firefox.openArxiv(`/abs/${paper.id}`);
  const question = await page.waitForSelector(`${PANEL} >>> [name="question"]`, { visible: true });
  await question?.type('What is measured?');
  await press(page, `${PANEL} >>> button[data-action="ask"]`);
  await page.waitForSelector(`${PANEL} >>> [data-part="ask"] [data-part="provenance"]`);
  expect(await textOf(page, `${PANEL} >>> [data-part="ask"] [data-part="provenance"]`)).toContain(second.model);
  expect([provider.calls.length, second.calls.length]).toEqual([0, 1]);

  provider.setFault({ kind: 'bad-key' });
  await press(page, `${PANEL} >>> button[data-action="analyse-abstract"]`);
  await page.waitForSelector(`${PANEL} >>> section[data-state="done"]`);
  const provenance = `${PANEL} >>> [data-part="analysis"] [data-part="provenance"]`;
  expect(await textOf(page, provenance)).toContain(second.model);
  expect([provider.calls.length, second.calls.length]).toEqual([1, 2]);

  const listing = await firefox.openArxiv('/list/cs.CV/new');
  const paused = `${BAR} >>> [data-part="paused"] [data-part="error"][data-code="bad-key"]`;
  await listing.waitForSelector(paused);
  expect(await textOf(listing, paused)).toContain(new URL(provider.baseUrl).host);
  provider.setFault({});
  await press(listing, `${BAR} >>> [data-part="paused"] button[data-action="retry"]`);
  await listing.waitForSelector(paused, { hidden: true });
  expect([provider.calls.length, second.calls.length]).toEqual([1, 2]);
});
