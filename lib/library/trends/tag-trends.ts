import { type Counted, discoveryBound, logOddsChange, twoSidedProbability } from './proportions.ts';
import { sumOfWeeks, type WeekCounts } from './week-counts.ts';

/** Weeks that are held against those before them. */
const RECENT_WEEKS = 4;
const EARLIER_WEEKS = 12;
/** Papers that each of the two spans has at least, before anything is said. */
export const LEAST_PAPERS = 30;
/** Papers of both spans that a tag is on at least. */
const LEAST_TAGGED = 5;
/** Papers that make a tag new: one may be a slip. */
const LEAST_NEW = 2;
/** Of the tags that are called rising or fading, the share that may be so by chance. */
const FALSE_SHARE = 0.1;

export type Direction = 'rising' | 'fading' | 'steady';

export interface TagTrend {
  tag: string;
  recent: Counted;
  earlier: Counted;
  /** Standard errors by which the log odds have changed; null: too few papers to tell. */
  change: number | null;
  direction: Direction;
  /** Week of the first paper with it. */
  firstWeek: number;
  /** Not met before the recent weeks, though there were papers enough. */
  isNew: boolean;
}

/**
 * Every tag with how its share of the last four weeks compares to its share of the twelve before. It is called rising or
 * fading where the change of its log odds is beyond chance, by the two-sided normal test under a false discovery rate of
 * one in ten over all tags tested; the weeks end with the last that has a paper.
 */
export function tagTrends({ span, papers, tags }: WeekCounts): TagTrend[] {
  if (!span) return [];
  const { recent, earlier } = comparedWeeks(span.last);
  const ofRecent = sumOfWeeks(papers, ...recent);
  const ofEarlier = sumOfWeeks(papers, ...earlier);
  const canTell = ofRecent >= LEAST_PAPERS && ofEarlier >= LEAST_PAPERS;
  const trends = [...tags].map(([tag, weeks]): TagTrend => {
    const now = { count: sumOfWeeks(weeks, ...recent), of: ofRecent };
    const before = { count: sumOfWeeks(weeks, ...earlier), of: ofEarlier };
    const firstWeek = [...weeks.keys()].reduce((first, week) => Math.min(first, week));
    const isTested = canTell && now.count + before.count >= LEAST_TAGGED;
    return {
      tag,
      recent: now,
      earlier: before,
      change: isTested ? logOddsChange(now, before) : null,
      direction: 'steady',
      firstWeek,
      isNew: firstWeek >= recent[0] && now.count >= LEAST_NEW && ofEarlier >= LEAST_PAPERS,
    };
  });
  const probabilities = trends.flatMap(({ change }) => (change === null ? [] : [twoSidedProbability(change)]));
  const bound = discoveryBound(probabilities, FALSE_SHARE);
  return trends.map((trend) => {
    if (trend.change === null || twoSidedProbability(trend.change) > bound) return trend;
    return { ...trend, direction: trend.change > 0 ? 'rising' : 'fading' };
  });
}

/** First and last week of the two spans, the later ending with `last`. */
export function comparedWeeks(last: number): { recent: [number, number]; earlier: [number, number] } {
  const start = last - RECENT_WEEKS + 1;
  return { recent: [start, last], earlier: [start - EARLIER_WEEKS, start - 1] };
}

export const TAG_LISTS = ['all', 'rising', 'fading', 'new'] as const;
export type TagList = (typeof TAG_LISTS)[number];

/** Those of a list, the most telling first: by change, by day, or by how many papers they are on in the weeks shown. */
export function listTags(
  trends: readonly TagTrend[],
  list: TagList,
  papersOf: (tag: string) => number,
): readonly TagTrend[] {
  const byName = (a: TagTrend, b: TagTrend): number => (a.tag < b.tag ? -1 : 1);
  switch (list) {
    case 'rising':
      return trends.filter(({ direction }) => direction === 'rising').toSorted((a, b) => by(b) - by(a) || byName(a, b));
    case 'fading':
      return trends.filter(({ direction }) => direction === 'fading').toSorted((a, b) => by(a) - by(b) || byName(a, b));
    case 'new':
      return trends
        .filter(({ isNew }) => isNew)
        .toSorted((a, b) => b.recent.count - a.recent.count || b.firstWeek - a.firstWeek || byName(a, b));
    default: {
      const counted = trends
        .map((trend) => ({ trend, papers: papersOf(trend.tag) }))
        .filter(({ papers }) => papers > 0);
      return counted.toSorted((a, b) => b.papers - a.papers || byName(a.trend, b.trend)).map(({ trend }) => trend);
    }
  }
}

function by({ change }: TagTrend): number {
  return change ?? 0;
}
