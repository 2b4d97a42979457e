import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchFirefox, type Firefox } from '../harness/firefox.ts';
import { BUILDS } from '../harness/output.ts';
import { test as base } from '../harness/server-fixtures.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Firefox with the e2e build and a profile of its own, driven by Puppeteer over WebDriver BiDi. */
  firefox: Firefox;
  /** See `FirefoxOptions`; undefined for Firefox's own. */
  idleTimeout: number | undefined;
}

/** Playwright's runner without its browsers. */
export const test = base.extend<TestFixtures>({
  idleTimeout: [undefined, { option: true }],
  firefox: async ({ arxiv, colorScheme, locale, idleTimeout }, use) => {
    if (!existsSync(join(BUILDS.firefoxE2e, 'manifest.json'))) {
      throw new Error(`No build in ${BUILDS.firefoxE2e}: run \`npm run build:e2e\`.`);
    }
    const firefox = await launchFirefox({
      extension: BUILDS.firefoxE2e,
      arxivPort: arxiv.port,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      locale: locale ?? 'en-US',
      ...(idleTimeout === undefined ? {} : { idleTimeout }),
    });
    await use(firefox);
    await firefox.close();
  },
});
