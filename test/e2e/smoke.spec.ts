import { expect, test } from './fixtures.ts';

test('the content script puts its host into a listing of the local arXiv', async ({ page, arxiv }) => {
  await page.goto('https://arxiv.org/list/cs.CV/new');
  await expect(page.locator('arxiv-marginalia[data-surface="listing-bar"]')).toHaveCount(1);
  expect(arxiv.pageRequests().map(({ url }) => url)).toContain('https://arxiv.org/list/cs.CV/new');
});

test('the options page opens with a form that names its fields', async ({ extension }) => {
  const page = await extension.openExtensionPage('options.html');
  await expect(page.locator('[name="baseUrl"]')).toBeVisible();
});

test('a killed service worker is gone, and another comes when a page asks', async ({ extension }) => {
  const page = await extension.openExtensionPage('options.html');
  await expect(page.locator('[name="baseUrl"]')).toBeVisible();
  const worker = await extension.serviceWorker();
  const startOf = () => worker.evaluate(() => performance.timeOrigin);
  const first = await startOf();
  await extension.killWorker();
  await page.reload();
  await expect(page.locator('[name="baseUrl"]')).toBeVisible();
  await expect.poll(startOf).toBeGreaterThan(first);
});

test('nothing but the local arXiv can be reached', async ({ page }) => {
  await expect(page.goto('https://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});
