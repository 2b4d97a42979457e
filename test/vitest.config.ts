import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  define: { __OPEN_SHADOW_ROOTS__: 'true' },
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    restoreMocks: true,
    // Long enough for the slowest machine under load: nothing here is timed.
    testTimeout: 60_000,
    // By itself it leaves a core to whoever watches: on two cores that is half the machine.
    maxWorkers: '100%',
  },
});
