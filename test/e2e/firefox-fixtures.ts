import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startArxiv, type ArxivServer } from '../harness/arxiv-server.ts';
import { launchFirefox, type Firefox } from '../harness/firefox.ts';
import { BUILDS } from '../harness/output.ts';
import { startProvider, type LocalProvider } from '../harness/provider.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  arxiv: ArxivServer;
  provider: LocalProvider;
  /** Firefox with the e2e build and a profile of its own, driven by Puppeteer over WebDriver BiDi. */
  firefox: Firefox;
}

interface WorkerFixtures {
  arxivOfWorker: ArxivServer;
  providerOfWorker: LocalProvider;
}

/** Playwright's runner without its browsers. */
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
  firefox: async ({ arxiv, colorScheme, locale }, use) => {
    if (!existsSync(join(BUILDS.firefoxE2e, 'manifest.json'))) {
      throw new Error(`No build in ${BUILDS.firefoxE2e}: run \`npm run build:e2e\`.`);
    }
    const firefox = await launchFirefox({
      extension: BUILDS.firefoxE2e,
      arxivPort: arxiv.port,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      locale: locale ?? 'en-US',
    });
    await use(firefox);
    await firefox.close();
  },
});
