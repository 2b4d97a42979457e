import type { Language } from '../analysis/analysis.ts';
import {
  estimateAbstract,
  estimateAsk,
  estimateFulltext,
  estimateTranslation,
  estimateTriage,
  type TokenEstimate,
} from '../analysis/estimate.ts';
import { editedForm, type PromptEdits } from '../analysis/form.ts';
import { abstractForm } from '../analysis/forms/abstract.ts';
import { findForm } from '../analysis/forms/index.ts';
import { NO_TEXT, prepareText } from '../analysis/prepare-text.ts';
import { askedWith } from '../analysis/run-ask.ts';
import { sourceOf } from '../analysis/translation/translated.ts';
import { reckonUnread, type UnreadText } from '../analysis/unread-text.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { findAnalyses } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { findFullText } from '../db/fulltexts.ts';
import type { PaperRecord } from '../db/schema.ts';
import { interestsOf } from '../interests/interests.ts';
import { contextTokensOf } from '../providers/index.ts';
import { type Profile, writtenBy } from '../providers/profile.ts';
import { type JobSubject, taskOf } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
import { currentOf } from './missing-languages.ts';

export type PaperSubject = Exclude<JobSubject, { task: 'digest' } | { task: 'triage' } | { task: 'grade' }>;

export interface PaperJob {
  subject: PaperSubject;
  languages: readonly Language[];
  /** Whose model the text is cut to; null as long as there is none. */
  profile: Profile | null;
}

/** `unread`: its text is not here yet, and the input is that of its pages. */
export type JobEstimate = TokenEstimate & { unread?: UnreadText };

const NOTHING: TokenEstimate = { inputTokens: 0, outputTokens: 0 };

/** What a job on one paper would send and get, with the prompt as the reader has put it. */
export async function estimateJob(
  database: Database,
  paper: PaperRecord,
  { subject, languages: wanted, profile }: PaperJob,
): Promise<JobEstimate> {
  const settings = await getSettings();
  const { prompts: saved } = settings;
  const isTranslation = subject.task === 'analysis' && subject.from !== undefined;
  const languages = isTranslation ? wanted : writtenBy(profile, wanted);
  const sentences = paper.reading?.sentences ?? [];
  const [language = 'en'] = languages;
  const task = taskOf(subject);
  const prompts: PromptEdits = subject.task === 'tryout' ? { ...saved, [task]: subject.role } : saved;
  const { role } = editedForm(findForm(task), prompts);
  if (task === 'abstract') return estimateAbstract({ paper, sentences, languages, role });
  if (task === 'triage') {
    return estimateTriage({ papers: [{ ...paper, sentences }], interests: interestsOf(settings), languages, role });
  }
  if (subject.task === 'analysis' && subject.from) {
    const stored = (await findAnalyses(database, [paper.arxivId])).get(paper.arxivId) ?? [];
    const source = sourceOf(currentOf(stored, subject.form, paper), language);
    return source ? estimateTranslation({ paper, source, language, prompts }) : NOTHING;
  }
  const contextTokens = contextTokensOf(profile);
  const stored = await findFullText(database, arxivIdVOf(paper), new Date().toISOString());
  // A text that is not here yet is added, by its pages, to what is sent beside it.
  const unread = stored === undefined ? reckonUnread(paper, contextTokens) : null;
  const withText = (tokens: TokenEstimate): JobEstimate =>
    unread ? { ...tokens, inputTokens: tokens.inputTokens + unread.tokens, unread } : tokens;
  const text = stored ? prepareText(stored, contextTokens) : unread && NO_TEXT;
  if (subject.task === 'ask' || (subject.task === 'tryout' && task === 'ask')) {
    const { question } = subject;
    const asked = askedWith({ paper, question, language, text, sentences, prompts });
    return withText(estimateAsk(asked.messages, language));
  }
  // Where arXiv has no text, the abstract stands in for it.
  if (!text) return estimateAbstract({ paper, sentences, languages, role: editedForm(abstractForm, prompts).role });
  return withText(estimateFulltext({ paper, text, languages, role }));
}
