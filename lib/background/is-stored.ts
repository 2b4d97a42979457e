import { findAnalyses } from '../db/analyses.ts';
import { findAsk } from '../db/asks.ts';
import { findDigests } from '../db/digests.ts';
import { findPaper } from '../db/papers.ts';
import type { Database } from '../db/database.ts';
import type { Job } from '../queue/job.ts';
import { currentOf, unfinishedLanguages } from './missing-languages.ts';

/** Whether what a job was queued for is stored, in every language; of a try-out it does not matter. */
export async function isStored(database: Database, { subject, languages, createdAt }: Job): Promise<boolean> {
  if (subject.task === 'ask') return (await findAsk(database, subject.askId)) !== undefined;
  if (subject.task === 'digest') {
    const digests = await findDigests(database, subject.category, subject.announcementDate);
    return unfinishedLanguages(languages, digests, createdAt).length === 0;
  }
  if (subject.task !== 'analysis') return false;
  const { arxivId, form } = subject;
  const paper = await findPaper(database, arxivId);
  const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
  return paper !== undefined && unfinishedLanguages(languages, currentOf(stored, form, paper), createdAt).length === 0;
}
