import type { TopicShare } from '../analysis/prompts/digest.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import { findAnnouncements } from '../db/announcements.ts';
import type { PaperRecord } from '../db/schema.ts';
import { type TopicRate, topicRates } from '../digest/topics.ts';
import { tagger } from '../reader/tag-rules.ts';
import { findTerm } from '../reader/vocabulary/index.ts';
import { getSettings } from '../settings/store.ts';
import { announcedPapers } from './day-papers.ts';
import { readPaper } from './read-paper.ts';
import type { Services } from './services.ts';

const DAYS = 7;
/** Topics a model is told of: those that grew most, and shrank most. */
const MOST_TOLD = 8;

export interface WeekTopics {
  rates: TopicRate[];
  /** Of a paper of the day. */
  tagsOf: (arxivId: string) => readonly string[];
}

/** What the day's papers are about, held against the announcements of the seven days before that are at hand. */
export async function weekTopics(
  services: Services,
  announcement: Announcement,
  records: readonly PaperRecord[],
): Promise<WeekTopics> {
  const withRules = tagger((await getSettings()).tagRules);
  const tags = (paper: PaperRecord): string[] => {
    const reading = readPaper(paper, paper.reading);
    return reading ? withRules(paper, reading).tags : [];
  };
  const today = new Map(records.map((record) => [record.arxivId, tags(record)]));
  const since = new Date(Date.parse(announcement.announcementDate) - DAYS * 86_400_000).toISOString().slice(0, 10);
  const before = (await findAnnouncements(services.database)).filter(
    ({ category, announcementDate }) =>
      category === announcement.category &&
      announcementDate >= since &&
      announcementDate < announcement.announcementDate,
  );
  const days = await Promise.all(before.map(async (day) => (await announcedPapers(services, day)).map(tags)));
  return { rates: topicRates([...today.values()], days), tagsOf: (arxivId) => today.get(arxivId) ?? [] };
}

/** As a model is told of them, by name. */
export function toldTopics(rates: readonly TopicRate[]): TopicShare[] {
  const named = rates.flatMap(({ tag, today, before }) => {
    const name = findTerm(tag)?.name;
    return name === undefined ? [] : [{ name, today, before }];
  });
  return named.length <= MOST_TOLD * 2 ? named : [...named.slice(0, MOST_TOLD), ...named.slice(-MOST_TOLD)];
}
