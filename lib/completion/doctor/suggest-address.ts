import { findProvider, providers } from '../../providers/index.ts';
import type { Profile } from '../../providers/profile.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './place.ts';

export interface Suggestion {
  finding: Finding;
  /** null: the address is as it should be. */
  baseUrl: string | null;
}

/** Paths of the servers' own protocols, pasted in place of OpenAI's. */
const NATIVE_PATH = /\/(?:api\/(?:generate|chat|tags|show|ps|v0)\b.*|api|v1\/(?:messages|chat)|models\/[^/]+:\w+)\/*$/;

/** What is wrong with the shape of an address, and the address put right; by its letters alone. */
export function suggestAddress(
  typed: string,
  { provider, baseUrl }: Pick<Profile, 'provider' | 'baseUrl'>,
): Suggestion {
  const url = new URL(baseUrl);
  const preset = presetAt(url, provider);
  const native = NATIVE_PATH.test(url.pathname);
  if (native || (preset && isRoot(url) && new URL(preset.baseUrl).pathname !== '/')) {
    return { finding: native ? 'native-path' : 'preset-path', baseUrl: preset?.baseUrl ?? `${url.origin}/v1` };
  }
  if (url.protocol === 'http:' && placeOf(url.hostname) === 'public') {
    return { finding: 'http-remote', baseUrl: baseUrl.replace(/^http:/, 'https:') };
  }
  if (hasMore(typed, baseUrl)) return { finding: 'endpoint-pasted', baseUrl };
  if (isRoot(url) && !preset) return { finding: 'no-version', baseUrl: `${url.origin}/v1` };
  return { finding: 'address-ok', baseUrl: null };
}

function isRoot(url: URL): boolean {
  return url.pathname === '/' || url.pathname === '';
}

/** The preset of that server: the chosen one where several share an address. */
export function presetAt(url: URL, chosen: string): Provider | null {
  const isThere = (provider: Provider): boolean => {
    const own = provider.baseUrl && new URL(provider.baseUrl);
    return own !== '' && own.host === url.host;
  };
  const provider = findProvider(chosen);
  return provider && isThere(provider) ? provider : (providers.find(isThere) ?? null);
}

/** Something after the base address, or a query, was pasted along. A closing slash is nothing. */
function hasMore(typed: string, baseUrl: string): boolean {
  const [, rest = ''] = /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/?#]*(.*)$/i.exec(typed.trim()) ?? [];
  return rest.replace(/\/+$/, '') !== new URL(baseUrl).pathname.replace(/\/+$/, '');
}
