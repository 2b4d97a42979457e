import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const OUTPUT = join(ROOT, '.output');

/** Builds for a reader, and for tests: see `wxt.config.ts` for the two things in which the latter differ. */
export const BUILDS = {
  chrome: join(OUTPUT, 'chrome-mv3'),
  firefox: join(OUTPUT, 'firefox-mv3'),
  chromeE2e: join(OUTPUT, 'chrome-mv3-e2e'),
  firefoxE2e: join(OUTPUT, 'firefox-mv3-e2e'),
};

/** Where suites leave their JSON reports. */
export const RESULTS = join(OUTPUT, 'test-results');
