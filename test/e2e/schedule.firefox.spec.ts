import { fillFirefoxOptions } from '../harness/options-form.ts';
import { expect, test } from './firefox-fixtures.ts';
import { gapsOf, lastDays } from './mailing-days.ts';

test('followed categories are read by themselves, through a busy spell of arXiv, and shown in the popup', async ({
  firefox,
  arxiv,
}) => {
  test.setTimeout(90_000);
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(2), categories: ['cs.CV', 'cs.RO'] });
  arxiv.failListings({ status: 429, retryAfter: 8 });
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, null, { categories: 'cs.CV, cs.RO' });
  const popup = await firefox.openExtensionPage('popup.html');
  await popup.waitForSelector('[data-part="schedule"][data-schedule="busy"]', { timeout: 20_000 });
  await popup.waitForSelector(`[data-part="digest"][data-category="cs.CV"][data-date="${day}"]`, { timeout: 40_000 });
  await popup.waitForSelector('[data-part="schedule"][data-schedule="resting"]', { timeout: 20_000 });
  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual([
    'https://arxiv.org/list/cs.CV/new',
    'https://arxiv.org/list/cs.CV/new',
    'https://arxiv.org/list/cs.RO/new',
  ]);
  const gaps = gapsOf(arxiv.pageRequests());
  expect(gaps[0]).toBeGreaterThanOrEqual(8_000);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  const badge = await popup.evaluate(() =>
    (
      globalThis as unknown as { browser: { action: { getBadgeText(details: object): Promise<string> } } }
    ).browser.action.getBadgeText({}),
  );
  expect(Number(badge)).toBeGreaterThan(0);
});
