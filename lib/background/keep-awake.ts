import { browser } from 'wxt/browser';

/** Milliseconds between two signs of life: a background that gives none for 30 s is ended, whatever it waits for. */
const INTERVAL = 20_000;

/** Keeps the browser from ending the background in the middle of work, until what it answers with is called. */
export function keepAwake(): () => void {
  // Any call of the browser's own counts as a sign of life; a fetch that waits for its answer does not.
  const signs = setInterval(() => void browser.runtime.getPlatformInfo(), INTERVAL);
  return () => clearInterval(signs);
}
