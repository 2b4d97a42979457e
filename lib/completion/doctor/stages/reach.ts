import type { Stage } from '../stage.ts';
import { placeOf } from '../place.ts';
import { failed, passed } from '../verdicts.ts';

/** Whether anything answers at this host and port. */
export const reach: Stage = {
  id: 'reach',
  after: ['local-network'],
  needs: ['models', 'scheme'],
  judge({ profile, models, otherScheme, online }) {
    const { host, hostname, origin } = new URL(profile.baseUrl);
    const values = { host };
    if (models?.kind === 'answer') return passed('reached', { values: { host, milliseconds: models.milliseconds } });
    if (otherScheme) return passed('reached', { values });
    const place = placeOf(hostname);
    if (online === false && place !== 'loopback') return failed('offline', { values });
    if (models?.reason === 'timeout') return failed('slow', { values });
    return failed(place === 'public' ? 'host-unreachable' : 'server-off', {
      values,
      fixes: [{ kind: 'open', url: `${origin}/` }],
    });
  },
};
