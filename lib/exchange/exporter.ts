import type { RenderMath } from './html/markdown-html.ts';
import type { PaperExport } from './paper-export.ts';

/** A format to export in. */
export interface Exporter {
  id: string;
  /** Without the dot. */
  extension: string;
  mime: string;
}

/** How the reader wants a format written; what a format does not know of, it does not look at. */
export interface ExportOptions {
  /** BibTeX: accents as LaTeX has them, or as they are, for biber. */
  accents: 'latex' | 'unicode';
  /** CSV: with UTF-8's mark at its beginning, without which Excel reads it as something else. */
  byteOrderMark: boolean;
}

export const DEFAULT_OPTIONS: ExportOptions = { accents: 'latex', byteOrderMark: true };

/** One paper as written in a format. */
export interface Piece {
  text: string;
  /** Of its file, where each paper has one: with extension, unique among papers. */
  name: string;
  /** What the whole has to know of it, for its contents and lists. */
  entry?: IndexEntry;
}

export interface IndexEntry {
  /** Name of the file without extension, or of the place on the page. */
  place: string;
  title: string;
  /** Markup of the title's line in a table of contents; of pages alone. */
  listed?: string;
  authors: string[];
  tags: string[];
  announced: { category: string; announcementDate: string }[];
}

export interface Frame {
  before: string;
  between: string;
  after: string;
}

/** What is said of the whole. */
export interface Whole extends Pick<PaperExport, 'language' | 'exportedAt'> {
  papers: number;
  options: ExportOptions;
}

/**
 * A format for any number of papers, written one after the other, so that none waits for all: it never sees two at once, and a
 * library of any size crosses to the page in pieces.
 */
export interface PapersExporter extends Exporter {
  write: (paper: PaperExport, options: ExportOptions, math: RenderMath) => Piece;
  /** What stands around the pieces in one file. */
  frame: (entries: readonly IndexEntry[], whole: Whole) => Frame;
  /** Of a format that is always a folder: files beside those of the papers. */
  lists?: (entries: readonly IndexEntry[], whole: Whole) => { name: string; text: string }[];
}
