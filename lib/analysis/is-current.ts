import type { Paper } from '../arxiv/paper.ts';

/**
 * Whether an analysis is of the version of the paper that is shown. Where no page has named the version, only one
 * that was made without it can be; and such a one holds for a named version unless the paper was revised since.
 */
export function isCurrent(
  analysis: { arxivIdV: string; provenance: { createdAt: string } },
  paper: Pick<Paper, 'arxivId' | 'version' | 'updated'>,
): boolean {
  if (paper.version !== null && analysis.arxivIdV === `${paper.arxivId}v${paper.version}`) return true;
  if (analysis.arxivIdV !== paper.arxivId) return false;
  if (paper.version === null) return true;
  return paper.version === 1 || paper.updated === null || analysis.provenance.createdAt.slice(0, 10) >= paper.updated;
}
