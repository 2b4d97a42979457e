import { browser } from 'wxt/browser';

/** The options, in the tab that has them if there is one; at a section, in a new tab. */
export async function openOptions(section?: string): Promise<void> {
  if (section === undefined) await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#section-${section}`) });
}
