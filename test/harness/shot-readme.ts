import { inState, openOptions, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

/** Windows as the README shows them, of a size that a page of text takes; the listings and the popup are those of the others. */
export const README_SURFACES: Surface[] = [
  {
    name: 'readme-abstract',
    async prepare({ page, arxiv }) {
      const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
      await page.goto(papers[6] ?? papers[0] ?? 'https://arxiv.org/');
      const panel = surfaceOf(page, 'abstract');
      await panel.locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
      const done = inState(page, 'abstract', 'done');
      if ((await done.count()) === 0) await panel.locator('button[data-action="analyse-abstract"]').first().click();
      await done.waitFor({ timeout: WAIT });
      await panel.locator('button[data-choice="both"]').click();
      await panel.locator('.columns').waitFor({ timeout: WAIT });
      await page.evaluate(() => {
        const top = document.querySelector('blockquote.abstract')?.getBoundingClientRect().top ?? 0;
        scrollTo({ top: scrollY + top - 12, behavior: 'instant' });
      });
      return undefined;
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
