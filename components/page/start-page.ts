import { asListing, type PageType } from '../../lib/arxiv/page-type.ts';
import { findPageType } from '../../lib/arxiv/pages/index.ts';
import { listen, orphanSignal } from '../../lib/client/background.ts';
import { log } from '../../lib/core/log.ts';
import { applySettingsEvent, loadPageSettings } from '../hooks/page-settings.ts';
import { retire } from '../hooks/retired.ts';
import { createHost, removeSurfaces } from '../mount.tsx';
import { addRules } from './page-rules.ts';
import { startListingPage } from './listing-page.tsx';
import { type Early, openEarly } from './open-early.ts';
import { readSlice } from './read-in-steps.ts';
import { startPaperPage, startUnreadPage } from './paper-page.tsx';

/** Rows that fill a window: they are read first, and at once. */
const IN_VIEW = 6;

/** Gives the page back the room that `page.css` keeps free on every page that looks like a listing, where it is none. */
const NO_ROOM = ':root { --marginalia-bar: 0px !important; --marginalia-row: 0px !important }';

export interface PageOptions {
  /** Ends what the page watches and asks: it is left, or there is nobody to ask any more. */
  signal: AbortSignal;
}

/**
 * Reads the arXiv page at hand, once it is all there, and draws on it; on any other page it does nothing. Reads anew when
 * a script of the page's own moves on without loading a page. `signal` aborts when a newer script of ours has come.
 */
export function startPages(document: Document, signal: AbortSignal): void {
  const url = new URL(location.href);
  if (isOurs(url)) keepSettings(signal);
  const early = openEarly(document, url, { signal });
  const start = (): void => followPages(document, early, signal);
  if (document.readyState !== 'loading') return start();
  // In a task of its own: what the page's scripts do once it is there, they have done.
  const startSoon = (): void => void scheduler.postTask(start, { priority: 'user-blocking', signal }).catch(() => {});
  document.addEventListener('DOMContentLoaded', startSoon, { once: true, signal });
}

function followPages(document: Document, early: Early, signal: AbortSignal): void {
  let address = '';
  let visit: AbortController | null = null;
  const start = (): void => {
    const url = new URL(location.href);
    const next = `${url.origin}${url.pathname}${url.search}`;
    if (next === address) return;
    address = next;
    if (isOurs(url)) keepSettings(signal);
    const before = visit;
    // None for the first: the reason alone, which names the place in the script, takes the browser 15 ms.
    before?.abort();
    visit = new AbortController();
    const options = { signal: AbortSignal.any([signal, visit.signal, orphanSignal]) };
    startPage(document, url, before ? null : early, options);
  };
  globalThis.navigation?.addEventListener('currententrychange', start, { signal });
  orphanSignal.addEventListener('abort', () => retire(document), { signal });
  start();
}

function isOurs(url: URL): boolean {
  const type = findPageType(url);
  return type !== null && type.id !== 'pdf';
}

const loadSettings = (): void =>
  void loadPageSettings().catch((thrown: unknown) => log.add('warn', `settings: ${String(thrown)}`));

let areKept = false;

/** Once there is a page of ours, and before it is there: the background wakes and answers while it is on its way. */
function keepSettings(signal: AbortSignal): void {
  if (areKept) return;
  areKept = true;
  // Heard before they are asked for: a change on the way is not missed.
  listen(applySettingsEvent, { signal: AbortSignal.any([signal, orphanSignal]), onReconnect: loadSettings });
  loadSettings();
}

function startPage(document: Document, url: URL, early: Early | null, options: PageOptions): void {
  // Also what an earlier script of ours has left behind.
  removeSurfaces(document);
  const type: PageType | null = findPageType(url);
  const reader = type?.open?.(document, url) ?? null;
  const rest = reader && readSlice(reader, IN_VIEW) ? reader : null;
  const page = reader ? asListing(reader.reading) : type?.read(document, url);
  const isLike = (!page || page.type === 'unread') && document.querySelector('#dlpage dd') !== null;
  if (isLike) addRules(createHost({ surface: 'none', parent: document.body }), NO_ROOM);
  if (!page || page.type === 'pdf') return;
  if (page.type === 'listing') startListingPage(document, { url, first: page, rest, early }, options);
  else if (page.type === 'paper') startPaperPage(document, page, options);
  else startUnreadPage(document, page);
}
