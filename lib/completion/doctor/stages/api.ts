import type { Stage } from '../stage.ts';
import { listedModels } from '../listed-models.ts';
import { isPage } from '../probes/path.ts';
import { placeOf } from '../place.ts';
import { failed, passed } from '../verdicts.ts';

/** Whether an OpenAI-compatible API answers at this path, or at another of the same server. */
export const api: Stage = {
  id: 'api',
  after: ['tls'],
  needs: ['models', 'path'],
  judge({ profile, models, listed = [], otherBase }) {
    const url = new URL(profile.baseUrl);
    const values = { host: url.host };
    if (models?.kind === 'answer' && models.redirects) {
      // Where it leads is hidden from us; from plain http it mostly leads to https.
      const secure = url.protocol === 'http:' && placeOf(url.hostname) !== 'loopback';
      const baseUrl = profile.baseUrl.replace(/^http:/, 'https:');
      return failed('redirects', {
        values,
        fixes: secure ? [{ kind: 'address', baseUrl }] : [{ kind: 'open', url: `${profile.baseUrl}/models` }],
      });
    }
    if (otherBase) return failed('wrong-path', { values, fixes: [{ kind: 'address', baseUrl: otherBase }] });
    if (isPage(models)) return failed('web-page', { values, fixes: [{ kind: 'open', url: `${url.origin}/` }] });
    if (listedModels(models) === null) return passed('no-list', { values });
    return passed('api-ok', { values: { ...values, count: listed.length } });
  },
};
