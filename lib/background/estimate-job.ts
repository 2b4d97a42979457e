import type { Language } from '../analysis/analysis.ts';
import {
  estimateAbstract,
  estimateAsk,
  estimateFulltext,
  estimateTranslation,
  estimateTriage,
  type TokenEstimate,
} from '../analysis/estimate.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { askedWith } from '../analysis/run-ask.ts';
import { sourceOf } from '../analysis/translation/translated.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { findAnalyses } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { findFullText } from '../db/fulltexts.ts';
import type { PaperRecord } from '../db/schema.ts';
import { contextTokensOf } from '../providers/index.ts';
import { type Profile, writtenBy } from '../providers/profile.ts';
import { type JobSubject, taskOf } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
import { currentOf } from './missing-languages.ts';

export type PaperSubject = Exclude<JobSubject, { task: 'digest' }>;

export interface PaperJob {
  subject: PaperSubject;
  languages: readonly Language[];
  /** Whose model the text is cut to; null as long as there is none. */
  profile: Profile | null;
}

const NOTHING: TokenEstimate = { inputTokens: 0, outputTokens: 0 };

/**
 * What a job on one paper would send and get.
 *
 * @param unread input tokens to count for a text that is not here yet.
 */
export async function estimateJob(
  database: Database,
  paper: PaperRecord,
  { subject, languages: wanted, profile }: PaperJob,
  unread: number,
): Promise<TokenEstimate> {
  const isTranslation = subject.task === 'analysis' && subject.from !== undefined;
  const languages = isTranslation ? wanted : writtenBy(profile, wanted);
  const sentences = paper.reading?.sentences ?? [];
  const [language = 'en'] = languages;
  const role = subject.task === 'tryout' ? { role: subject.role } : {};
  const task = taskOf(subject);
  if (task === 'abstract') return estimateAbstract({ paper, sentences, languages, ...role });
  if (task === 'triage') {
    const { includeKeywords: interests } = await getSettings();
    return estimateTriage({ papers: [{ ...paper, sentences }], interests, languages, ...role });
  }
  if (subject.task === 'analysis' && subject.from) {
    const stored = (await findAnalyses(database, [paper.arxivId])).get(paper.arxivId) ?? [];
    const source = sourceOf(currentOf(stored, subject.form, paper), language);
    return source ? estimateTranslation({ paper, source, language }) : NOTHING;
  }
  const contextTokens = contextTokensOf(profile);
  const stored = await findFullText(database, arxivIdVOf(paper), new Date().toISOString());
  const text = stored ? prepareText(stored, contextTokens) : null;
  const tokens =
    subject.task === 'ask' || (subject.task === 'tryout' && task === 'ask')
      ? estimateAsk(askedWith({ paper, question: subject.question, language, text, sentences }).messages, language)
      : text
        ? estimateFulltext({ paper, text, languages, ...role })
        : estimateAbstract({ paper, sentences, languages });
  return stored === undefined ? { ...tokens, inputTokens: Math.min(unread, contextTokens) } : tokens;
}
