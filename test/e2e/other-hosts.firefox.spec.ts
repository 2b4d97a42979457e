import { setTimeout } from 'node:timers/promises';
import { expect, test } from './firefox-fixtures.ts';

/** Asked by Firefox itself, with and without an extension. */
const OWN_OF_BROWSER = /\.(?:mozilla|firefox)\.(?:com|org|net)(?::\d+)?$/;
/** Milliseconds for what is done a while after a page is open. */
const LATER = 3_000;

test('a reader who asks for nothing has no host but arXiv’s contacted', async ({ firefox, arxiv }) => {
  const listing = await firefox.openArxiv('/list/cs.CV/new');
  const rows = await listing.evaluate(() => document.querySelectorAll('dl#articles > dt').length);
  await listing.waitForSelector(`arxiv-marginalia[data-surface="listing-bar"] >>> [data-read="${rows}"]`);
  await listing.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const abstract = arxiv.urls().find((url) => url.includes('/abs/')) ?? '';
  const page = await firefox.openArxiv(new URL(abstract).pathname);
  await page.waitForSelector('arxiv-marginalia[data-surface="abstract"] >>> [data-part="tldr"]');
  for (const path of ['popup.html', 'library.html', 'options.html']) {
    await (await firefox.openExtensionPage(path)).waitForSelector('main');
  }
  await setTimeout(LATER);
  expect(firefox.refused.filter((host) => !OWN_OF_BROWSER.test(host))).toEqual([]);

  // What is asked for elsewhere would have been seen.
  await listing.goto('https://example.org/').catch(() => null);
  expect(firefox.refused).toContain('example.org:443');
});
