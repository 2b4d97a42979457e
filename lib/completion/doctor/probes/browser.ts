import { placeOf } from '../place.ts';
import type { Probe } from '../probe.ts';

/** What the browser allows; nothing is sent. */
export const browser: Probe = async ({ profile }, { isGranted, localNetwork, isOnline }) => {
  const place = placeOf(new URL(profile.baseUrl).hostname);
  return {
    granted: await isGranted(),
    online: isOnline(),
    localNetwork:
      place === 'public' ? 'unknown' : await localNetwork(place === 'loopback' ? 'loopback-network' : 'local-network'),
  };
};
