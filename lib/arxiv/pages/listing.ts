import { findDay } from '../../core/dates.ts';
import type { Announcement } from '../announcement.ts';
import { type ListingEntry, pairRows, parseEntry } from '../listing-entry.ts';
import { type ListingSection, parseCount, parseSection } from '../listing-section.ts';
import { LISTING } from '../selectors.ts';
import { findText, readText } from '../text.ts';
import { isArxivUrl } from '../urls.ts';
import type { PageType } from '../page-type.ts';

export type { ListingEntry } from '../listing-entry.ts';
export type { ListingSection } from '../listing-section.ts';

/** `recent` goes for its second name `pastweek` too, `month` for `current`. */
export type ListingPeriod = 'new' | 'recent' | 'month' | 'year' | 'catchup' | 'author';

export interface ListingReading {
  /** The page's name: of the category, or of the author. */
  heading: string;
  period: ListingPeriod;
  /** As in the address, `cs.CV` or `cs`; null on author pages. */
  category: string | null;
  /** The mailing day the page is of, `YYYY-MM-DD`. On `recent` each section has its own. */
  announced: string | null;
  /** Entries the page counts, on all its pages. */
  total: number | null;
  sections: ListingSection[];
  entries: ListingEntry[];
  /** "No updates today." and the like. */
  notes: string[];
  /** Entries the page itself claims to show: its rows, or the sum of its headings if that is more. */
  declared: number;
  /** Entries read whole. */
  read: number;
  /** `read` over `declared`, 0 to 1: how far this reader and the page agree. */
  confidence: number;
}

const NAMED_PERIODS: Readonly<Record<string, ListingPeriod>> = {
  new: 'new',
  recent: 'recent',
  pastweek: 'recent',
  current: 'month',
};

interface Address {
  period: ListingPeriod;
  category: string | null;
}

function findAddress(url: URL): Address | null {
  if (!isArxivUrl(url)) return null;
  const [root, subject, when, ...rest] = url.pathname.replace(/\/$/, '').split('/').slice(1);
  if (rest.length > 0 || subject === undefined || subject === '') return null;
  if (root === 'a') return when === undefined ? { period: 'author', category: null } : null;
  if (when === undefined) return null;
  if (root === 'catchup') return /^\d{4}-\d{2}-\d{2}$/.test(when) ? { period: 'catchup', category: subject } : null;
  if (root !== 'list') return null;
  const period = NAMED_PERIODS[when] ?? (/^\d{4}$/.test(when) ? 'year' : /^\d{4}-\d{2}$/.test(when) ? 'month' : null);
  return period === null ? null : { period, category: subject };
}

export const listingPage = {
  id: 'listing',
  examples: [
    'https://arxiv.org/list/cs.CV/new',
    'https://arxiv.org/list/cs.CV/new?skip=50&show=25',
    'https://arxiv.org/list/astro-ph.GA/recent',
    'https://arxiv.org/list/cs/pastweek?show=250',
    'https://arxiv.org/list/hep-ph/2009-01?skip=500&show=500',
    'https://arxiv.org/list/math/2025',
    'https://arxiv.org/list/cs.RO/current',
    'http://export.arxiv.org/list/cond-mat.mtrl-sci/new#item12',
    'https://arxiv.org/catchup/math/2011-02-03?abs=True',
    'https://arxiv.org/a/fraser_g_1',
  ],
  matches: (url: URL): boolean => findAddress(url) !== null,
} as const satisfies PageType;

/** The heading is the list's first child; on pages from before 2024 it stands before the list. */
function findListHeading(list: Element): string | null {
  const inside = [...list.children].find((child) => child.tagName.toUpperCase() === 'H3');
  if (inside) return readText(inside);
  const before = list.previousElementSibling;
  return before?.tagName.toUpperCase() === 'H3' ? readText(before) : null;
}

function findNote(list: Element): string | null {
  const note = [...list.children].find((child) => child.tagName.toUpperCase() === 'P');
  return note ? readText(note) : null;
}

/** "Total of 1,204 entries": in `.paging`, on catch-up pages in a bare div. */
function findTotal(root: ParentNode): number | null {
  const paging = root.querySelector(LISTING.paging);
  const places = paging ? [paging] : [...root.children].filter((child) => child.tagName.toUpperCase() === 'DIV');
  for (const place of places) {
    const digits = /Total of ([\d,]+) entr/i.exec(readText(place))?.[1];
    if (digits !== undefined) return parseCount(digits);
  }
  return null;
}

function findAnnounced(root: ParentNode, period: ListingPeriod, heading: string): string | null {
  if (period === 'catchup') return findDay(heading);
  if (period !== 'new') return null;
  for (const title of root.querySelectorAll(LISTING.dayHeading)) {
    const text = readText(title);
    if (/^showing new listings/i.test(text)) return findDay(text);
  }
  return null;
}

/** What a listing shows. A page that is none reads as empty, with confidence 0. */
export function parseListing(document: Document, url: URL): ListingReading {
  const address = findAddress(url) ?? { period: 'month' as const, category: null };
  const root: ParentNode = document.querySelector(LISTING.root) ?? document.body;
  const heading = findText(root, LISTING.heading) ?? '';

  const sections: ListingSection[] = [];
  const entries: ListingEntry[] = [];
  let rows = 0;
  for (const list of root.querySelectorAll(LISTING.list)) {
    const section = parseSection(findListHeading(list), findNote(list));
    sections.push(section);
    for (const row of pairRows(list)) {
      rows += 1;
      const entry = parseEntry(row, { url, section: sections.length - 1, sectionKind: section.kind, position: rows });
      if (entry) entries.push(entry);
    }
  }

  const ownNotes = [...root.children].filter((child) => child.tagName.toUpperCase() === 'P').map(readText);
  const notes = [...ownNotes, ...sections.flatMap((section) => section.note ?? [])].filter((note) =>
    /^no updates/i.test(note),
  );
  const declared = Math.max(
    rows,
    sections.reduce((sum, section) => sum + (section.shown ?? 0), 0),
  );
  const read = entries.filter((entry) => entry.complete).length;
  const confidence = declared > 0 ? read / declared : notes.length > 0 ? 1 : 0;

  return {
    heading,
    ...address,
    announced: findAnnounced(root, address.period, heading),
    total: findTotal(root),
    sections,
    entries,
    notes,
    declared,
    read,
    confidence,
  };
}

/** The mailing a `/list/<category>/new` page shows; null for every other page. */
export function announcementOf(reading: ListingReading): Omit<Announcement, 'fetchedAt'> | null {
  const { period, category, announced } = reading;
  if (period !== 'new' || category === null || announced === null) return null;
  return {
    category,
    announcementDate: announced,
    entries: reading.entries.map(({ paper, kind }) => ({ arxivId: paper.arxivId, kind })),
    total: reading.total ?? reading.entries.length,
  };
}
