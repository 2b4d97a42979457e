/** The reader's own words on a paper. */
export interface Note {
  arxivId: string;
  /** Markdown. */
  text: string;
  /** ISO 8601 instants. */
  createdAt: string;
  updatedAt: string;
  /** Raised by one at each save; a save that names an older one has met another tab's words. */
  revision: number;
}

/** What a note said before it was changed. */
export interface NoteVersion {
  /** arXiv id and instant of saving, and a number where there are two of an instant. */
  id: string;
  arxivId: string;
  text: string;
  /** ISO 8601 instant at which this text was saved. */
  savedAt: string;
}
