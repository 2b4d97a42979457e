import { expect } from '@playwright/test';
import { startConnectProxy } from '../harness/connect-proxy.ts';
import { launchChromium } from '../harness/chromium.ts';
import { BUILDS } from '../harness/output.ts';
import { test } from '../harness/server-fixtures.ts';
import { abstractPanelOf, allRead, LISTING } from './surfaces.ts';

/** Asked by Chromium itself, with and without an extension. */
const OWN_OF_BROWSER =
  /^(?:(?:update|content-autofill|optimizationguide-pa)\.googleapis|(?:accounts|clients\d?|www)\.google)\.com(?::443)?$/;
/** Milliseconds for what is done a while after a page is open. */
const LATER = 3_000;

test('a reader who asks for nothing has no host but arXiv’s contacted, by any page, worker or document of ours', async ({
  arxiv,
}) => {
  const proxy = await startConnectProxy(arxiv.port);
  const extension = await launchChromium({
    extension: BUILDS.chromeE2e,
    arxivPort: arxiv.port,
    proxyPort: proxy.port,
  });
  try {
    const page = await extension.context.newPage();
    await page.goto(LISTING);
    await allRead(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const abstract = await extension.context.newPage();
    await abstract.goto(arxiv.urls().find((url) => url.includes('/abs/')) ?? '');
    await expect(abstractPanelOf(abstract).locator('[data-part="tldr"]').first()).toBeVisible();
    for (const path of ['popup.html', 'library.html', 'options.html']) {
      const own = await extension.openExtensionPage(path);
      await expect(own.locator('main')).toBeVisible();
    }
    await page.waitForTimeout(LATER);
    expect(proxy.refused.filter((host) => !OWN_OF_BROWSER.test(host))).toEqual([]);

    // What is asked for elsewhere would have been seen.
    await page.goto('https://example.org/').catch(() => null);
    expect(proxy.refused).toContain('example.org:443');
  } finally {
    await extension.close();
    await proxy.close();
  }
});
