import { type LibraryRow, namesOn } from '../library-row.ts';
import { weekOf } from './weeks.ts';

/** Stars on papers of one name before it is watched for them. */
const LEAST_STARS = 2;
const MOST_STARRED = 12;

/** Somebody whose papers are looked out for. */
export interface WatchedAuthor {
  name: string;
  /** Named in the settings; else found by the reader's stars. */
  followed: boolean;
  /** Starred papers of theirs. */
  stars: number;
  /** Of the weeks asked for, the newest first. */
  papers: LibraryRow[];
  /** Papers by week, as the weeks were asked for. */
  byWeek: number[];
}

/**
 * Those the reader follows, in their order, then those most of their starred papers are by. Names found by stars are taken as they
 * are written; of a paper by many the first eight and the last count.
 */
export function watchAuthors(
  rows: readonly LibraryRow[],
  followed: readonly string[],
  weeks: readonly number[],
): WatchedAuthor[] {
  const stars = countStars(rows);
  const starred = [...stars]
    .filter(([name, count]) => count >= LEAST_STARS && !followed.some((each) => isSamePerson(each, name)))
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_STARRED);
  const watched = new Map<string, WatchedAuthor>();
  for (const name of followed) watched.set(name, newWatch(name, weeks.length, { followed: true }));
  for (const [name, count] of starred)
    watched.set(name, newWatch(name, weeks.length, { followed: false, stars: count }));
  const [first = 0] = weeks;
  for (const row of rows) {
    for (const name of namesOn(row)) {
      const watch = watched.get(name);
      if (!watch) continue;
      if (watch.followed && row.starred) watch.stars += 1;
      const at = row.appeared === null ? Number.NaN : weekOf(row.appeared) - first;
      if (!(at >= 0 && at < weeks.length)) continue;
      watch.byWeek[at] = (watch.byWeek[at] ?? 0) + 1;
      watch.papers.push(row);
    }
  }
  for (const { papers } of watched.values()) papers.sort(newestFirst);
  return [...watched.values()];
}

function countStars(rows: readonly LibraryRow[]): Map<string, number> {
  const stars = new Map<string, number>();
  for (const { starred, authors, lastAuthor } of rows) {
    if (!starred) continue;
    for (const name of new Set(lastAuthor === null ? authors : [...authors, lastAuthor])) {
      stars.set(name, (stars.get(name) ?? 0) + 1);
    }
  }
  return stars;
}

/** As far as a surname and an initial tell: enough not to list one person twice. */
function isSamePerson(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) => name.toLowerCase().split(/\s+/));
  return words?.at(-1) === others?.at(-1) && words?.[0]?.[0] === others?.[0]?.[0];
}

function newWatch(
  name: string,
  weeks: number,
  { followed, stars = 0 }: { followed: boolean; stars?: number },
): WatchedAuthor {
  return { name, followed, stars, papers: [], byWeek: Array.from({ length: weeks }, () => 0) };
}

function newestFirst(a: LibraryRow, b: LibraryRow): number {
  const [one, other] = [`${a.appeared} ${a.arxivId}`, `${b.appeared} ${b.arxivId}`];
  return one < other ? 1 : one > other ? -1 : 0;
}
