import { README_ANSWER } from './readme-answer.ts';
import {
  holdQueue,
  inState,
  openBar,
  openListing,
  openOptions,
  type Surface,
  surfaceOf,
  WAIT,
  wholeRead,
} from './shot-scene.ts';

/** Pictures of the README and the stores by the name of their file, each the shot of a surface in one language and scheme. */
export const README_PICTURES: Readonly<Record<string, string>> = {
  'listing-en': 'listing.en.light',
  'listing-dark-zh': 'listing.zh.dark',
  'summary-en': 'readme-summary.en.light',
  'abstract-zh-en': 'readme-abstract.en.light',
  'full-text-en': 'page-html.en.light',
  'first-steps-en': 'popup-first-day.en.light',
  'popup-zh': 'popup.zh.light',
  'options-en': 'readme-options.en.light',
  'library-en': 'library-paper.en.light',
  'brief-en': 'readme-brief.en.light',
  'queue-zh': 'readme-queue.zh.light',
};

/** Windows as the README shows them, of a size that a page of text takes; the listings and the popup are those of the others. */
export const README_SURFACES: Surface[] = [
  {
    name: 'readme-abstract',
    async prepare({ page, arxiv, provider }) {
      const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
      await page.goto(papers[6] ?? papers[0] ?? 'https://arxiv.org/');
      const panel = surfaceOf(page, 'abstract');
      await panel.locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
      const done = inState(page, 'abstract', 'done');
      if ((await done.count()) === 0) {
        provider.enqueue({ edit: () => README_ANSWER });
        await panel.locator('button[data-action="analyse-abstract"]').first().click();
      }
      await done.waitFor({ timeout: WAIT });
      await panel.locator('button[data-choice="both"]').click();
      await panel.locator('.columns').waitFor({ timeout: WAIT });
      await page.setViewportSize({ width: 1280, height: 1_060 });
      await page.evaluate(() => {
        const top = document.querySelector('blockquote.abstract')?.getBoundingClientRect().top ?? 0;
        scrollTo({ top: scrollY + top - 12, behavior: 'instant' });
      });
      return undefined;
    },
  },
  {
    name: 'readme-summary',
    async prepare({ page }) {
      await openListing({ page });
      await wholeRead({ page });
      await openBar(page, 'filter');
      await openBar(page, 'more');
      await surfaceOf(page, 'listing-bar').locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'readme-brief',
    async prepare({ page, extension }) {
      await openListing({ page });
      const ids = await surfaceOf(page, 'row').evaluateAll((hosts) =>
        hosts.map((host) => host.getAttribute('data-arxiv-id')),
      );
      const library = `chrome-extension://${extension.extensionId}/library.html`;
      await page.goto(`${library}#/brief?ids=${ids.slice(1, 4).join(',')}`);
      await page.locator('.brief-synthesis').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'readme-queue',
    async prepare(scene) {
      const { page, extension } = scene;
      await holdQueue(scene);
      await page.goto(`chrome-extension://${extension.extensionId}/library.html#/queue`);
      await page.locator('.queue-job').first().waitFor({ timeout: WAIT });
      return undefined;
    },
    async restore({ page, provider }) {
      await page.locator('button[data-action="cancel"]').first().click();
      provider.setFault({});
    },
  },
  {
    name: 'readme-options',
    async prepare(scene) {
      const { page } = scene;
      await page.setViewportSize({ width: 840, height: 900 });
      await openOptions(scene);
      await page.locator('button[data-action="test-connection"]').click();
      await page.locator('[data-part="test-result"]').waitFor({ timeout: WAIT });
      await page.setViewportSize({ width: 840, height: 1_100 });
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      return undefined;
    },
  },
];
