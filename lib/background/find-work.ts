import type { Analysis, AnalysisForm, Language } from '../analysis/analysis.ts';
import { sourceOf } from '../analysis/translation/translated.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import { findAnalyses } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { findPaper, findPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import { languageOf, languagesOf, type UiLanguage } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import type { PaperSubject } from './estimate-job.ts';
import { currentOf, missingLanguages } from './missing-languages.ts';

/** A paper and the languages it has still to be analysed in. */
export interface Work {
  paper: PaperRecord;
  languages: Language[];
  /** What is there in the other language: then the one that is missing is translated from it. */
  source?: Analysis | undefined;
}

/** What is left to do of the papers asked for; of those without an abstract, nothing can be done. */
export async function findWork(
  database: Database,
  arxivIds: readonly string[],
  form: AnalysisForm,
  again = false,
): Promise<Work[]> {
  const { analysisLanguages, uiLanguage } = await getSettings();
  const wanted = languagesOf(analysisLanguages, uiLanguage);
  const [papers, stored] = await Promise.all([findPapers(database, arxivIds), findAnalyses(database, arxivIds)]);
  return papers.flatMap((paper) => {
    if (paper.abstract === null) return [];
    if (again) return [{ paper, languages: wanted }];
    const current = currentOf(stored.get(paper.arxivId) ?? [], form, paper);
    const languages = missingLanguages(wanted, current, paper);
    const [missing] = languages;
    if (!missing) return [];
    return [{ paper, languages, source: languages.length === 1 ? sourceOf(current, missing) : undefined }];
  });
}

/** A translation of what is stored of a paper; null where it is there already. */
export async function findTranslation(
  database: Database,
  { arxivId, form, language }: { arxivId: string; form: AnalysisForm; language: Language },
): Promise<Work | null> {
  const paper = await findPaper(database, arxivId);
  if (!paper) throw new AppError('not-found');
  const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
  const current = currentOf(stored, form, paper);
  if (missingLanguages([language], current, paper).length === 0) return null;
  const source = sourceOf(current, language);
  if (!source) throw new AppError('not-found');
  return { paper, languages: [language], source };
}

export function asJob(
  { paper, languages, source }: Work,
  form: AnalysisForm,
): { subject: PaperSubject; languages: Language[] } {
  const { arxivId } = paper;
  const from = source ? { from: source.language } : {};
  return { subject: { task: 'analysis', arxivId, arxivIdV: arxivIdVOf(paper), form, ...from }, languages };
}

/** An answer is in the language of the page. */
export function answerLanguages(uiLanguage: UiLanguage): Language[] {
  return [languageOf(uiLanguage)];
}
