import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { RESULTS } from '../harness/output.ts';

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  testIgnore: '*.firefox.spec.ts',
  outputDir: join(RESULTS, 'chromium'),
  reporter: [['list'], ['json', { outputFile: join(RESULTS, 'chromium.json') }]],
  // Each test has a browser of its own, and waits most of its time.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { actionTimeout: 15_000, navigationTimeout: 30_000, locale: 'en-US', colorScheme: 'light' },
});
