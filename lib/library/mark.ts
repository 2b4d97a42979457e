/** What the reader did with a paper; each act has the ISO 8601 instant it was done at, null when undone. */
export interface Mark {
  arxivId: string;
  seenAt: string | null;
  starredAt: string | null;
  hiddenAt: string | null;
  /** When its page was first opened; missing: never. */
  openedAt?: string;
  /** The reader's own tags; missing: none. */
  tags?: ReaderTag[];
}

export interface ReaderTag {
  name: string;
  /** ISO 8601 instant at which it was given. */
  at: string;
}

/** What a press of the reader's changes. */
export type MarkChange = Pick<Partial<Mark>, 'starredAt' | 'hiddenAt' | 'tags'>;

export function emptyMark(arxivId: string): Mark {
  return { arxivId, seenAt: null, starredAt: null, hiddenAt: null };
}
