import { estimateAbstract, estimateAsk, estimateFulltext, estimateTranslation } from '../analysis/estimate.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { askedWith } from '../analysis/run-ask.ts';
import { sourceOf } from '../analysis/translation/translated.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { localDay } from '../core/dates.ts';
import { findAnalyses } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { findFullText } from '../db/fulltexts.ts';
import { putLedgerRow } from '../db/ledger.ts';
import { findPaper } from '../db/papers.ts';
import { type Job, taskOf } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
import { currentOf } from './missing-languages.ts';
import { contextTokensOf } from './prepare-call.ts';
import type { SubjectOf } from './run-job.ts';
import type { Services } from './services.ts';

/** Characters a token stands for, at least: what was received is counted rather too high than too low. */
const CHARACTERS_PER_TOKEN = 2;

/**
 * The ledger row of a call that its worker did not live to write down. The provider will charge for it, so
 * the day's budget has to know of it; the numbers are estimates and marked so.
 */
export async function writeInterrupted({ database }: Services, job: Job): Promise<void> {
  const { profile } = await getSettings();
  if (!profile) return;
  const { subject } = job;
  const at = new Date(job.updatedAt);
  await putLedgerRow(database, {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task: taskOf(subject),
    subject: subject.task === 'digest' ? `${subject.category} ${subject.announcementDate}` : subject.arxivIdV,
    provider: profile.provider,
    model: profile.model,
    inputTokens: subject.task === 'digest' ? 0 : await sentTokens(database, job, subject),
    outputTokens: Math.ceil(job.received / CHARACTERS_PER_TOKEN),
    estimated: true,
    cost: null,
    duration: 0,
    outcome: 'interrupted',
  });
}

async function sentTokens(database: Database, job: Job, subject: SubjectOf<'analysis' | 'ask'>): Promise<number> {
  const paper = await findPaper(database, subject.arxivId);
  if (!paper) return 0;
  const { languages } = job;
  const sentences = paper.reading?.sentences ?? [];
  if (subject.task === 'analysis' && subject.from) {
    const [language = 'en'] = languages;
    const stored = (await findAnalyses(database, [subject.arxivId])).get(subject.arxivId) ?? [];
    const source = sourceOf(currentOf(stored, subject.form, paper), language);
    return source ? estimateTranslation({ paper, source, language }).inputTokens : 0;
  }
  const isAbstract = subject.task === 'analysis' && subject.form === 'abstract';
  if (isAbstract) return estimateAbstract({ paper, sentences, languages }).inputTokens;
  const stored = await findFullText(database, arxivIdVOf(paper), new Date().toISOString());
  const text = stored ? prepareText(stored, await contextTokensOf()) : null;
  if (subject.task === 'ask') {
    const [language = 'en'] = languages;
    const { messages } = askedWith({ paper, question: subject.question, language, text, sentences });
    return estimateAsk(messages, language).inputTokens;
  }
  // A full text that is not stored had not come yet, and nothing had been sent.
  return text ? estimateFulltext({ paper, text, languages }).inputTokens : 0;
}
