import { browser } from 'wxt/browser';
import { CONTENT_MATCHES } from './content-matches.ts';
import { LISTEN_AGAIN } from '../messaging/channel.ts';

/** Has every page listen again, those on arXiv too: without work to hear of, their ports ended with the background. */
export async function callPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: CONTENT_MATCHES });
  const calls = tabs.map(
    async ({ id }) => id !== undefined && browser.tabs.sendMessage(id, LISTEN_AGAIN, { frameId: 0 }),
  );
  // Nobody there, or a page that is just going: whoever comes next listens by itself.
  await Promise.allSettled([browser.runtime.sendMessage(LISTEN_AGAIN), ...calls]);
}
