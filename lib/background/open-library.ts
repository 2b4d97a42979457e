import { browser } from 'wxt/browser';

/** Opens the library in a new tab: a page on arXiv may not open one of the extension's by itself. */
export async function openLibrary(arxivId?: string): Promise<void> {
  const place = arxivId === undefined ? '' : `#/paper/${encodeURIComponent(arxivId)}`;
  await browser.tabs.create({ url: browser.runtime.getURL(`/library.html${place}`) });
}
