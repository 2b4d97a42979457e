import { fillFirefoxOptions } from '../harness/options-form.ts';
import { expect, test } from './firefox-fixtures.ts';
import { gapsOf, lastDays, lookAtOnce } from './mailing-days.ts';

test('followed categories are read by themselves, through a busy spell of arXiv, and shown in the popup', async ({
  firefox,
  arxiv,
}) => {
  test.setTimeout(90_000);
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(2), categories: ['cs.CV', 'cs.RO'] });
  arxiv.failListings({ status: 429, retryAfter: 8 });
  // Open before it begins: arXiv is busy for a few seconds only, and a browser under load may take as long to open a page.
  const popup = await firefox.openExtensionPage('popup.html');
  const options = await firefox.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillFirefoxOptions(options, null, { categories: 'cs.CV, cs.RO' });
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
  const badge = async (): Promise<number> =>
    Number(
      await popup.evaluate(() =>
        (
          globalThis as unknown as { browser: { action: { getBadgeText(details: object): Promise<string> } } }
        ).browser.action.getBadgeText({}),
      ),
    );
  // Counted a moment after a mailing is stored.
  await expect.poll(badge).toBeGreaterThan(0);
});
