import { localDay } from '../../../lib/core/dates.ts';
import { wilsonInterval } from '../../../lib/library/trends/proportions.ts';
import { LEAST_PAPERS } from '../../../lib/library/trends/tag-trends.ts';
import { mondayOf, weekOf } from '../../../lib/library/trends/weeks.ts';
import { trendsWords } from './trends-words.ts';

/** A week and the papers of the chosen categories in it. */
export interface Week {
  week: number;
  papers: number;
}

/** Papers of one thing in each of the weeks shown. */
export interface Series {
  id: string;
  name: string;
  counts: readonly number[];
}

/** Share of a week's papers; null: it has none. */
export function shareAt({ counts }: Series, { papers }: Week, column: number): number | null {
  return papers === 0 ? null : (counts[column] ?? 0) / papers;
}

/** A point in words: what, when, how much of how many, and how sure. */
export function pointWords(series: Series, week: Week, column: number): string {
  const say = trendsWords.value;
  const count = series.counts[column] ?? 0;
  const { low, high } = wilsonInterval(count, week.papers);
  const share = `${say.percent(count / week.papers)} (${say.ofPapers(count, week.papers)})`;
  return [
    series.name,
    weekWords(week.week),
    share,
    say.interval(say.percent(low), say.percent(high)),
    ...(week.papers < LEAST_PAPERS ? [say.few] : []),
  ].join(' · ');
}

/** The week's name, and whether it goes on. */
export function weekWords(week: number): string {
  const say = trendsWords.value;
  return isUnfinished(week) ? `${say.week(mondayOf(week))} (${say.unfinished})` : say.week(mondayOf(week));
}

export function isUnfinished(week: number): boolean {
  return week >= weekOf(localDay(new Date()));
}
