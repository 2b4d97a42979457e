import { pathParts } from '../list-page.ts';
import { isEntry, type ListingEntry, type UnreadRow } from '../listing-entry.ts';
import { type ListingReading, tally } from '../listing-reading.ts';
import { parseCount, parseSection } from '../listing-section.ts';
import { asListing, type PageType } from '../page-type.ts';
import { parseSearchEntry } from '../search-entry.ts';
import { SEARCH } from '../selectors.ts';
import { readText } from '../text.ts';
import { isArxivUrl } from '../urls.ts';

/** "Showing 1–50 of 214,881 results for all: testing" */
const RANGE = /^Showing ([\d,]{1,11})\s*[–-]\s*([\d,]{1,11}) of ([\d,]{1,13}) results/;
const NO_RESULTS = /^Sorry, your query\b/;

/** `/search`, `/search/<archive>`, `/search/advanced` */
function isSearchUrl(url: URL): boolean {
  const [root, , ...rest] = pathParts(url);
  return isArxivUrl(url) && root === 'search' && rest.length === 0;
}

function findNote(root: ParentNode, heading: string): string | null {
  if (NO_RESULTS.test(heading)) return heading;
  for (const element of root.querySelectorAll(SEARCH.noResults)) {
    const text = readText(element);
    if (NO_RESULTS.test(text)) return text;
  }
  return null;
}

/** What a page of results shows, of the simple and of the advanced search; forms read as empty, with confidence 0. */
export function parseSearch(document: Document, url: URL): ListingReading {
  const root: ParentNode = document.querySelector(SEARCH.root) ?? document;
  const headingElement = root.querySelector(SEARCH.heading);
  const heading = headingElement ? readText(headingElement) : '';
  const range = RANGE.exec(heading);
  const [from, to, total] = range ? range.slice(1).map(parseCount) : [];
  const note = findNote(root, heading);
  const start = Number(root.querySelector(SEARCH.list)?.getAttribute('start') ?? from ?? 1);

  const entries: ListingEntry[] = [];
  const unread: UnreadRow[] = [];
  for (const row of root.querySelectorAll(SEARCH.row)) {
    const read = parseSearchEntry(row, url, (start || 1) + entries.length + unread.length);
    if (isEntry(read)) entries.push(read);
    else unread.push(read);
  }
  const notes = note === null ? [] : [note];
  // Results that have lost their heading can have lost one of their own as well.
  const found = entries.length + unread.length;
  const claimed = from === undefined || to === undefined ? (found > 0 ? found + 1 : 0) : Math.max(to - from + 1, 0);

  return {
    heading,
    period: 'search',
    category: null,
    announced: null,
    total: total ?? null,
    sections: range || entries.length > 0 ? [parseSection(null, null)] : [],
    entries,
    unread,
    notes,
    ...tally(root, { entries, unread, notes }, claimed),
    barAnchor: headingElement?.closest(SEARCH.headingLine) ?? headingElement,
  };
}

export const searchPage = {
  id: 'search',
  examples: [
    'https://arxiv.org/search/?query=testing&searchtype=all&abstracts=show&order=-announced_date_first&size=50',
    'https://arxiv.org/search/cs?query=splats&searchtype=title&start=50',
    'https://arxiv.org/search/advanced?advanced=&terms-0-term=splats&terms-0-field=title',
    'https://www.arxiv.org/search?searchtype=author&query=Costin,+M',
  ],
  matches: isSearchUrl,
  read: (document: Document, url: URL) => asListing(parseSearch(document, url)),
} as const satisfies PageType;
