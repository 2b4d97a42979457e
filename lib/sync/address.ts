import { SyncError } from './faults.ts';

/** No name of a folder: a step up, or one with a character that some server or disk does not take. */
const NO_STEP = /^\.{1,2}$|[\p{Cc}\\?#%*:"<>|]/u;

/** What a reader typed or pasted, as the address of their WebDAV folder, with a slash at its end. Throws `bad-address`, `insecure`. */
export function normaliseAddress(text: string): string {
  const typed = text.trim();
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const address = written.replace(/^(?:web)?davs:\/\//i, 'https://').replace(/^(?:web)?dav:\/\//i, 'http://');
  const url = URL.canParse(address) && !/\s/.test(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new SyncError('bad-address');
  }
  if (url.protocol === 'http:' && !isPrivate(url.hostname)) throw new SyncError('insecure');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/`;
}

/** The name of the folder that Marginalia keeps there: one or several steps, none of them up. Throws `bad-address`. */
export function normaliseFolder(text: string): string {
  const steps = text.trim().split('/').filter(Boolean);
  if (steps.length === 0 || steps.length > 8 || steps.some((step) => NO_STEP.test(step)))
    throw new SyncError('bad-address');
  return steps.join('/');
}

/** Whether what is sent there without TLS stays on this machine or in the house. */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || /\.(?:localhost|local|lan|home\.arpa|internal)$/.test(host)) return true;
  if (host.includes(':')) return host === '::1' || /^f[cd][\da-f]{2}:|^fe[89ab][\da-f]:/.test(host);
  // A name of one word is one of the house's.
  if (!host.includes('.')) return true;
  const [a = 0, b = 0, ...rest] = /^\d+(?:\.\d+){3}$/.test(host) ? host.split('.').map(Number) : [];
  if (rest.length === 0) return false;
  return (
    a === 127 || a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)
  );
}

/** Requests that one pass may take: 坚果云 allows 600 in half an hour without a subscription, for all that is done there. */
export function mostRequests(address: string): number {
  return new URL(address).hostname.endsWith('jianguoyun.com') ? 250 : 2_000;
}
