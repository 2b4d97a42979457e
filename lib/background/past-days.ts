import type { Announcement } from '../arxiv/announcement.ts';
import { findAnnouncements } from '../db/announcements.ts';
import { countPastDays, type PastDays } from '../digest/past-days.ts';
import { type TagRules, tagger } from '../reader/tag-rules.ts';
import { announcedPapers } from './day-papers.ts';
import type { Services } from './services.ts';

/** A week of mailings. */
const MOST_DAYS = 5;

/** What the listings at hand before this one were about. Tags are taken as they were read then: to read them anew would take a second. */
export async function findPastDays(
  services: Pick<Services, 'database'>,
  { category, announcementDate }: Announcement,
  tagRules: TagRules,
): Promise<PastDays> {
  const withRules = tagger(tagRules);
  const before = (await findAnnouncements(services.database)).filter(
    (one) => one.category === category && one.announcementDate < announcementDate,
  );
  const days = await Promise.all(
    before.slice(0, MOST_DAYS).map(async (one) => {
      const kinds = new Map(one.entries.map(({ arxivId, kind }) => [arxivId, kind]));
      return (await announcedPapers(services, one)).flatMap(({ reading, ...paper }) => {
        const kind = kinds.get(paper.arxivId) ?? 'new';
        return reading ? [{ kind, tags: withRules(paper, reading).tags }] : [];
      });
    }),
  );
  return countPastDays(days);
}
