import type { Paper } from '../arxiv/paper.ts';
import type { Analysis } from './analysis.ts';

/**
 * Whether an analysis is of the version of the paper that is shown. Where the page names no version nothing
 * speaks against it; made from a listing that named none, it holds unless the paper was revised since.
 */
export function isCurrent(
  analysis: Pick<Analysis, 'arxivIdV' | 'provenance'>,
  paper: Pick<Paper, 'arxivId' | 'version' | 'updated'>,
): boolean {
  if (paper.version === null || analysis.arxivIdV === `${paper.arxivId}v${paper.version}`) return true;
  if (analysis.arxivIdV !== paper.arxivId) return false;
  return paper.version === 1 || paper.updated === null || analysis.provenance.createdAt.slice(0, 10) >= paper.updated;
}
