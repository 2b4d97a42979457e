import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storage } from 'wxt/utils/storage';
import { Remembered } from '../../lib/settings/remembered.ts';

beforeEach(() => fakeBrowser.reset());

function make() {
  const item = storage.defineItem<number>('session:count', { fallback: 0 });
  const read = vi.spyOn(item, 'getValue');
  const write = vi.spyOn(item, 'setValue');
  return { item: new Remembered(item), read, write };
}

test('is read once, and again after a change, whoever made it', async () => {
  const { item, read } = make();
  expect([await item.get(), await item.get()]).toEqual([0, 0]);
  expect(read).toHaveBeenCalledTimes(1);
  await fakeBrowser.storage.session.set({ count: 4 });
  expect(await item.get()).toBe(4);
  await item.set(5);
  expect(await item.get()).toBe(5);
  await fakeBrowser.storage.session.set({ other: 1 });
  expect(await item.get()).toBe(5);
});

test('a read that failed is tried again', async () => {
  const { item, read } = make();
  read.mockRejectedValueOnce(new Error('gone'));
  await expect(item.get()).rejects.toThrow('gone');
  expect(await item.get()).toBe(0);
});

test('what is soon written holds at once; of several values the last is written', async () => {
  const { item, write } = make();
  item.setSoon(1);
  item.setSoon(2);
  expect(await item.get()).toBe(2);
  expect(write).not.toHaveBeenCalled();
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get('count')).toEqual({ count: 2 }));
  expect(write).toHaveBeenCalledTimes(1);
  item.setSoon(3);
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get('count')).toEqual({ count: 3 }));
  expect(await item.get()).toBe(3);
});

test('a value that nobody tells us of any more is not believed', async () => {
  const { item } = make();
  await item.set(7);
  fakeBrowser.reset();
  expect(await item.get()).toBe(0);
});
