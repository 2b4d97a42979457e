import { parseIdentifier } from '../arxiv/identifier.ts';
import type { Report, ReportAnalysis, ReportPaper } from './report.ts';

const APART = '\n\n---\n\n';

const idOf = ({ arxivIdV }: ReportPaper): string => parseIdentifier(arxivIdV)?.arxivId ?? arxivIdV;

/** The report's analysis, then the reader's own; a refusal gives way. */
function joinAnalyses(imported: ReportAnalysis | null, own: ReportAnalysis): ReportAnalysis {
  if (imported === null || imported.failed) return own;
  return { ...imported, text: `${imported.text}${APART}${own.text}` };
}

/**
 * An imported report with what was made here since: analyses and notes below its own, further papers and a written
 * summary after it. Where nothing was, it is the imported report to the byte; nothing of it is left out but refusals
 * that an analysis now stands for. What is kept to the letter is not opened: then the paper comes once more at the end.
 */
export function mergeReport(imported: Report, own: Report): Report {
  const made = new Map(own.papers.map((paper) => [idOf(paper), paper]));
  const placed = new Set<string>();
  const papers = imported.papers.map((paper) => {
    const ours = made.get(idOf(paper));
    if (!ours || (ours.analysis !== null && paper.verbatim !== null)) return paper;
    placed.add(idOf(paper));
    return ours.analysis === null ? paper : { ...paper, analysis: joinAnalyses(paper.analysis, ours.analysis) };
  });
  const further = own.papers.filter((paper) => !placed.has(idOf(paper)));
  const summaries = [imported.summary, own.summary].filter((summary) => summary !== null);
  return {
    ...imported,
    summary: summaries.length === 0 ? null : summaries.join(APART),
    papers: [...papers, ...further],
  };
}
