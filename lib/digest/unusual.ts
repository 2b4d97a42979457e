import type { Day } from './day.ts';
import { type PastDays, usualShare } from './past-days.ts';
import { groupByTag, listNews, type Theme } from './themes.ts';

/** Two tags that are common today, and seldom together. */
export interface RarePair {
  tags: [string, string];
  members: number[];
  /** Papers that have each of the tags. */
  counts: [number, number];
}

/** A tag that is met today far more often than in the listings before. */
export interface Surge {
  tag: string;
  members: number[];
  total: number;
  /** Its share in the listings before, 0 to 1. */
  usual: number;
}

/** On a smaller day everything is unusual. */
const FEWEST_PAPERS = 8;
const MOST_OUTLIERS = 3;
const MOST_PAIRS = 3;
const TAG_PAPERS = 3;
const PAIR_PAPERS = 2;
/** A pair is rare when it is met at most this often as chance alone would bring it about. */
const RARE = 0.5;
const MOST_SURGES = 2;
/** Standard deviations of a Poisson count above what is usual. */
const SURGE = 2;

/** Papers least like the others of the day that have findings of their own. */
export function findOutliers(day: Day): number[] {
  const news = listNews(day);
  if (news.length < FEWEST_PAPERS) return [];
  const centrality = (index: number): number => day.centrality[index] ?? 0;
  return news
    .filter((index) => (day.findings[index]?.length ?? 0) > 0 && day.papers[index]?.paper.withdrawn === false)
    .toSorted((one, other) => centrality(one) - centrality(other) || one - other)
    .slice(0, MOST_OUTLIERS);
}

/** Pairs of tags met less often than their counts would bring about by chance; each tag is told in one pair only. */
export function findRarePairs(day: Day, isKnown: (tag: string) => boolean): RarePair[] {
  const news = listNews(day);
  if (news.length < FEWEST_PAPERS) return [];
  const groups = groupByTag(day, news).filter(([tag, members]) => members.length >= TAG_PAPERS && isKnown(tag));
  const pairs = groups.flatMap(([tag, members], at) => {
    const own = new Set(members);
    return groups.slice(at + 1).flatMap(([otherTag, others]) => {
      const both = others.filter((index) => own.has(index));
      const ratio = (both.length * news.length) / (members.length * others.length);
      if (both.length === 0 || both.length > PAIR_PAPERS || ratio > RARE) return [];
      return [{ tags: [tag, otherTag], members: both, counts: [members.length, others.length], ratio } as const];
    });
  });
  const told = new Set<string>();
  return pairs
    .toSorted((one, other) => one.ratio - other.ratio || (one.tags.join() < other.tags.join() ? -1 : 1))
    .filter(({ tags }) => {
      const fresh = tags.every((tag) => !told.has(tag));
      if (fresh) for (const tag of tags) told.add(tag);
      return fresh;
    })
    .slice(0, MOST_PAIRS)
    .map(({ tags, members, counts }) => ({ tags: [...tags], members, counts: [...counts] }));
}

/** Tags beyond the day's themes with far more papers than usual, the most surprising first. */
export function findSurges(
  day: Day,
  isKnown: (tag: string) => boolean,
  past: PastDays,
  themes: readonly Theme[],
): Surge[] {
  const news = listNews(day);
  const told = new Set(themes.map(({ tag }) => tag));
  return groupByTag(day, news)
    .flatMap(([tag, members]) => {
      const usual = usualShare(past, tag);
      if (usual === null || members.length < TAG_PAPERS || told.has(tag) || !isKnown(tag)) return [];
      const expected = usual * news.length;
      const surprise = (members.length - expected) / Math.sqrt(Math.max(1, expected));
      return surprise < SURGE ? [] : [{ surge: { tag, members, total: news.length, usual }, surprise }];
    })
    .toSorted((one, other) => other.surprise - one.surprise || (one.surge.tag < other.surge.tag ? -1 : 1))
    .slice(0, MOST_SURGES)
    .map(({ surge }) => surge);
}
