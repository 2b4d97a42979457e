import type { ListingEntry, UnreadRow } from './listing-entry.ts';
import type { ListingReading } from './listing-reading.ts';
import { redactMarkup } from './markup-sample.ts';
import type { PageReading } from './page-type.ts';
import { isReadWhole, PAPER_FIELDS, type PaperField } from './paper-field.ts';
import type { PaperReading } from './paper-reading.ts';

/** How well a page was read. Below `TRUSTED`, nothing is to be paid for by what it says. */
export interface Health {
  /** Papers the page claims to show. */
  entries: number;
  /** Papers read whole. */
  read: number;
  /** 0 to 1. */
  confidence: number;
  /** Rows without each. Abstracts count here alone: many listings show none. */
  missing: Record<PaperField, number>;
}

/** The confidence from which a reading is to be relied on. */
export const TRUSTED = 0.9;

function countMissing(rows: readonly { missing: readonly PaperField[] }[]): Record<PaperField, number> {
  const counts = { id: 0, title: 0, authors: 0, subjects: 0, abstract: 0 };
  for (const { missing } of rows) for (const field of missing) counts[field] += 1;
  return counts;
}

const isListing = (reading: ListingReading | PaperReading): reading is ListingReading => 'entries' in reading;

export function healthOf(reading: PageReading | ListingReading | PaperReading): Health {
  if ('identifier' in reading) return { entries: 1, read: 1, confidence: 1, missing: countMissing([]) };
  if (!isListing(reading)) {
    const { confidence } = reading;
    return { entries: 1, read: confidence === 1 ? 1 : 0, confidence, missing: countMissing([reading]) };
  }
  const { declared, read, confidence, entries, unread } = reading;
  const missing = countMissing([...entries, ...unread]);
  // Rows that the page claims and we do not see lack everything.
  const unseen = Math.max(declared - entries.length - unread.length, 0);
  for (const field of PAPER_FIELDS) missing[field] += unseen;
  return { entries: declared, read, confidence, missing };
}

const elementsOf = (row: ListingEntry | UnreadRow): Element[] => {
  const detail = 'paper' in row ? row.anchor : row.detail;
  return detail === null || detail === row.row ? [row.row] : [row.row, detail];
};

/** Where the trouble is: the first row without identifier or title, else the first that lacks something. */
function findBadRow({ entries, unread }: ListingReading): Element[] | null {
  const bad = unread[0] ?? entries.find((entry) => !isReadWhole(entry.missing));
  return bad ? elementsOf(bad) : null;
}

/** What holds a page's papers, from the narrowest place to the widest. */
function rootOf(document: Document): Element | null {
  return document.querySelector('#dlpage, #abs, article.ltx_document, main, body') ?? document.documentElement;
}

/**
 * A sample of a page's markup for a report: of the row that was read badly, else of the page. It shows tags, classes
 * and the shape of addresses; all text is crossed out. At most 4 kB.
 */
export function markupSample(source: PageReading | ListingReading | PaperReading | Document): string {
  if ('documentElement' in source) return redactMarkup([rootOf(source)]);
  if ('identifier' in source) return '';
  if (!isListing(source)) {
    const anchor = source.anchor ?? source.abstractElement;
    return redactMarkup([anchor && rootOf(anchor.ownerDocument)]);
  }
  const row = findBadRow(source) ?? [source.barAnchor && rootOf(source.barAnchor.ownerDocument)];
  return redactMarkup(row);
}
