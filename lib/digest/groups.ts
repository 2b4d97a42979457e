import type { Day } from './day.ts';
import { listNews } from './themes.ts';

/** Papers whose words are close to those of one of them. */
export interface Group {
  /** The one that the others are close to. */
  centre: number;
  /** All of them, the centre first, then the closest first. */
  members: number[];
}

const MOST_GROUPS = 3;
const FEWEST_MEMBERS = 3;
/** Cosine from which two papers are close: on saved listings pairs of one matter, one in a thousand pairs. */
const CLOSE = 0.15;

/**
 * Groups of similar papers, the largest first, no paper in two: time and again the paper with the most close ones left, and those
 * (leader clustering). Equals in the order of the listing.
 */
export function findGroups(day: Day): Group[] {
  const free = new Set(listNews(day).filter((index) => day.papers[index]?.paper.withdrawn === false));
  const close = new Map<number, number[]>([...free].map((index) => [index, []]));
  for (const one of free) {
    for (const other of free) {
      if (one >= other || day.similarity(one, other) < CLOSE) continue;
      close.get(one)?.push(other);
      close.get(other)?.push(one);
    }
  }
  const groups: Group[] = [];
  while (groups.length < MOST_GROUPS) {
    let [centre, others]: [number, number[]] = [-1, []];
    for (const index of free) {
      const left = (close.get(index) ?? []).filter((other) => free.has(other));
      if (left.length > others.length) [centre, others] = [index, left];
    }
    if (others.length + 1 < FEWEST_MEMBERS) break;
    const leader = centre;
    others = others.toSorted(
      (one, other) => day.similarity(leader, other) - day.similarity(leader, one) || one - other,
    );
    const members = [centre, ...others];
    groups.push({ centre, members });
    for (const index of members) free.delete(index);
  }
  return groups;
}
