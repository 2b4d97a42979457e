import { browser } from 'wxt/browser';
import { originPattern } from '../providers/profile.ts';
import { getSettings } from '../settings/store.ts';
import { findSyncSetup } from './sync-store.ts';

/** An address that no profile names any more, nor sync, is given back to the browser. */
export async function giveBackOrigin(left: string): Promise<void> {
  if (left === '') return;
  const origin = originPattern(left);
  const [{ profiles }, { address }] = await Promise.all([getSettings(), findSyncSetup()]);
  const kept = [...profiles.map(({ baseUrl }) => baseUrl), address];
  if (kept.some((each) => each !== '' && originPattern(each) === origin)) return;
  // An origin of the manifest itself cannot be given back, and need not be.
  await browser.permissions.remove({ origins: [origin] }).catch(() => false);
}
