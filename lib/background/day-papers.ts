import type { Announcement } from '../arxiv/announcement.ts';
import { findPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { DayPaper } from '../digest/day.ts';
import { type TagRules, tagger } from '../reader/tag-rules.ts';
import { readPaper } from './read-paper.ts';
import type { Services } from './services.ts';

/** The papers of an announcement that are stored, in its order. */
export function announcedPapers(
  { database }: Pick<Services, 'database'>,
  announcement: Announcement,
): Promise<PaperRecord[]> {
  return findPapers(
    database,
    announcement.entries.map((entry) => entry.arxivId),
  );
}

/** Those of them that could be read. */
export function toDayPapers(
  announcement: Announcement,
  records: readonly PaperRecord[],
  tagRules: TagRules,
): DayPaper[] {
  const withRules = tagger(tagRules);
  const kinds = new Map(announcement.entries.map((entry) => [entry.arxivId, entry.kind]));
  return records.flatMap((paper) => {
    const reading = readPaper(paper, paper.reading);
    return reading ? [{ paper, reading: withRules(paper, reading), kind: kinds.get(paper.arxivId) ?? 'new' }] : [];
  });
}
