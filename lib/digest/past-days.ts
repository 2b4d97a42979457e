import type { EntryKind } from '../arxiv/paper.ts';

/** One paper of an earlier listing, as far as it is counted. */
export interface PastPaper {
  kind: EntryKind;
  tags: readonly string[];
}

/** What the listings of a category before this one were about. */
export interface PastDays {
  days: number;
  /** Papers counted; replacements are no news. */
  papers: number;
  /** Papers with each tag. */
  tags: ReadonlyMap<string, number>;
}

export const NO_PAST: PastDays = { days: 0, papers: 0, tags: new Map() };

/** Of fewer papers no share is worth telling. */
const FEWEST_PAPERS = 20;

export function countPastDays(days: readonly (readonly PastPaper[])[]): PastDays {
  const news = days.map((papers) => papers.filter(({ kind }) => kind !== 'replacement'));
  const tags = new Map<string, number>();
  for (const paper of news.flat()) {
    for (const tag of new Set(paper.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  return { days: news.filter((papers) => papers.length > 0).length, papers: news.flat().length, tags };
}

/** Share of papers that had the tag, 0 to 1; null where too little is known. */
export function usualShare({ papers, tags }: PastDays, tag: string): number | null {
  return papers < FEWEST_PAPERS ? null : (tags.get(tag) ?? 0) / papers;
}
