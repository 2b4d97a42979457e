import { test as base } from '@playwright/test';
import { startArxiv, type ArxivOptions, type ArxivServer } from './arxiv-server.ts';
import { startProvider, type LocalProvider, type ProviderOptions } from './provider.ts';

interface TestFixtures {
  /** Local arXiv, as new for every test. */
  arxiv: ArxivServer;
  /** Local provider without calls or faults. */
  provider: LocalProvider;
  /** Another one, with an address, a key and a model of its own. */
  second: LocalProvider;
}

interface WorkerFixtures {
  /** Which pages the local arXiv starts with; a spec may choose others by `test.use`. */
  arxivPages: ArxivOptions['pages'];
  providerOptions: ProviderOptions;
  arxivOfWorker: ArxivServer;
  providerOfWorker: LocalProvider;
}

/** Playwright's test with both servers, started once for a worker; what every browser's fixtures build on. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  arxivPages: ['own', { scope: 'worker', option: true }],
  providerOptions: [{}, { scope: 'worker', option: true }],
  arxivOfWorker: [
    async ({ arxivPages }, use) => {
      const server = await startArxiv({ pages: arxivPages });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  providerOfWorker: [
    async ({ providerOptions }, use) => {
      const server = await startProvider(providerOptions);
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
  second: async ({ provider }, use) => {
    const server = await startProvider({ key: `${provider.key}-second`, models: ['second-model'] });
    await use(server);
    await server.close();
  },
});
