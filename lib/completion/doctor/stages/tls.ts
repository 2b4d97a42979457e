import type { Stage } from '../stage.ts';
import { placeOf } from '../place.ts';
import { failed, notReached, passed } from '../verdicts.ts';

/** Whether the connection is the kind that the address names. */
export const tls: Stage = {
  id: 'tls',
  after: ['reach'],
  needs: ['models', 'scheme'],
  judge({ profile, models }) {
    const { protocol, host, hostname, origin } = new URL(profile.baseUrl);
    const values = { host };
    if (protocol === 'http:') {
      // nginx, Apache and Go answer a plain request on a TLS port, and say so.
      const wantsTls = models?.kind === 'answer' && models.status === 400 && /https/i.test(models.text);
      if (models?.kind === 'answer' && !wantsTls) return notReached('no-tls', { values });
      return failed('speaks-https', { values, fixes: [{ kind: 'address', baseUrl: otherUrl(profile.baseUrl) }] });
    }
    if (models?.kind === 'answer') return passed('tls-ok', { values });
    const open = { kind: 'open', url: `${origin}/` } as const;
    // A key is not to go in clear over the internet: plain http is offered for servers near by alone.
    return placeOf(hostname) === 'public'
      ? failed('tls-failed', { values, fixes: [open] })
      : failed('no-https', { values, fixes: [{ kind: 'address', baseUrl: otherUrl(profile.baseUrl) }, open] });
  },
};

function otherUrl(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? baseUrl.replace(/^https:/, 'http:') : baseUrl.replace(/^http:/, 'https:');
}
