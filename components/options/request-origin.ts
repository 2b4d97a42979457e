import { browser } from 'wxt/browser';
import { originPattern } from '../../lib/providers/profile.ts';

/**
 * Asks the browser for one origin; false when it was refused.
 * Must be called in the click itself: after an `await` the browsers no longer count it as the reader's act.
 */
export function requestOrigin(baseUrl: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(baseUrl)] }).catch(() => false);
}
