import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { callPages } from '../../lib/background/call-pages.ts';
import { LISTEN_AGAIN } from '../../lib/messaging/channel.ts';

test('every page hears that it is to listen again, in the tabs on arXiv and our own, and one that has gone stops nobody', async () => {
  const heard: unknown[] = [];
  Object.assign(fakeBrowser.tabs, {
    query: async ({ url }: { url: string[] }) => {
      expect(url).toContain('https://arxiv.org/*');
      return [{ id: 1 }, { id: 2 }, {}];
    },
    sendMessage: async (tab: number, message: unknown, options: unknown) => {
      heard.push([tab, message, options]);
      if (tab === 1) throw new Error('Could not establish connection.');
    },
  });
  fakeBrowser.runtime.onMessage.addListener((message) => void heard.push(['own', message]));
  await callPages();
  expect(heard).toHaveLength(3);
  for (const each of [
    [1, LISTEN_AGAIN, { frameId: 0 }],
    [2, LISTEN_AGAIN, { frameId: 0 }],
    ['own', LISTEN_AGAIN],
  ]) {
    expect(heard).toContainEqual(each);
  }
});
