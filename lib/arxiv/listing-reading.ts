import type { ListingEntry, UnreadRow } from './listing-entry.ts';
import type { ListingSection } from './listing-section.ts';

/** `recent` goes for its second name `pastweek` too, `month` for `current`. */
export type ListingPeriod = 'new' | 'recent' | 'month' | 'year' | 'catchup' | 'author' | 'search';

/** What a page of many papers shows: a listing, a day caught up on, an author's papers, search results. */
export interface ListingReading {
  /** The page's name: of the category, of the author, or what was searched for. */
  heading: string;
  period: ListingPeriod;
  /** As in the address, `cs.CV` or `cs`; null on author and search pages. */
  category: string | null;
  /** The mailing day the page is of, `YYYY-MM-DD`. On `recent` each section has its own. */
  announced: string | null;
  /** Entries the page counts, on all its pages. */
  total: number | null;
  sections: ListingSection[];
  entries: ListingEntry[];
  /** Rows without identifier or title: no entry can be made of them. */
  unread: UnreadRow[];
  /** "No updates today." and the like. */
  notes: string[];
  /** Entries the page itself claims to show: its rows, or what its figures say if that is more. */
  declared: number;
  /** Entries read whole. */
  read: number;
  /** `read` over `declared`, 0 to 1: how far this reader and the page agree. */
  confidence: number;
  /** The bar goes after this; null where the page has no heading. */
  barAnchor: Element | null;
}

/** Distinct papers that a page links: what it must be showing when not one row is recognised. */
function countLinkedPapers(root: ParentNode): number {
  const links = [...root.querySelectorAll('a[href*="/abs/"]')];
  return new Set(links.map((link) => link.getAttribute('href')?.replace(/^.*\/abs\//, ''))).size;
}

/**
 * The figures by which a page and this reader are compared. `claimed`: what the page says it shows. An entry that is
 * there twice makes up for no other: `keyOf` tells entries apart.
 */
export function tally(
  root: ParentNode,
  { entries, unread, notes }: Pick<ListingReading, 'entries' | 'unread' | 'notes'>,
  claimed: number,
  keyOf = (entry: ListingEntry): string => entry.paper.arxivId,
): Pick<ListingReading, 'declared' | 'read' | 'confidence'> {
  const distinct = new Set(entries.map(keyOf)).size;
  const rows = Math.max(distinct + unread.length, claimed);
  const declared = rows === 0 && notes.length === 0 ? countLinkedPapers(root) : rows;
  const read = new Set(entries.filter((entry) => entry.complete).map(keyOf)).size;
  return { declared, read, confidence: declared > 0 ? read / declared : notes.length > 0 ? 1 : 0 };
}
