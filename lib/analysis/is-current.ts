import type { TextHistory } from '../arxiv/earlier-text.ts';
import type { Paper } from '../arxiv/paper.ts';

/** Which text of a paper is meant. */
export type TextOfPaper = Pick<Paper, 'arxivId' | 'version' | 'updated'> & Pick<TextHistory, 'sameText'>;

/**
 * Whether an analysis is of the version of the paper that is shown. Where no page has named the version, only one
 * that was made without it can be; and such a one holds for a named version unless the paper was revised since. What
 * was made of title and abstract alone holds for every version that has the same ones.
 */
export function isCurrent(
  analysis: { arxivIdV: string; form?: string; provenance: { createdAt: string } },
  paper: TextOfPaper,
): boolean {
  if (paper.version !== null && analysis.arxivIdV === `${paper.arxivId}v${paper.version}`) return true;
  const { version, sameText = [] } = paper;
  if (analysis.form !== 'fulltext' && version !== null && sameText.includes(version)) {
    if (sameText.some((same) => analysis.arxivIdV === `${paper.arxivId}v${same}`)) return true;
  }
  if (analysis.arxivIdV !== paper.arxivId) return false;
  if (paper.version === null) return true;
  return paper.version === 1 || paper.updated === null || analysis.provenance.createdAt.slice(0, 10) >= paper.updated;
}
