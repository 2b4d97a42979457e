import type { Identifier } from './identifier.ts';
import type { ListingReading } from './listing-reading.ts';
import type { PaperReading } from './paper-reading.ts';

export type PageReading =
  /** Many papers: a listing, a day caught up on, an author's papers, search results. */
  | ({ type: 'listing' } & ListingReading)
  /** One paper: its abstract page, its full text. */
  | ({ type: 'paper' } & PaperReading)
  /** The browser's own viewer shows it: nothing can be read or drawn there. */
  | { type: 'pdf'; identifier: Identifier };

/** A kind of arXiv page that we read. Adding one: one file in `pages/`, one line in `pages/index.ts`, one fixture. */
export interface PageType {
  id: string;
  /** Addresses of such pages; a test holds each against every other type. */
  examples: readonly string[];
  matches(url: URL): boolean;
  /** Null when the page under that address is of another kind: an error, a form. */
  read(document: Document, url: URL): PageReading | null;
}

/** A listing as a page; null when there is nothing of one on it. */
export function asListing(reading: ListingReading): PageReading | null {
  const isNone = reading.declared === 0 && reading.notes.length === 0 && reading.sections.length === 0;
  return isNone ? null : { type: 'listing', ...reading };
}

export const asPaper = (reading: PaperReading | null): PageReading | null => reading && { type: 'paper', ...reading };
