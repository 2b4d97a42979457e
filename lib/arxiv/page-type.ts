import type { Identifier } from './identifier.ts';
import type { PageReader } from './page-reader.ts';
import type { ListingReading } from './listing-reading.ts';
import type { PaperReading } from './paper-reading.ts';
import { PAGE } from './selectors.ts';

/** Many papers: a listing, a day caught up on, an author's papers, search results. */
export type ListingPage = { type: 'listing' } & ListingReading;
/** One paper: its abstract page, its full text. */
export type PaperPage = { type: 'paper' } & PaperReading;
/** A paper's page on which not even its title was found: arXiv must have changed it. */
export interface UnreadPage {
  type: 'unread';
  anchor: Element | null;
}
/** The browser's own viewer shows it: nothing can be read or drawn there. */
export interface PdfPage {
  type: 'pdf';
  identifier: Identifier;
}

export type PageReading = ListingPage | PaperPage | UnreadPage | PdfPage;

/** A kind of arXiv page that we read. Adding one: one file in `pages/`, one line in `pages/index.ts`, one fixture. */
export interface PageType {
  id: string;
  /** Addresses of such pages; a test holds each against every other type. */
  examples: readonly string[];
  matches(url: URL): boolean;
  /** For pages of many papers: `read`, in as many steps as there are rows. */
  open?(document: Document, url: URL): PageReader;
  /** Null when the page under that address is of another kind: an error, a form. */
  read(document: Document, url: URL): PageReading | null;
}

/** A listing as a page; null when there is nothing of one on it. */
export function asListing(reading: ListingReading): ListingPage | null {
  const isNone = reading.declared === 0 && reading.notes.length === 0 && reading.sections.length === 0;
  return isNone ? null : { type: 'listing', ...reading };
}

/** A paper as a page; `sign` is what no page but a paper's has, for when nothing was read. */
export function asPaper(reading: PaperReading | null, document: Document, sign: string): PageReading | null {
  if (reading) return { type: 'paper', ...reading };
  if (!document.querySelector(sign)) return null;
  return { type: 'unread', anchor: document.querySelector(PAGE.content) };
}
