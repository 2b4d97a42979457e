import { TAG_LISTS, type TagList } from './tag-trends.ts';

export const TREND_PARTS = ['tags', 'categories', 'authors'] as const;
export type TrendPart = (typeof TREND_PARTS)[number];

/** Weeks that can be shown; null is all. */
export const RANGES = [4, 12, 26, 52, null] as const;
export type Range = (typeof RANGES)[number];
const USUAL_RANGE = 12;

/** Lines that can still be told apart. */
export const MOST_SERIES = 5;

/** What the trends show: all of what a bookmark keeps. */
export interface TrendsView {
  part: TrendPart;
  weeks: Range;
  /** Any of them; none: all. */
  categories: string[];
  /** Tags that are drawn; none: those that tell most. */
  tags: string[];
  /** What tags are looked for by. */
  query: string;
  list: TagList;
  /** Figures in the place of drawings. */
  table: boolean;
}

export const USUAL_TRENDS: TrendsView = {
  part: 'tags',
  weeks: USUAL_RANGE,
  categories: [],
  tags: [],
  query: '',
  list: 'all',
  table: false,
};

/** A view as steps and query of an address; what is as always is left out. */
export function formatTrends(view: TrendsView): { steps: string[]; query: string } {
  const query = new URLSearchParams();
  if (view.weeks !== USUAL_RANGE) query.set('weeks', String(view.weeks ?? 'all'));
  for (const category of view.categories) query.append('cat', category);
  for (const tag of view.tags) query.append('tag', tag);
  if (view.query !== '') query.set('q', view.query);
  if (view.list !== 'all') query.set('list', view.list);
  if (view.table) query.set('table', '1');
  return { steps: view.part === 'tags' ? [] : [view.part], query: query.toString() };
}

/** The view an address names; whatever it has that is not understood is passed over. */
export function parseTrends({ steps, query: text }: { steps: readonly string[]; query: string }): TrendsView {
  const query = new URLSearchParams(text);
  const all = (name: string): string[] => [...new Set(query.getAll(name).filter((value) => value !== ''))];
  const weeks = query.get('weeks');
  return {
    part: TREND_PARTS.find((part) => part === steps[0]) ?? 'tags',
    weeks: weeks === 'all' ? null : (RANGES.find((range) => range !== null && String(range) === weeks) ?? USUAL_RANGE),
    categories: all('cat'),
    tags: all('tag').slice(0, MOST_SERIES),
    query: query.get('q') ?? '',
    list: TAG_LISTS.find((list) => list === query.get('list')) ?? 'all',
    table: query.get('table') === '1',
  };
}
