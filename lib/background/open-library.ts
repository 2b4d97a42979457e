import { browser } from 'wxt/browser';

/**
 * Brings the library up, in the tab where it is open already, else in a new one: a page on arXiv may not open one of the
 * extension's by itself. The tab is found among the extension's own contexts, which asks for no permission.
 */
export async function openLibrary(arxivId?: string): Promise<void> {
  const library = browser.runtime.getURL('/library.html');
  const place = arxivId === undefined ? '' : `#/paper/${encodeURIComponent(arxivId)}`;
  const open = await findTab(library);
  if (!open) {
    await browser.tabs.create({ url: `${library}${place}` });
    return;
  }
  await browser.tabs.update(open.tabId, { active: true, ...(place === '' ? {} : { url: `${library}${place}` }) });
  await browser.windows.update(open.windowId, { focused: true });
}

async function findTab(library: string): Promise<{ tabId: number; windowId: number } | undefined> {
  // Not every Firefox has it; there a second tab is opened.
  if (!('getContexts' in browser.runtime)) return undefined;
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
  return contexts.find(({ documentUrl }) => documentUrl?.split(/[?#]/)[0] === library);
}
