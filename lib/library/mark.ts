/** What the reader did with a paper; each act has the ISO 8601 instant it was done at, null when undone. */
export interface Mark {
  arxivId: string;
  seenAt: string | null;
  starredAt: string | null;
  hiddenAt: string | null;
}

export function emptyMark(arxivId: string): Mark {
  return { arxivId, seenAt: null, starredAt: null, hiddenAt: null };
}
