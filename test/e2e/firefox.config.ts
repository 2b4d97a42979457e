import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { RESULTS } from '../harness/output.ts';

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.firefox.spec.ts',
  outputDir: join(RESULTS, 'firefox'),
  reporter: [['list'], ['json', { outputFile: join(RESULTS, 'firefox.json') }]],
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
});
