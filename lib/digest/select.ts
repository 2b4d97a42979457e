/** One paper of a day as it may be selected: what it was graded, null where no model has. */
export interface Graded {
  arxivId: string;
  /** Relevance and significance together, 2 to 6. */
  sum: number | null;
  relevance: number;
}

export interface SelectionRules {
  selectionThreshold: number;
  selectionCount: number;
}

/** The best of a day: at or above the threshold, the highest sum first, of equals the more relevant, then the listing's order. */
export function selectPapers(graded: readonly Graded[], rules: SelectionRules): string[] {
  return graded
    .filter(({ sum }) => sum !== null && sum >= rules.selectionThreshold)
    .toSorted((a, b) => (b.sum ?? 0) - (a.sum ?? 0) || b.relevance - a.relevance)
    .slice(0, rules.selectionCount)
    .map(({ arxivId }) => arxivId);
}
