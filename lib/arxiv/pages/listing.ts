import { findDay } from '../../core/dates.ts';
import type { Announcement } from '../announcement.ts';
import { type ListAddress, ListPageReader, pathParts } from '../list-page.ts';
import type { ListingPeriod, ListingReading } from '../listing-reading.ts';
import { type PageReader, readAll } from '../page-reader.ts';
import { asListing, type PageType } from '../page-type.ts';
import type { EntryKind, Paper } from '../paper.ts';
import { LISTING } from '../selectors.ts';
import { readText } from '../text.ts';
import { isArxivUrl } from '../urls.ts';

export type { ListingEntry } from '../listing-entry.ts';
export type { ListingReading } from '../listing-reading.ts';

const NAMED_PERIODS: Readonly<Record<string, ListingPeriod>> = {
  new: 'new',
  recent: 'recent',
  pastweek: 'recent',
  current: 'month',
};

/** `2025-12` and the older `2512` are months, `2025` and the older `25` are years. */
function findPeriod(when: string): ListingPeriod | null {
  const named = Object.hasOwn(NAMED_PERIODS, when) ? NAMED_PERIODS[when] : undefined;
  if (named !== undefined) return named;
  if (/^(?:\d{2}|(?:19|20)\d{2})$/.test(when)) return 'year';
  return /^(?:\d{4}-\d{2}|\d{4})$/.test(when) ? 'month' : null;
}

function findAddress(url: URL): ListAddress | null {
  const [root, category, when, ...rest] = pathParts(url);
  if (!isArxivUrl(url) || root !== 'list' || category === undefined || category === '' || when === undefined)
    return null;
  const period = rest.length > 0 ? null : findPeriod(when);
  return period === null ? null : { period, category };
}

/** "Showing new listings for Tuesday, 27 January 2026" */
function findAnnounced(root: ParentNode): string | null {
  for (const title of root.querySelectorAll(LISTING.dayHeading)) {
    const text = readText(title);
    if (/^showing new listings/i.test(text)) return findDay(text);
  }
  return null;
}

function openListing(document: Document, url: URL): PageReader {
  const address = findAddress(url) ?? { period: 'month', category: null };
  return new ListPageReader(document, { url, address, ...(address.period === 'new' ? { findAnnounced } : {}) });
}

export const parseListing = (document: Document, url: URL): ListingReading => readAll(openListing(document, url));

export const listingPage = {
  id: 'listing',
  examples: [
    'https://arxiv.org/list/cs.CV/new',
    'https://arxiv.org/list/cs.CV/new?skip=50&show=25',
    'https://arxiv.org/list/astro-ph.GA/recent',
    'https://arxiv.org/list/cs/pastweek?show=250',
    'https://arxiv.org/list/hep-ph/2009-01?skip=500&show=500',
    'https://arxiv.org/list/math/2025',
    'https://arxiv.org/list/math/2512',
    'https://arxiv.org/list/grp_physics/new',
    'https://arxiv.org/list/cs.RO/current',
    'http://export.arxiv.org/list/cond-mat.mtrl-sci/new#item12',
  ],
  matches: (url: URL): boolean => findAddress(url) !== null,
  open: openListing,
  read: (document: Document, url: URL) => asListing(parseListing(document, url)),
} as const satisfies PageType;

/** What of a reading says which mailing it is, and which papers are in it. */
type Mailing = Pick<ListingReading, 'period' | 'category' | 'announced' | 'total'> & {
  entries: readonly { paper: Pick<Paper, 'arxivId'>; kind: EntryKind }[];
};

/** The mailing a `/list/<category>/new` page shows, or a page of another period that is asked for; else null. */
export function announcementOf(
  reading: Mailing,
  asked: 'new' | 'catchup' = 'new',
): Omit<Announcement, 'fetchedAt'> | null {
  const { period, category, announced } = reading;
  if (period !== asked || category === null || announced === null) return null;
  return {
    category,
    announcementDate: announced,
    entries: reading.entries.map(({ paper, kind }) => ({ arxivId: paper.arxivId, kind })),
    total: reading.total ?? reading.entries.length,
  };
}
