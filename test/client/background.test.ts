// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listen } from '../../lib/client/background.ts';

const MINUTE = 60_000;
let pings: unknown[] = [];
let connections = 0;
let gone: (() => void)[] = [];
let page: AbortController;
let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  [pings, connections, gone, visibility] = [[], 0, [], 'visible'];
  page = new AbortController();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  const connect = () => {
    connections += 1;
    return {
      postMessage: (message: unknown) => pings.push(message),
      disconnect: () => undefined,
      onMessage: { addListener: () => undefined },
      onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
    };
  };
  Object.assign(fakeBrowser.runtime, { id: 'extension', connect });
  Object.assign(fakeBrowser.storage.local, {
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
  });
});
afterEach(() => {
  page.abort();
  vi.useRealTimers();
});

const start = (isBusy: () => boolean) => listen(() => undefined, { signal: page.signal, isBusy });

test('a page that shows nothing at work gives no sign of life, and lets a worker that ends go', () => {
  start(() => false);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(pings).toEqual([]);
  gone[0]?.();
  vi.advanceTimersByTime(10 * MINUTE);
  expect(connections).toBe(1);
});

test('a page that is seen pings every 15 s while what it shows is at work, and no longer', () => {
  let isBusy = true;
  start(() => isBusy);
  vi.advanceTimersByTime(MINUTE);
  expect(pings).toHaveLength(4);
  isBusy = false;
  vi.advanceTimersByTime(MINUTE);
  expect(pings).toHaveLength(4);
});

test('a page that nobody sees does not ping, whatever it shows; seen again, it hears at once', () => {
  start(() => true);
  visibility = 'hidden';
  vi.advanceTimersByTime(MINUTE);
  expect(pings).toEqual([]);
  visibility = 'visible';
  vi.advanceTimersByTime(15_000);
  expect(pings).toHaveLength(1);
});
