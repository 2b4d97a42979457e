import { type Analysis, type AnalysisForm, isImported, type Language } from '../analysis/analysis.ts';
import { isCurrent, type TextOfPaper } from '../analysis/is-current.ts';

/** Analyses of one form and of the paper's text as it is shown, in their order; what came with a report is none of them. */
export function currentOf(stored: readonly Analysis[], form: AnalysisForm, paper: TextOfPaper): Analysis[] {
  return stored.filter((analysis) => analysis.form === form && !isImported(analysis) && isCurrent(analysis, paper));
}

/** Languages that no stored analysis of this text covers, whatever model wrote it: nothing is paid twice. */
export function missingLanguages(
  wanted: readonly Language[],
  stored: readonly Analysis[],
  paper: TextOfPaper,
): Language[] {
  return wanted.filter(
    (language) => !stored.some((analysis) => analysis.language === language && isCurrent(analysis, paper)),
  );
}

/** Languages a job still has to make: a killed worker may have stored them without having said so. */
export function unfinishedLanguages(
  wanted: readonly Language[],
  stored: readonly { language: Language; provenance: { createdAt: string } }[],
  since: number,
): Language[] {
  return wanted.filter(
    (language) => !stored.some((row) => row.language === language && Date.parse(row.provenance.createdAt) >= since),
  );
}
