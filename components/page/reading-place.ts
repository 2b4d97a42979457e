import { keepInTab, readFromTab } from '../hooks/tab-storage.ts';
import type { PageOptions } from './start-page.ts';

/** Where a listing was left, for this tab alone. */
const KEY = 'marginalia-place';

interface Place {
  url: string;
  /** Of arXiv's number of the row on top, `item12`. */
  name: string;
  /** Pixels from the top of the window to the row's. */
  top: number;
}

/** Frames in which what has come near the window is laid out. */
const TURNS = 6;

const ITEM = 'dt > a[name^="item"]';

/**
 * Takes a reader who reloads a listing, or comes back to it, to the row that was read. The browser does so by the height of all
 * that is above, which is reckoned for rows that were never near the window. A reader who has begun to scroll is left alone.
 */
export function keepReadingPlace({ signal }: PageOptions): void {
  addEventListener('pagehide', save, { signal });
  const place = read();
  const [visit] = performance.getEntriesByType('navigation');
  const isNew = !(visit instanceof PerformanceNavigationTiming) || visit.type === 'navigate';
  if (!place || isNew || place.url !== location.href) return;
  const here = new AbortController();
  const until = AbortSignal.any([signal, here.signal]);
  for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    addEventListener(type, () => here.abort(), { signal: until, passive: true, capture: true });
  }
  const restore = (): void => {
    const row = document.querySelector(`dt > a[name="${CSS.escape(place.name)}"]`);
    if (row && !until.aborted) scrollBy({ top: row.getBoundingClientRect().top - place.top, behavior: 'instant' });
  };
  // More than once: rows that have come near have their true height only then.
  const settle = (turns = TURNS): void => {
    restore();
    if (turns === 0) here.abort();
    else requestAnimationFrame(() => settle(turns - 1));
  };
  if (document.readyState === 'complete') settle();
  else addEventListener('load', () => requestAnimationFrame(() => settle()), { signal: until });
}

function save(): void {
  const onTop = [...document.querySelectorAll(ITEM)].find((each) => each.getBoundingClientRect().bottom > 0);
  const name = onTop?.getAttribute('name');
  const place: Place | null =
    scrollY === 0 || !onTop || !name ? null : { url: location.href, name, top: onTop.getBoundingClientRect().top };
  keepInTab(KEY, place && JSON.stringify(place));
}

/** What the page holds of ours any script of it can write. */
function read(): Place | null {
  try {
    const held: unknown = JSON.parse(readFromTab(KEY) ?? 'null');
    return isPlace(held) ? held : null;
  } catch {
    return null;
  }
}

function isPlace(held: unknown): held is Place {
  if (typeof held !== 'object' || held === null || !('url' in held && 'name' in held && 'top' in held)) return false;
  return typeof held.url === 'string' && typeof held.name === 'string' && typeof held.top === 'number';
}
