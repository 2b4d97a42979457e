import { browser } from 'wxt/browser';

/** The address in the active tab, as far as the browser lets an extension see it. */
export async function findActiveUrl(): Promise<URL | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.url && URL.canParse(tab.url) ? new URL(tab.url) : null;
}
