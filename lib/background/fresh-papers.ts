import { findNewestAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/database.ts';
import { findPapers } from '../db/papers.ts';
import { newToReader } from '../library/new-to-reader.ts';

/** Papers new to the reader in the newest mailing at hand of each category. */
export async function freshPapers(database: Database, categories: readonly string[]): Promise<string[]> {
  const newest = await Promise.all(categories.map((category) => findNewestAnnouncement(database, category)));
  const mailings = newest.flatMap((mailing) => (mailing && !mailing.imported ? [mailing] : []));
  const arxivIds = mailings.flatMap(({ entries }) => entries.map(({ arxivId }) => arxivId));
  const records = new Map((await findPapers(database, arxivIds)).map((record) => [record.arxivId, record]));
  return newToReader(mailings, (arxivId) => records.get(arxivId)?.announced ?? []);
}
