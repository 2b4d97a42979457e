import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The part of the extension API the background's handlers use, for a plain Node process. */
export function fakeExtension(): void {
  Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
  Object.assign(fakeBrowser.runtime, { id: 'eval' });
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
