import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startArxiv, type ArxivServer } from '../harness/arxiv-server.ts';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { BUILDS } from '../harness/output.ts';
import { startProvider, type LocalProvider } from '../harness/provider.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Local arXiv with the project's own pages, as new for every test. */
  arxiv: ArxivServer;
  /** Local provider without calls or faults. */
  provider: LocalProvider;
  /** Chromium with the e2e build and a profile of its own. `test.use({ locale, colorScheme, viewport })` are heeded. */
  extension: Chromium;
}

interface WorkerFixtures {
  arxivOfWorker: ArxivServer;
  providerOfWorker: LocalProvider;
}

/** Playwright's test in a browser that has the extension: `context` and `page` are that browser's. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  arxivOfWorker: [
    async ({}, use) => {
      const server = await startArxiv({ pages: 'own' });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  providerOfWorker: [
    async ({}, use) => {
      const server = await startProvider();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  arxiv: async ({ arxivOfWorker }, use) => {
    arxivOfWorker.reset();
    await use(arxivOfWorker);
  },
  provider: async ({ providerOfWorker }, use) => {
    providerOfWorker.reset();
    await use(providerOfWorker);
  },
  extension: async ({ arxiv, colorScheme, locale, viewport }, use) => {
    if (!existsSync(join(BUILDS.chromeE2e, 'manifest.json'))) {
      throw new Error(`No build in ${BUILDS.chromeE2e}: run \`npm run build:e2e\`.`);
    }
    const extension = await launchChromium({
      extension: BUILDS.chromeE2e,
      arxivPort: arxiv.port,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      locale: locale ?? 'en-US',
      viewport: viewport ?? { width: 1280, height: 900 },
    });
    await use(extension);
    await extension.close();
  },
  context: async ({ extension }, use) => use(extension.context),
  page: async ({ extension }, use) => use(extension.context.pages()[0] ?? (await extension.context.newPage())),
});
