import { findAnalyses } from '../db/analyses.ts';
import { findAsk } from '../db/asks.ts';
import { findPaper } from '../db/papers.ts';
import type { Database } from '../db/database.ts';
import type { Job } from '../queue/job.ts';
import { currentOf, unfinishedLanguages } from './missing-languages.ts';

/** Whether what a job was queued for is stored, in every language. Of a day's summary there is more to see to than its text, and its next run sees to it. */
export async function isStored(database: Database, { subject, languages, createdAt }: Job): Promise<boolean> {
  if (subject.task === 'ask') return (await findAsk(database, subject.askId)) !== undefined;
  if (subject.task !== 'analysis') return false;
  const { arxivId, form } = subject;
  const paper = await findPaper(database, arxivId);
  const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
  return paper !== undefined && unfinishedLanguages(languages, currentOf(stored, form, paper), createdAt).length === 0;
}
