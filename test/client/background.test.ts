// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { channel, LISTEN_AGAIN } from '../../lib/messaging/channel.ts';
import { call, listen } from '../../lib/client/background.ts';

const MINUTE = 60_000;
let pings: unknown[] = [];
let connections = 0;
let closed = 0;
let gone: (() => void)[] = [];
let tell: (event: object) => void = () => undefined;
let page: AbortController;
let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  [pings, connections, closed, gone, visibility] = [[], 0, 0, [], 'visible'];
  page = new AbortController();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  const connect = () => {
    connections += 1;
    return {
      postMessage: (message: unknown) => pings.push(message),
      disconnect: () => void (closed += 1),
      onMessage: { addListener: (listener: typeof tell) => void (tell = listener) },
      onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
    };
  };
  Object.assign(fakeBrowser.runtime, { id: 'extension', connect });
});
afterEach(() => {
  page.abort();
  vi.useRealTimers();
});

const start = (isBusy: () => boolean) => listen(() => undefined, { signal: page.signal, isBusy });

test('a page whose port went with the background listens again when it is told to, and only then', async () => {
  start(() => false);
  gone[0]?.();
  void fakeBrowser.runtime.onMessage.trigger('something else', {}, () => undefined);
  expect(connections).toBe(1);
  void fakeBrowser.runtime.onMessage.trigger(LISTEN_AGAIN, {}, () => undefined);
  expect(connections).toBe(2);
});

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

let sent: string[] = [];
const answers = (...all: unknown[]) => {
  sent = [];
  vi.spyOn(channel, 'sendMessage').mockImplementation((async (type: string) => {
    sent.push(type);
    return all.shift();
  }) as typeof channel.sendMessage);
};
const outcome = async <T>(calling: Promise<T>): Promise<T | string> => {
  const caught = calling.catch((thrown: { code: string }) => thrown.code);
  await vi.advanceTimersByTimeAsync(MINUTE);
  return caught;
};
test('parts of one page share a port, each hears all and is told of a break; the last to leave closes it', () => {
  const heard: string[] = [];
  const leaving = new AbortController();
  const part = (name: string, signal: AbortSignal) =>
    listen(({ type }) => heard.push(`${name} ${type}`), {
      signal,
      isBusy: () => true,
      onReconnect: () => heard.push(`${name} again`),
    });
  part('rows', page.signal);
  part('spending', leaving.signal);
  expect(connections).toBe(1);
  tell({ type: 'settings' });
  expect(heard.splice(0)).toEqual(['rows settings', 'spending settings']);
  gone[0]?.();
  vi.advanceTimersByTime(1_000);
  expect(connections).toBe(2);
  expect(heard.splice(0)).toEqual(['rows again', 'spending again']);
  leaving.abort();
  expect(closed).toBe(0);
  tell({ type: 'settings' });
  expect(heard).toEqual(['rows settings']);
  page.abort();
  expect(closed).toBe(1);
  vi.advanceTimersByTime(MINUTE);
  expect(pings).toEqual([]);
});

describe('a call that meets a worker as it ends', () => {
  const answer = { ok: true, value: [] };

  test('is sent once more where it only reads', async () => {
    answers(undefined, answer);
    expect(await outcome(call('listReaderTags'))).toEqual([]);
    expect(sent).toEqual(['listReaderTags', 'listReaderTags']);
  });
  test('is told as interrupted when the second one fares no better', async () => {
    answers();
    expect(await outcome(call('listReaderTags'))).toBe('interrupted');
    expect(sent).toHaveLength(2);
  });
  test('is never sent twice where it may have been done, or paid', async () => {
    answers(undefined, answer);
    expect(await outcome(call('lookForTranslator'))).toBe('interrupted');
    expect(sent).toEqual(['lookForTranslator']);
  });
});
