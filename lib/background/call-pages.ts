import { browser } from 'wxt/browser';
import { LISTEN_AGAIN } from '../messaging/channel.ts';

/** Where our content scripts are, as in the manifest. */
const OURS = ['https://arxiv.org/*', 'https://export.arxiv.org/*', 'https://www.arxiv.org/*'];

/** Has every page listen again, those on arXiv too: without work to hear of, their ports ended with the background. */
export async function callPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: OURS });
  const calls = tabs.map(
    async ({ id }) => id !== undefined && browser.tabs.sendMessage(id, LISTEN_AGAIN, { frameId: 0 }),
  );
  // Nobody there, or a page that is just going: whoever comes next listens by itself.
  await Promise.allSettled([browser.runtime.sendMessage(LISTEN_AGAIN), ...calls]);
}
