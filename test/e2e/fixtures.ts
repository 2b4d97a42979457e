import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { BUILDS } from '../harness/output.ts';
import { test as base } from '../harness/server-fixtures.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Folder of the unpacked extension; a spec may give one of its own. */
  build: string;
  /** Chromium with the e2e build and a profile of its own. `test.use({ locale, colorScheme, viewport })` are heeded. */
  extension: Chromium;
}

/** Playwright's test in a browser that has the extension: `context` and `page` are that browser's. */
export const test = base.extend<TestFixtures>({
  build: [BUILDS.chromeE2e, { option: true }],
  extension: async ({ arxiv, build, colorScheme, locale, viewport }, use) => {
    if (!existsSync(join(build, 'manifest.json'))) {
      throw new Error(`No build in ${build}: run \`npm run build:e2e\`.`);
    }
    const extension = await launchChromium({
      extension: build,
      arxivPort: arxiv.port,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      locale: locale ?? 'en-US',
      viewport: viewport ?? { width: 1280, height: 900 },
      spareRenderer: false,
    });
    await use(extension);
    await extension.close();
  },
  context: async ({ extension }, use) => use(extension.context),
  page: async ({ extension }, use) => {
    const page = extension.context.pages()[0] ?? (await extension.context.newPage());
    const goto = page.goto.bind(page);
    // Whoever opens a page looks at it: behind another tab nothing is drawn, and every press waits for a frame.
    page.goto = async (...where) => {
      await page.bringToFront();
      return goto(...where);
    };
    await use(page);
  },
});
