import { USUAL_TEXT } from '../analysis/estimate.ts';
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
import { findPreset } from '../providers/index.ts';
import { costOf } from '../providers/prices.ts';
import { languagesOf } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { getConnection } from './connection.ts';
import { estimateJob, type PaperSubject } from './estimate-job.ts';
import { currentOf, missingLanguages } from './missing-languages.ts';
import { newJob } from './new-job.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { toJobView } from './views.ts';

type AnalysisHandlers = Pick<Handlers, 'estimate' | 'analyse' | 'translate' | 'cancel' | 'listJobs'>;

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
      const { profile } = await getSettings();
      const tokens = { inputTokens: 0, outputTokens: 0 };
      for (const each of work) {
        const estimate = await estimateJob(database, each.paper, asJob(each, form), USUAL_TEXT);
        tokens.inputTokens += estimate.inputTokens;
        tokens.outputTokens += estimate.outputTokens;
      }
      const cost = profile ? costOf(findPreset(profile), profile.model, tokens) : null;
      return { papers: work.length, ...tokens, cost };
    },
    async analyse({ arxivIds, again = false, form = 'abstract' }) {
      const { profile } = await getConnection(database);
      const work = await findWork(arxivIds, form, again);
      if (!again) await writeStored(arxivIds, form, work);
      if (work.length === 0 && arxivIds.length === 1 && (await isUnreadable(arxivIds[0] ?? ''))) {
        throw new AppError('no-abstract');
      }
      // One paper is what the reader is looking at; many are for later.
      const priority = arxivIds.length === 1 ? 0 : 2;
      const jobs = work.map((each) => newJob({ ...asJob(each, form), profileId: profile.id, priority }));
      return (await queue.enqueue(jobs)).map(toJobView);
    },
    async translate({ arxivId, form, language }) {
      const { profile } = await getConnection(database);
      const [paper] = await findPapers(database, [arxivId]);
      if (!paper) throw new AppError('not-found');
      const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
      const current = currentOf(stored, form, paper);
      if (missingLanguages([language], current, paper).length === 0) return [];
      const source = sourceOf(current, language);
      if (!source) throw new AppError('not-found');
      const work = asJob({ paper, languages: [language], source }, form);
      return (await queue.enqueue([newJob({ ...work, profileId: profile.id, priority: 0 })])).map(toJobView);
    },
    cancel: ({ jobIds }) => queue.cancel(jobIds),
    async listJobs() {
      const store = jobStore(database);
      const [running, queued] = await Promise.all([store.findByState('running'), store.findByState('queued')]);
      return [...running, ...queued].map(toJobView);
    },
  };

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
