import { estimateAbstract, estimateFulltext } from '../analysis/estimate.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { findFullText } from '../db/fulltexts.ts';
import { putLedgerRow } from '../db/ledger.ts';
import { findPaper } from '../db/papers.ts';
import type { Job } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
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
  const isPaper = subject.task === 'analysis';
  const inputTokens = isPaper ? await sentTokens(database, job, subject) : 0;
  const at = new Date(job.updatedAt);
  await putLedgerRow(database, {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task: isPaper ? subject.form : 'digest',
    subject: isPaper ? subject.arxivIdV : `${subject.category} ${subject.announcementDate}`,
    provider: profile.provider,
    model: profile.model,
    inputTokens,
    outputTokens: Math.ceil(job.received / CHARACTERS_PER_TOKEN),
    estimated: true,
    cost: null,
    duration: 0,
    outcome: 'interrupted',
  });
}

/** A full text that is not stored had not come yet, and nothing had been sent. */
async function sentTokens(database: Database, job: Job, subject: SubjectOf<'analysis'>): Promise<number> {
  const paper = await findPaper(database, subject.arxivId);
  if (!paper) return 0;
  const { languages } = job;
  if (subject.form === 'abstract') {
    return estimateAbstract({ paper, sentences: paper.reading?.sentences ?? [], languages }).inputTokens;
  }
  const fullText = await findFullText(database, arxivIdVOf(paper), new Date().toISOString());
  if (!fullText) return 0;
  const text = prepareText(fullText, await contextTokensOf());
  return estimateFulltext({ paper, text, languages }).inputTokens;
}
