import type { Stage } from '../stage.ts';
import { placeOf } from '../place.ts';
import { failed, passed } from '../verdicts.ts';

/**
 * The browsers' permission for servers on this machine (`loopback-network`) or network (`local-network`). An
 * extension that may reach the host is let through by Chrome all the same: a refusal counts where nothing came.
 */
export const localNetwork: Stage = {
  id: 'local-network',
  after: ['permission'],
  needs: ['browser', 'models'],
  judge({ profile, extensionOrigin, localNetwork: state, models }) {
    if (placeOf(new URL(profile.baseUrl).hostname) === 'public') return passed('not-local');
    if (state !== 'denied' || models?.kind !== 'silence') return passed('local-allowed');
    if (extensionOrigin.startsWith('moz-')) return failed('local-denied-firefox');
    const text = `chrome://settings/content/siteDetails?site=${encodeURIComponent(`${extensionOrigin}/`)}`;
    return failed('local-denied-chrome', { fixes: [{ kind: 'copy', use: 'settings', text }] });
  },
};
