import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepLog } from '../../lib/background/kept-log.ts';
import { Log } from '../../lib/core/log.ts';

beforeEach(() => fakeBrowser.reset());

const messages = (log: Log): string[] => log.entries().map(({ message }) => message);

test('the lines of an earlier life stand before those of this one', async () => {
  const first = new Log();
  await keepLog(first);
  first.add('info', 'one');
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get('log')).toHaveProperty('log.length', 1));
  const second = new Log();
  second.add('warn', 'two');
  await keepLog(second);
  expect(messages(second)).toEqual(['one', 'two']);
});

test('what is no log is passed over', async () => {
  await fakeBrowser.storage.session.set({ log: [{ message: 7 }] });
  const log = new Log();
  await keepLog(log);
  expect(messages(log)).toEqual([]);
});
