// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { keepData } from '../../lib/client/keep-data.ts';

afterEach(() => vi.unstubAllGlobals());

function at(protocol: string, given: { persisted?: boolean; persist: () => Promise<boolean> }): void {
  vi.stubGlobal('location', { protocol });
  vi.stubGlobal('navigator', { storage: { persisted: async () => given.persisted ?? false, persist: given.persist } });
}

test('only a page of the extension asks, and not for what it has', async () => {
  const persist = vi.fn<() => Promise<boolean>>(async () => true);
  at('https:', { persist });
  expect(await keepData()).toBe(false);
  at('chrome-extension:', { persisted: true, persist });
  expect(await keepData()).toBe(true);
  expect(persist).not.toHaveBeenCalled();
  at('moz-extension:', { persist });
  expect(await keepData()).toBe(true);
  expect(persist).toHaveBeenCalledOnce();
});

test('a browser that cannot say is taken for one that has not agreed', async () => {
  at('chrome-extension:', { persist: () => Promise.reject(new TypeError('no')) });
  expect(await keepData()).toBe(false);
});
