import type { LibraryRow } from '../library-row.ts';
import { weekOf } from './weeks.ts';

export type CountByWeek = ReadonlyMap<number, number>;

/** What trends are drawn from: how many papers of each week there are, and how many of them have each tag and category. */
export interface WeekCounts {
  /** First and last week with a paper; null: there is none. */
  span: { first: number; last: number } | null;
  /** Papers of the chosen categories. */
  papers: CountByWeek;
  tags: ReadonlyMap<string, CountByWeek>;
  /** Of all papers, by each category they are in. */
  categories: ReadonlyMap<string, CountByWeek>;
  /** The same of papers that have the tag asked for. */
  tagged: ReadonlyMap<string, CountByWeek>;
  /** Papers whose day is not known: met as a replacement alone. */
  undated: number;
}

interface Wanted {
  /** Any of them; none: all. */
  categories: readonly string[];
  tag: string | null;
}

type Row = Pick<LibraryRow, 'appeared' | 'categories' | 'tags'>;

/** Counts papers by the week they appeared in: one look at each. Hidden ones count: what is hidden was written all the same. */
export function countWeeks(rows: Iterable<Row>, { categories, tag }: Wanted): WeekCounts {
  const weeks = new Map<string, number>();
  const papers = new Map<number, number>();
  const byTag = new Map<string, Map<number, number>>();
  const byCategory = new Map<string, Map<number, number>>();
  const tagged = new Map<string, Map<number, number>>();
  let [first, last, undated] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const row of rows) {
    const week = weekIn(weeks, row.appeared);
    if (Number.isNaN(week)) {
      undated += 1;
      continue;
    }
    first = Math.min(first, week);
    last = Math.max(last, week);
    for (const category of row.categories) add(byCategory, category, week);
    if (tag !== null && row.tags.includes(tag)) for (const category of row.categories) add(tagged, category, week);
    if (categories.length > 0 && !row.categories.some((category) => categories.includes(category))) continue;
    papers.set(week, (papers.get(week) ?? 0) + 1);
    for (const each of row.tags) add(byTag, each, week);
  }
  const span = first <= last ? { first, last } : null;
  return { span, papers, tags: byTag, categories: byCategory, tagged, undated };
}

/** Days are few and papers many. */
function weekIn(known: Map<string, number>, day: string | null): number {
  if (day === null) return Number.NaN;
  let week = known.get(day);
  if (week === undefined) known.set(day, (week = weekOf(day)));
  return week;
}

function add(counts: Map<string, Map<number, number>>, name: string, week: number): void {
  let weeks = counts.get(name);
  if (!weeks) counts.set(name, (weeks = new Map()));
  weeks.set(week, (weeks.get(week) ?? 0) + 1);
}

/** Over the weeks from `first` to `last`, both included. */
export function sumOfWeeks(counts: CountByWeek | undefined, first: number, last: number): number {
  let sum = 0;
  for (const [week, count] of counts ?? []) if (week >= first && week <= last) sum += count;
  return sum;
}

/** More weeks than these are not drawn: ten years. */
const MOST_WEEKS = 520;

/** The newest so many weeks, in order; null: all. They begin no earlier than the first paper and end with the last week that has a paper. */
export function weeksShown(span: WeekCounts['span'], weeks: number | null): number[] {
  if (!span) return [];
  const count = Math.min(weeks ?? MOST_WEEKS, span.last - span.first + 1, MOST_WEEKS);
  return Array.from({ length: count }, (_, index) => span.last - count + 1 + index);
}
