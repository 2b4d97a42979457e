import type { Day } from './day.ts';
import { NO_PAST, type PastDays, usualShare } from './past-days.ts';

/** A tag that several papers of the day share. */
export interface Theme {
  tag: string;
  /** Indices into the day's papers, the most central of the theme first. */
  members: number[];
  /** Papers counted, with the tag or without. */
  total: number;
  /** The tag most often met beside this one, when at least a third of its papers have it. */
  companion: string | null;
  /** Share of papers that had it in the listings before, 0 to 1; null where too little is known of them. */
  usual: number | null;
}

const MOST_THEMES = 6;
const FEWEST_PAPERS = 2;
const COMPANION_SHARE = 1 / 3;
/** Two tags with this much of their papers in common (Jaccard) are one theme. */
const SAME_THEME = 0.7;
/** So much of what is usual counts against a theme: one that is always large still leads, but not before one that grew. */
const EXPECTED_WEIGHT = 0.5;

/** Papers that are news: replacements are counted only on a day that has nothing else. */
export function listNews(day: Day): number[] {
  const all = day.papers.map((_, index) => index);
  const news = all.filter((index) => day.papers[index]?.kind !== 'replacement');
  return news.length > 0 ? news : all;
}

/** Tag to papers, the largest first, equals in the order of the tag's id. */
export function groupByTag(day: Day, indices: readonly number[]): [string, number[]][] {
  const groups = new Map<string, number[]>();
  for (const index of indices) {
    for (const tag of new Set(day.papers[index]?.reading.tags)) groups.set(tag, [...(groups.get(tag) ?? []), index]);
  }
  return [...groups].toSorted(
    ([tag, members], [otherTag, others]) => others.length - members.length || (tag < otherTag ? -1 : 1),
  );
}

/** Jaccard index. */
export function overlap(one: readonly number[], other: readonly number[]): number {
  const both = one.filter((index) => other.includes(index)).length;
  return both / (one.length + other.length - both);
}

/** Members by their mean likeness to the other members, the order of the listing deciding between equals. */
function sortByCentrality(day: Day, members: readonly number[]): number[] {
  const likeness = new Map(
    members.map((one) => [
      one,
      members.reduce((sum, other) => sum + (one === other ? 0 : day.similarity(one, other)), 0),
    ]),
  );
  return members.toSorted((one, other) => (likeness.get(other) ?? 0) - (likeness.get(one) ?? 0) || one - other);
}

function findCompanion(day: Day, tag: string, members: readonly number[]): string | null {
  const companion = groupByTag(day, members).find(([other]) => other !== tag);
  const common = companion !== undefined && companion[1].length < members.length;
  return common && companion[1].length >= members.length * COMPANION_SHARE ? companion[0] : null;
}

/**
 * What the day is about: its most frequent tags, less what the listings before lead one to expect, each theme once. `isKnown` says which
 * tags have a name.
 */
export function findThemes(day: Day, isKnown: (tag: string) => boolean, past: PastDays = NO_PAST): Theme[] {
  const news = listNews(day);
  const weightOf = ([tag, members]: [string, number[]]): number =>
    members.length - EXPECTED_WEIGHT * (usualShare(past, tag) ?? 0) * news.length;
  const chosen: [string, number[]][] = [];
  for (const [tag, members] of groupByTag(day, news).toSorted((one, other) => weightOf(other) - weightOf(one))) {
    if (chosen.length === MOST_THEMES) break;
    const fresh = chosen.every(([, others]) => overlap(members, others) < SAME_THEME);
    if (members.length >= FEWEST_PAPERS && isKnown(tag) && fresh) chosen.push([tag, members]);
  }
  return chosen.map(([tag, members]) => ({
    tag,
    members: sortByCentrality(day, members),
    total: news.length,
    companion: findCompanion(day, tag, members),
    usual: usualShare(past, tag),
  }));
}
