import { renderListNew } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { action, LISTING, storedRows } from './surfaces.ts';

const FEED = 'https://rss.arxiv.org/rss/cs.CV';
const DAY = '2026-11-17';

test('a fresh profile has the day’s listing read from the popup, by one request', async ({ extension, arxiv }) => {
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('[data-part="empty"]')).toBeVisible();
  await action(popup, 'read-listing').click();
  const digest = popup.locator('[data-part="digest"]');
  await expect(digest).toHaveAttribute('data-category', 'cs.CV');
  await expect(digest).toHaveAttribute('data-date', DAY);
  await expect(digest.locator('[data-part="coverage"]')).toContainText('24 of 24');
  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual([LISTING]);
  expect(await storedRows(popup, 'announcements')).toMatchObject([
    { category: 'cs.CV', announcementDate: DAY, total: 24 },
  ]);
  expect(await storedRows(popup, 'papers')).toHaveLength(24);
});

test('where the listing is not as expected, the feed has the same mailing', async ({ extension, arxiv }) => {
  arxiv.serve(LISTING, renderListNew('cs.CV').replaceAll("class='list-authors'", "class='creators'"));
  const popup = await extension.openExtensionPage('popup.html');
  await action(popup, 'read-listing').click();
  await expect(popup.locator('[data-part="digest"]')).toHaveAttribute('data-date', DAY, { timeout: 20_000 });
  const [first, second, ...more] = arxiv.pageRequests();
  expect([first?.url, second?.url, more.length]).toEqual([LISTING, FEED, 0]);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
  expect(await storedRows(popup, 'papers')).toHaveLength(24);
});

test('a busy arXiv is said with a time, and left alone until then', async ({ extension, arxiv }) => {
  arxiv.serve(LISTING, 'Service temporarily unavailable', { status: 503, headers: { 'retry-after': '120' } });
  const popup = await extension.openExtensionPage('popup.html');
  await action(popup, 'read-listing').click();
  const error = popup.locator('[data-part="error"]');
  await expect(error).toHaveAttribute('data-code', 'arxiv-busy');
  await expect(error).toContainText(/1(?:19|20) seconds/);
  await action(popup, 'read-listing').click();
  await expect(error).toHaveAttribute('data-code', 'arxiv-busy');
  expect(arxiv.pageRequests()).toHaveLength(1);
});

test('the popup says of a PDF whose paper arXiv does not know that it does not', async ({ page, extension, arxiv }) => {
  arxiv.serve('https://arxiv.org/pdf/2611.77777', '<p>a viewer</p>');
  await page.goto('https://arxiv.org/pdf/2611.77777');
  const popup = await extension.openExtensionPage('popup.html');
  await page.bringToFront();
  await popup.reload();
  await expect(popup.locator('[data-part="paper"]')).toContainText('arXiv does not know 2611.77777');
  expect(arxiv.apiRequests()).toHaveLength(1);
});
