import type { EntryKind } from '../arxiv/paper.ts';
import type { StandIn } from '../digest/offline-grades.ts';
import type { LibraryEntry } from '../library/library-row.ts';
import type { Mark } from '../library/mark.ts';
import type { TagNames } from '../reader/tag-names.ts';

/** Calls of the library page. */
export interface LibraryProtocol {
  /** The library in pieces, newest identifiers first: null begins, and `next` is asked for in turn until it is null. */
  listLibrary(data: { after: string | null }): LibraryPiece;
  /** The same of papers by name, in no order. */
  getLibraryRows(data: { arxivIds: string[] }): LibraryPiece;
  /** null of a paper that is not stored. */
  getPaperHistory(data: { arxivId: string }): PaperHistory | null;
  /** Grades reckoned on this device, of those papers of a day that no model has graded. */
  listStandIns(data: { category: string; announcementDate: string }): Record<string, Grades>;
  /** One patch for many papers. */
  setMarks(data: { arxivIds: string[]; starred?: boolean; hidden?: boolean; seen?: boolean }): Mark[];
}

export type Grades = Pick<StandIn, 'relevance' | 'significance'>;

/** Some papers of the library. */
export interface LibraryPiece {
  entries: LibraryEntry[];
  /** Of the rows' tags. */
  tagNames: TagNames;
  /** What to ask for next; null: that was all. */
  next: string | null;
}

/** Where and when a paper was met. */
export interface PaperHistory {
  announced: { category: string; announcementDate: string; kind: EntryKind }[];
  /** That any page has named, ascending. */
  versions: number[];
  /** ISO 8601 instant of the last page that said something new of it. */
  storedAt: string;
  imported: boolean;
}
