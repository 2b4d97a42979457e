import { isEntry, type ListingEntry, pairRows, parseEntry, type UnreadRow } from './listing-entry.ts';
import { type ListingPeriod, type ListingReading, tally } from './listing-reading.ts';
import { type ListingSection, parseCount, parseSection } from './listing-section.ts';
import { LISTING } from './selectors.ts';
import { findText, readText } from './text.ts';

/** What a page's address says of it. */
export interface ListAddress {
  period: ListingPeriod;
  category: string | null;
}

/** The path without its slashes, for page types to tell their addresses by. */
export const pathParts = (url: URL): string[] => url.pathname.replace(/\/$/, '').split('/').slice(1);

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

/**
 * What a page of `dl` lists shows: `/list`, `/catchup` and `/a` are set alike. `findAnnounced` reads the mailing day
 * where that kind of page has one. A page that is none reads as empty, with confidence 0.
 */
export function readListPage(
  document: Document,
  url: URL,
  address: ListAddress,
  findAnnounced: (root: ParentNode, heading: string) => string | null = () => null,
): ListingReading {
  const root: ParentNode = document.querySelector(LISTING.root) ?? document;
  const headingElement = root.querySelector(LISTING.heading);
  const heading = findText(root, LISTING.heading) ?? '';

  const sections: ListingSection[] = [];
  const entries: ListingEntry[] = [];
  const unread: UnreadRow[] = [];
  for (const list of root.querySelectorAll(LISTING.list)) {
    const section = parseSection(findListHeading(list), findNote(list));
    sections.push(section);
    for (const row of pairRows(list)) {
      const position = entries.length + unread.length + 1;
      const read = parseEntry(row, { url, section: sections.length - 1, sectionKind: section.kind, position });
      if (isEntry(read)) entries.push(read);
      else unread.push(read);
    }
  }

  const ownNotes = [...root.children].filter((child) => child.tagName.toUpperCase() === 'P').map(readText);
  const notes = [...ownNotes, ...sections.flatMap((section) => section.note ?? [])].filter((note) =>
    /^no updates/i.test(note),
  );
  const claimed = sections.reduce((sum, section) => sum + (section.shown ?? 0), 0);

  return {
    heading,
    ...address,
    announced: findAnnounced(root, heading),
    total: findTotal(root),
    sections,
    entries,
    unread,
    notes,
    ...tally(root, { entries, unread, notes }, claimed),
    barAnchor: headingElement,
  };
}
