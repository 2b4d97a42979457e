import type { Analysis, AnalysisForm, Language, PartialAnalysis } from '../analysis/analysis.ts';
import { estimateAbstract, estimateFulltext, estimateTranslation } from '../analysis/estimate.ts';
import { editedForm, type PromptEdits } from '../analysis/form.ts';
import { abstractForm } from '../analysis/forms/abstract.ts';
import { fulltextForm } from '../analysis/forms/fulltext.ts';
import { type PreparedText, prepareText } from '../analysis/prepare-text.ts';
import { runAbstractAnalysis, runFulltextAnalysis } from '../analysis/run-analysis.ts';
import { runTranslation } from '../analysis/run-translation.ts';
import { sourceOf } from '../analysis/translation/translated.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Job } from '../queue/job.ts';
import { getSettings, putOutputLevel } from '../settings/store.ts';
import { storeAnswer } from './held-answers.ts';
import { currentOf, missingLanguages, unfinishedLanguages } from './missing-languages.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import { takeRead } from './read-ahead.ts';
import type { RunOptions, SubjectOf } from './run-job.ts';
import type { Services } from './services.ts';
import { canTranslate, findHere, type Here, translateAnalysisHere } from './translate-here.ts';
import { findPaperView } from './views.ts';

export interface PaperWork {
  services: Services;
  job: Job;
  paper: PaperRecord;
  languages: Language[];
  options: RunOptions;
  /** In place of the saved ones. */
  prompts?: PromptEdits;
}

/** Analyses one paper in the form asked for; without a full text, in the other one, which then says so. */
export async function runPaper(
  services: Services,
  job: Job,
  { arxivId, form, from }: SubjectOf<'analysis'>,
  options: RunOptions,
): Promise<void> {
  const { paper, analyses: stored } = await takeRead(services.database, arxivId);
  if (!paper) throw new AppError('not-found');
  if (!paper.reading) throw new AppError('no-abstract');
  const languages = unfinishedLanguages(job.languages, currentOf(stored, form, paper), job.createdAt);
  if (languages.length === 0) return;
  const work = { services, job, paper, languages, options };
  const here = await findHere(services, job, { subject: arxivIdVOf(paper), options });
  if (from) {
    const source = sourceOf(currentOf(stored, form, paper), languages[0] ?? 'en');
    if (!source) throw new AppError('not-found');
    if (here) return putTranslation(work, here, source);
    return finish(work, await translateAnalysis(work, source));
  }
  if (here) return analyseHere(work, here, { form, stored });
  return finish(work, await analyse(work, form, stored));
}

/** In the form asked for, or of the abstract where there is no text. */
async function analyse(work: PaperWork, form: AnalysisForm, stored: readonly Analysis[]): Promise<PaperResult> {
  const { services, job, paper, languages, options } = work;
  if (form === 'abstract') return analyseAbstract(work);
  const fullText = await services.arxiv.fullText(arxivIdVOf(paper), options.signal);
  if (fullText) {
    return analyseText(work, prepareText(fullText, await contextTokensOf(services, job, options.signal)));
  }
  const open = missingLanguages(languages, currentOf(stored, 'abstract', paper), paper);
  if (open.length === 0) throw new AppError('no-full-text');
  return analyseAbstract({ ...work, languages: open }, true);
}

/**
 * By the browser's own model: written in English, which it does reliably, and from that in Chinese by the browser's
 * translator; where there is none ready, in English alone, which then says so.
 */
async function analyseHere(
  work: PaperWork,
  here: Here,
  { form, stored }: { form: AnalysisForm; stored: readonly Analysis[] },
): Promise<void> {
  const { services, job, paper, languages } = work;
  const others = languages.filter((language) => language !== 'en');
  const translates = others.length === 0 || (await canTranslate(here));
  // An earlier life of the worker may have come that far.
  const before = stored.find(
    (each) => each.language === 'en' && Date.parse(each.provenance.createdAt) >= job.createdAt,
  );
  let english = before;
  if (!english) {
    const result = await analyse({ ...work, languages: ['en'] }, form, stored);
    if (!translates) for (const { provenance } of result.analyses) provenance.untranslated = true;
    await finish(work, result);
    [english] = result.analyses;
  }
  if (!english || others.length === 0 || !translates) return;
  const view = await findPaperView(services, paper.arxivId);
  if (view) services.events.tell({ type: 'paper', view });
  await putTranslation({ ...work, languages: others }, here, english);
}

async function putTranslation(
  { services, job, paper, languages }: PaperWork,
  here: Here,
  source: Analysis,
): Promise<void> {
  const [language = 'en'] = languages;
  const { abstract } = paper;
  const analyses = [await translateAnalysisHere(here, { source, language, abstract })];
  await storeAnswer(services.database, job, { analyses });
}

export interface PaperResult {
  analyses: Analysis[];
  level: OutputLevel;
  profile: { baseUrl: string; model: string };
}

export async function analyseAbstract(work: PaperWork, withoutFullText = false): Promise<PaperResult> {
  const { services, job, paper, languages, options } = work;
  const sentences = paper.reading?.sentences ?? [];
  const prompts = work.prompts ?? (await getSettings()).prompts;
  const { role } = editedForm(abstractForm, prompts);
  const estimate = estimateAbstract({ paper, sentences, languages, role });
  const call = await prepareCall(services, job, { task: 'abstract', subject: arxivIdVOf(paper), estimate });
  const run = { ...call, prompts, paper, languages, signal: options.signal, onPartial: tellOf(options) };
  return { ...(await runAbstractAnalysis({ ...run, sentences, withoutFullText })), profile: call.profile };
}

export async function analyseText(work: PaperWork, text: PreparedText): Promise<PaperResult> {
  const { services, job, paper, languages, options } = work;
  const prompts = work.prompts ?? (await getSettings()).prompts;
  const { role } = editedForm(fulltextForm, prompts);
  const estimate = estimateFulltext({ paper, text, languages, role });
  const call = await prepareCall(services, job, { task: 'fulltext', subject: arxivIdVOf(paper), estimate });
  const run = { ...call, prompts, paper, languages, signal: options.signal, onPartial: tellOf(options) };
  return { ...(await runFulltextAnalysis({ ...run, text })), profile: call.profile };
}

async function translateAnalysis(work: PaperWork, source: Analysis): Promise<PaperResult> {
  const { services, job, paper, languages, options } = work;
  const [language = 'en'] = languages;
  const { prompts } = await getSettings();
  const estimate = estimateTranslation({ paper, source, language, prompts });
  const call = await prepareCall(services, job, { task: 'translate', subject: source.arxivIdV, estimate });
  const run = { ...call, paper, source, language, signal: options.signal, onPartial: tellOf(options) };
  return { ...(await runTranslation(run)), profile: call.profile };
}

const tellOf =
  ({ onProgress }: RunOptions) =>
  (partial: PartialAnalysis, received: number): void =>
    onProgress({ partial, received });

async function finish(
  { services, job }: Pick<PaperWork, 'services' | 'job'>,
  { analyses, level, profile }: PaperResult,
): Promise<void> {
  await storeAnswer(services.database, job, { analyses });
  await putOutputLevel(profile.baseUrl, profile.model, level);
}
