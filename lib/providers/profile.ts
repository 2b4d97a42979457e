import type { Language } from '../analysis/analysis.ts';
import { AppError } from '../core/errors.ts';

/** The reader's choice of server and model. The key is kept apart, in the `credentials` store, under `id`. */
export interface Profile {
  id: string;
  /** A provider file's id. */
  provider: string;
  /** Empty for the browser's own model, and for nothing else. */
  baseUrl: string;
  model: string;
  /** What the reader calls it; without one it goes by the name of its service. */
  name?: string;
  terms?: ModelTerms;
  limits?: Limits;
  consent?: Consent;
}

/** What the reader knows better than a preset about one model; of another model it says nothing. */
export interface ModelTerms {
  model: string;
  /** Tokens of input and output together; null: as the preset says. */
  contextTokens: number | null;
  price: OwnPrice | null;
  /** The server has a batch interface, and takes this share off there. */
  batchDiscount?: number;
}

/** US dollars a million tokens, and the day (`YYYY-MM-DD`) on which the reader entered them. */
export interface OwnPrice {
  input: number;
  output: number;
  edited: string;
}

/** What a profile is asked for at most; null: as much as the server lets. */
export interface Limits {
  /** Calls at the same time. */
  concurrency: number;
  requestsPerMinute: number | null;
  /** Input and output together. */
  tokensPerMinute: number | null;
}

/** The reader's word that text may go to one server: another address needs a word of its own. */
export interface Consent {
  origin: string;
  /** ISO 8601 instant. */
  at: string;
}

/** Whether the profile is the browser's own model: then text goes nowhere, and nothing is paid. */
export function isOnDevice({ provider }: Pick<Profile, 'provider'>): boolean {
  return provider === 'on-device';
}

/** Languages a profile's model is asked to write in: the browser's own is sure of English alone. */
export function writtenBy(profile: Pick<Profile, 'provider'> | null, languages: readonly Language[]): Language[] {
  return profile && isOnDevice(profile) ? ['en'] : [...languages];
}

/** Whether text may go to the server the profile names now. What stays in the browser needs no word. */
export function hasConsent(profile: Pick<Profile, 'provider' | 'baseUrl' | 'consent'>): boolean {
  return isOnDevice(profile) || profile.consent?.origin === new URL(profile.baseUrl).origin;
}

/** Id of a reader's first profile; a key stored when there could be only one is under it. */
export const DEFAULT_PROFILE_ID = 'default';

/** Paths people paste along with the base address. */
const PASTED_ENDPOINT = /(?:\/+(?:chat\/completions|completions|responses|models|embeddings))*\/*$/;

/** This machine by any of its names. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** What a reader typed or pasted, as the base address of an OpenAI-compatible server: no slash at the end. */
export function normaliseBaseUrl(text: string): string {
  const url = parseAddress(text.trim());
  if (url.username || url.password) throw new AppError('bad-request', 'an address must not hold a password');
  return url.origin + url.pathname.replace(PASTED_ENDPOINT, '');
}

function parseAddress(text: string): URL {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
  // `javascript:…` and `file:…`, but not the port of `localhost:11434`.
  const otherScheme = !hasScheme && /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  const url = otherScheme || /\s/.test(text) ? null : tryUrl(hasScheme ? text : `http://${text}`);
  if (!url || !isHost(url.hostname)) throw new AppError('bad-request', 'not an address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AppError('bad-request', 'an address starts with https:// or http://');
  }
  if (hasScheme || isLoopback(url.hostname)) return url;
  // A scheme left out means TLS; a single word is then no address at all.
  if (!/[.:]/.test(url.host)) throw new AppError('bad-request', 'not an address');
  return new URL(`https://${text}`);
}

function tryUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Names and addresses; not the scraps `URL` would take for a host. */
function isHost(hostname: string): boolean {
  return /^\[[\da-f:.]+\]$/i.test(hostname) || /^(?:[\w-]+\.)*[\w-]+$/.test(hostname);
}

/** Match pattern to ask the browser for; patterns know no ports. */
export function originPattern(baseUrl: string): string {
  const url = new URL(normaliseBaseUrl(baseUrl));
  return `${url.protocol}//${url.hostname}/*`;
}
