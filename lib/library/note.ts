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
