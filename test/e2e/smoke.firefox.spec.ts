import { expect, test } from './firefox-fixtures.ts';

test('the content script puts its host into a listing of the local arXiv', async ({ firefox, arxiv }) => {
  const page = await firefox.openArxiv('/list/cs.CV/new');
  const host = await page.waitForSelector('arxiv-marginalia[data-surface="listing-bar"]');
  expect(host).not.toBeNull();
  expect(arxiv.pageRequests().map(({ url }) => url)).toContain('https://arxiv.org/list/cs.CV/new');
});

test('the options page opens with a form that names its fields', async ({ firefox }) => {
  const page = await firefox.openExtensionPage('options.html');
  const field = await page.waitForSelector('[name="baseUrl"]');
  expect(field).not.toBeNull();
});
