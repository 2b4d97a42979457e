import { estimateAbstract, estimateFulltext, type TokenEstimate } from '../analysis/estimate.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import { findAnalyses } from '../db/analyses.ts';
import { findFullText } from '../db/fulltexts.ts';
import { jobStore } from '../db/jobs.ts';
import { findPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { AnalysisForm, Language } from '../analysis/analysis.ts';
import { findPreset } from '../providers/index.ts';
import { costOf } from '../providers/prices.ts';
import { languagesOf } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { getConnection } from './connection.ts';
import { missingLanguages } from './missing-languages.ts';
import { newJob } from './new-job.ts';
import { contextTokensOf } from './prepare-call.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { toJobView } from './views.ts';

type AnalysisHandlers = Pick<Handlers, 'estimate' | 'analyse' | 'cancel' | 'listJobs'>;

/** Tokens of a paper of ten pages. */
const USUAL_TEXT = 14_000;

/** A paper and the languages it has still to be analysed in. */
interface Work {
  paper: PaperRecord;
  languages: Language[];
}

export function analysisHandlers({ database, queue }: Services): AnalysisHandlers {
  const findWork = async (arxivIds: readonly string[], form: AnalysisForm, again = false): Promise<Work[]> => {
    const wanted = languagesOf((await getSettings()).analysisLanguages);
    const [papers, stored] = await Promise.all([findPapers(database, arxivIds), findAnalyses(database, arxivIds)]);
    return papers.flatMap((paper) => {
      if (paper.abstract === null) return [];
      const analyses = (stored.get(paper.arxivId) ?? []).filter((analysis) => analysis.form === form);
      const missing = missingLanguages(wanted, analyses, paper);
      const languages = again ? wanted : missing;
      return languages.length > 0 ? [{ paper, languages }] : [];
    });
  };

  return {
    async estimate({ arxivIds, form = 'abstract' }) {
      const work = await findWork(arxivIds, form);
      const { profile } = await getSettings();
      const tokens = { inputTokens: 0, outputTokens: 0 };
      for (const { paper, languages } of work) {
        const each = await estimateWork(paper, languages, form);
        tokens.inputTokens += each.inputTokens;
        tokens.outputTokens += each.outputTokens;
      }
      const cost = profile ? costOf(findPreset(profile), profile.model, tokens) : null;
      return { papers: work.length, ...tokens, cost };
    },
    async analyse({ arxivIds, again = false, form = 'abstract' }) {
      const { profile } = await getConnection(database);
      const work = await findWork(arxivIds, form, again);
      if (work.length === 0 && arxivIds.length === 1 && (await isUnreadable(arxivIds[0] ?? ''))) {
        throw new AppError('no-abstract');
      }
      const jobs = work.map(({ paper, languages }) =>
        newJob({
          subject: { task: 'analysis', arxivId: paper.arxivId, arxivIdV: arxivIdVOf(paper), form },
          languages,
          profileId: profile.id,
          // One paper is what the reader is looking at; many are for later.
          priority: arxivIds.length === 1 ? 0 : 2,
        }),
      );
      return (await queue.enqueue(jobs)).map(toJobView);
    },
    cancel: ({ jobIds }) => queue.cancel(jobIds),
    async listJobs() {
      const store = jobStore(database);
      const [running, queued] = await Promise.all([store.findByState('running'), store.findByState('queued')]);
      return [...running, ...queued].map(toJobView);
    },
  };

  /** A text that is not here yet is counted as a paper of usual length. */
  async function estimateWork(paper: PaperRecord, languages: Language[], form: AnalysisForm): Promise<TokenEstimate> {
    const abstract = estimateAbstract({ paper, sentences: paper.reading?.sentences ?? [], languages });
    if (form === 'abstract') return abstract;
    const stored = await findFullText(database, arxivIdVOf(paper), new Date().toISOString());
    if (stored === null) return abstract;
    if (!stored) return { ...abstract, inputTokens: Math.min(USUAL_TEXT, await contextTokensOf()) };
    return estimateFulltext({ paper, text: prepareText(stored, await contextTokensOf()), languages });
  }

  async function isUnreadable(arxivId: string): Promise<boolean> {
    const [paper] = await findPapers(database, [arxivId]);
    return !paper || paper.abstract === null;
  }
}
