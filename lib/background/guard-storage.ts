import { browser } from 'wxt/browser';
import { log } from '../core/log.ts';

/**
 * Shuts `storage` to content scripts, which share a process with arXiv's page: what lies there (settings, addresses of
 * services) is for the extension's own pages. Chrome keeps its memory area shut by itself; Firefox has no such lock.
 */
export function guardStorage(): void {
  const { local } = browser.storage;
  if (!('setAccessLevel' in local)) return;
  local
    .setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
    .catch((thrown: unknown) => log.add('warn', `storage stays open to content scripts: ${String(thrown)}`));
}
