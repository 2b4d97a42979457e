import type { ListingEntry, UnreadRow } from './listing-entry.ts';
import type { ListingReading } from './listing-reading.ts';
import { redactMarkup } from './markup-sample.ts';
import type { PageReading } from './page-type.ts';
import { isReadWhole, PAPER_FIELDS, type PaperField } from './paper-field.ts';

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

const ALL_MISSING = { id: 1, title: 1, authors: 1, subjects: 1, abstract: 1 };

export function healthOf(page: PageReading): Health {
  if (page.type === 'pdf') return { entries: 1, read: 1, confidence: 1, missing: countMissing([]) };
  if (page.type === 'unread') return { entries: 1, read: 0, confidence: 0, missing: ALL_MISSING };
  const { confidence } = page;
  if (page.type === 'paper') {
    return { entries: 1, read: confidence === 1 ? 1 : 0, confidence, missing: countMissing([page]) };
  }
  const { declared, read, entries, unread } = page;
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
const ROOT = '#dlpage, #abs, article.ltx_document, main, body';

/**
 * A sample of a page's markup: of the row that was read badly, else of the page. It shows tags, classes and the shape
 * of addresses; all text is crossed out. At most 4 kB.
 */
function markupSample(page: PageReading, document: Document): string {
  const row = page.type === 'listing' ? findBadRow(page) : null;
  return redactMarkup(row ?? [document.querySelector(ROOT) ?? document.documentElement]);
}

/** What a reader can send to have a changed page looked into: figures and a redacted sample, no word of the page. */
export function healthReport(page: PageReading, document: Document, about: string): string {
  const { entries, read, confidence, missing } = healthOf(page);
  const kind = page.type === 'listing' ? `listing, ${page.period}` : page.type;
  const lacking = PAPER_FIELDS.map((field) => `${field} ${missing[field]}`).join(', ');
  return [
    about,
    `Page: ${kind}. Papers: ${entries}, read: ${read}, confidence: ${confidence.toFixed(2)}`,
    `Missing: ${lacking}`,
    markupSample(page, document),
  ].join('\n');
}
