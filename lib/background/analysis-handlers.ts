import { type TokenEstimate, USUAL_TEXT } from '../analysis/estimate.ts';
import { sourceOf } from '../analysis/translation/translated.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { localDay } from '../core/dates.ts';
import { AppError } from '../core/errors.ts';
import { findAnalyses } from '../db/analyses.ts';
import { jobStore } from '../db/jobs.ts';
import { findPapers } from '../db/papers.ts';
import { putLedgerRow } from '../db/ledger.ts';
import type { LedgerRow, PaperRecord } from '../db/schema.ts';
import type { Analysis, AnalysisForm, Language } from '../analysis/analysis.ts';
import { type Job, type JobView, taskOf } from '../queue/job.ts';
import { findProfile } from '../settings/profiles.ts';
import { languagesOf } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { calibrations } from './calibrations.ts';
import { estimateJob, type PaperSubject } from './estimate-job.ts';
import { currentOf, missingLanguages } from './missing-languages.ts';
import { newJob } from './new-job.ts';
import { priceOf } from './price-of.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { chooseProfile, findProfileNow } from './standing.ts';
import { toJobView } from './views.ts';

type AnalysisHandlers = Pick<Handlers, 'estimate' | 'analyse' | 'translate' | 'cancel' | 'listJobs'>;

/** One paper is what the reader is looking at; many are for later. */
const FOR_THE_EYE = 0;
const FOR_LATER = 2;

/** A paper and the languages it has still to be analysed in. */
interface Work {
  paper: PaperRecord;
  languages: Language[];
  /** What is there in the other language: then the one that is missing is translated from it. */
  source?: Analysis | undefined;
}

function asJob(
  { paper, languages, source }: Work,
  form: AnalysisForm,
): { subject: PaperSubject; languages: Language[] } {
  const { arxivId } = paper;
  const from = source ? { from: source.language } : {};
  return { subject: { task: 'analysis', arxivId, arxivIdV: arxivIdVOf(paper), form, ...from }, languages };
}

function storedRow({ form, arxivIdV, model, provenance }: Analysis): LedgerRow {
  const at = new Date();
  const { provider, inputTokens, outputTokens, cost } = provenance;
  return {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task: form,
    subject: arxivIdV,
    provider: provider ?? '',
    model,
    inputTokens: 0,
    outputTokens: 0,
    estimated: false,
    cost: null,
    duration: 0,
    outcome: 'stored',
    saved: { tokens: (inputTokens ?? 0) + (outputTokens ?? 0), cost },
  };
}

export function analysisHandlers({ database, queue }: Services): AnalysisHandlers {
  const findWork = async (arxivIds: readonly string[], form: AnalysisForm, again = false): Promise<Work[]> => {
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
  };

  return {
    async estimate({ arxivIds, form = 'abstract' }) {
      const work = await findWork(arxivIds, form);
      const profile = await findProfileNow(database, form);
      const tokens = { inputTokens: 0, outputTokens: 0 };
      const add = (estimate: TokenEstimate): void => {
        tokens.inputTokens += estimate.inputTokens;
        tokens.outputTokens += estimate.outputTokens;
      };
      const factors = await calibrations(database, profile?.model ?? '');
      for (const each of work) {
        const job = asJob(each, form);
        const estimate = await estimateJob(database, each.paper, { ...job, profile }, USUAL_TEXT);
        add(factors(taskOf(job.subject), estimate));
      }
      return { papers: work.length, ...tokens, ...priceOf(profile, tokens) };
    },
    async analyse({ arxivIds, again = false, form = 'abstract' }) {
      // With no service to ask, nothing is looked for.
      await chooseProfile(database, form);
      const work = await findWork(arxivIds, form, again);
      if (!again) await writeStored(arxivIds, form, work);
      if (work.length === 0 && arxivIds.length === 1 && (await isUnreadable(arxivIds[0] ?? ''))) {
        throw new AppError('no-abstract');
      }
      return enqueue(work, form, arxivIds.length === 1 ? FOR_THE_EYE : FOR_LATER);
    },
    async translate({ arxivId, form, language }) {
      const [paper] = await findPapers(database, [arxivId]);
      if (!paper) throw new AppError('not-found');
      const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
      const current = currentOf(stored, form, paper);
      if (missingLanguages([language], current, paper).length === 0) return [];
      const source = sourceOf(current, language);
      if (!source) throw new AppError('not-found');
      return enqueue([{ paper, languages: [language], source }], form, FOR_THE_EYE);
    },
    cancel: ({ jobIds }) => queue.cancel(jobIds),
    async listJobs() {
      const store = jobStore(database);
      const [running, queued] = await Promise.all([store.findByState('running'), store.findByState('queued')]);
      return [...running, ...queued].map(toJobView);
    },
  };

  async function enqueue(work: readonly Work[], form: AnalysisForm, priority: number): Promise<JobView[]> {
    const settings = await getSettings();
    const jobs: Job[] = [];
    for (const each of work) {
      const job = asJob(each, form);
      const chosen = await chooseProfile(database, taskOf(job.subject));
      const profile = findProfile(settings, chosen.profileId);
      const { inputTokens, outputTokens } = await estimateJob(database, each.paper, { ...job, profile }, USUAL_TEXT);
      jobs.push(newJob({ ...job, ...chosen, tokens: inputTokens + outputTokens, priority }));
    }
    return (await queue.enqueue(jobs)).map(toJobView);
  }

  /** Papers that were asked for and have everything: what that saved is to be seen beside what was spent. */
  async function writeStored(arxivIds: readonly string[], form: AnalysisForm, work: readonly Work[]): Promise<void> {
    const open = new Set(work.map(({ paper }) => paper.arxivId));
    const stored = await findAnalyses(database, arxivIds);
    for (const [arxivId, analyses] of stored) {
      const [analysis] = analyses.filter((each) => each.form === form);
      if (analysis && !open.has(arxivId)) await putLedgerRow(database, storedRow(analysis));
    }
  }

  async function isUnreadable(arxivId: string): Promise<boolean> {
    const [paper] = await findPapers(database, [arxivId]);
    return !paper || paper.abstract === null;
  }
}
