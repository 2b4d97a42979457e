import { dayOf, type LibraryRow, namesOn, scoreOf } from './library-row.ts';
import type { LibraryView, Sort } from './library-view.ts';

/** How often each value stands among the papers that every other condition lets through. */
export interface Facets {
  categories: ReadonlyMap<string, number>;
  kinds: ReadonlyMap<string, number>;
  forms: ReadonlyMap<string, number>;
  models: ReadonlyMap<string, number>;
  tags: ReadonlyMap<string, number>;
  ownTags: ReadonlyMap<string, number>;
  starred: number;
  noted: number;
  imported: number;
}

type Facet = keyof Facets;

/** Papers that a view lists, in the order they came, and what it could be narrowed to: one look at each row. */
export function filterLibrary(
  rows: Iterable<LibraryRow>,
  view: LibraryView,
): { rows: LibraryRow[]; facets: Facets; hidden: number } {
  const counts = { categories: new Map(), kinds: new Map(), forms: new Map(), models: new Map() } as const;
  const tags = new Map<string, number>();
  const ownTags = new Map<string, number>();
  const flags = { starred: 0, noted: 0, imported: 0 };
  const listed: LibraryRow[] = [];
  let hidden = 0;
  for (const row of rows) {
    if (!isInRange(row, view)) continue;
    const failed = failedFacets(row, view);
    const isShown = view.hidden === 'with' || row.hidden === (view.hidden === 'only');
    if (!isShown) {
      if (failed.length === 0) hidden += 1;
      continue;
    }
    if (failed.length > 1) continue;
    const [missed] = failed;
    if (missed === undefined) listed.push(row);
    // Of values of which any will do, those a paper could be found by if they were chosen too.
    const counted = (facet: Facet): boolean => missed === undefined || missed === facet;
    if (counted('categories')) countAll(counts.categories, row.categories);
    if (counted('kinds')) countAll(counts.kinds, row.kinds);
    if (counted('forms')) countAll(counts.forms, new Set(row.analysed.map(({ form }) => form)));
    if (counted('models')) countAll(counts.models, row.models);
    if (missed === undefined) {
      countAll(tags, row.tags);
      countAll(ownTags, row.ownTags);
    }
    for (const flag of ['starred', 'noted', 'imported'] as const) if (row[flag] && counted(flag)) flags[flag] += 1;
  }
  return { rows: listed, facets: { ...counts, tags, ownTags, ...flags }, hidden };
}

function isInRange(row: LibraryRow, { from, to, first, score, by }: LibraryView): boolean {
  if (by.length > 0 && !by.some((name) => namesOn(row).has(name))) return false;
  if (from !== null || to !== null) {
    const day = first ? row.appeared : dayOf(row);
    if (day === null || (from !== null && day < from) || (to !== null && day > to)) return false;
  }
  return score === null || (scoreOf(row) ?? 0) >= score;
}

function failedFacets(row: LibraryRow, view: LibraryView): Facet[] {
  const failed: Facet[] = [];
  const anyOf = (facet: 'categories' | 'kinds' | 'models'): void => {
    const wanted: readonly string[] = view[facet];
    if (wanted.length > 0 && !row[facet].some((value) => wanted.includes(value))) failed.push(facet);
  };
  anyOf('categories');
  anyOf('kinds');
  anyOf('models');
  if (view.forms.length > 0 && !row.analysed.some(({ form }) => view.forms.includes(form))) failed.push('forms');
  if (!view.tags.every((tag) => row.tags.includes(tag))) failed.push('tags');
  if (!view.ownTags.every((tag) => row.ownTags.includes(tag))) failed.push('ownTags');
  for (const flag of ['starred', 'noted', 'imported'] as const) if (view[flag] && !row[flag]) failed.push(flag);
  return failed;
}

function countAll(counts: Map<string, number>, values: Iterable<string>): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Rows in the order wanted; `rank` gives a paper's place among the hits of a search. */
export function sortLibrary(rows: readonly LibraryRow[], sort: Sort, rank?: ReadonlyMap<string, number>): LibraryRow[] {
  if (sort === 'match' && rank) {
    return rows.toSorted((a, b) => (rank.get(a.arxivId) ?? 0) - (rank.get(b.arxivId) ?? 0));
  }
  if (sort === 'title') {
    return rows.toSorted((a, b) => compare(a.title.toLowerCase(), b.title.toLowerCase()) || newest(a, b));
  }
  if (sort === 'score') return rows.toSorted((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) || newest(a, b));
  if (sort === 'touched') {
    return rows.toSorted((a, b) => compare(b.touchedAt ?? '', a.touchedAt ?? '') || newest(a, b));
  }
  return rows.toSorted(newest);
}

function newest(a: LibraryRow, b: LibraryRow): number {
  return compare(dayOf(b), dayOf(a)) || compare(b.arxivId, a.arxivId);
}

/** By code units: the same in every language, and many times as fast as by locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
