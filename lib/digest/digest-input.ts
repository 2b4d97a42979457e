import type { Announcement } from '../arxiv/announcement.ts';
import type { EntryKind, Paper } from '../arxiv/paper.ts';

export interface DigestPaper {
  paper: Paper;
  kind: EntryKind;
}

/** Replacements are mostly known already, so they come last and are the first to go when room is short. */
const ORDER: readonly EntryKind[] = ['new', 'cross', 'replacement'];

/**
 * Papers of an announcement for a model to read, in the order to read them: new, cross-listed, replaced, each in
 * arXiv's order. Only what can be read is taken; `limit` is the most papers there is room for.
 */
export function selectDigestPapers(
  announcement: Announcement,
  papers: readonly Paper[],
  limit = Infinity,
): DigestPaper[] {
  const byId = new Map(papers.map((paper) => [paper.arxivId, paper]));
  const kinds = new Map<string, EntryKind>();
  for (const { arxivId, kind } of announcement.entries) if (!kinds.has(arxivId)) kinds.set(arxivId, kind);
  return ORDER.flatMap((wanted) =>
    [...kinds].flatMap(([arxivId, kind]) => {
      const paper = byId.get(arxivId);
      const readable = paper !== undefined && !paper.withdrawn && (paper.abstract ?? '').trim() !== '';
      return kind === wanted && readable ? [{ paper, kind }] : [];
    }),
  ).slice(0, limit);
}
