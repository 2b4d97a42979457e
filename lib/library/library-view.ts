import type { AnalysisForm } from '../analysis/analysis.ts';
import type { EntryKind } from '../arxiv/paper.ts';

export const SORTS = ['date', 'score', 'touched', 'title', 'match'] as const;
export type Sort = (typeof SORTS)[number];

export const HIDDEN_CHOICES = ['without', 'with', 'only'] as const;
const KINDS: readonly EntryKind[] = ['new', 'cross', 'replacement'];
const FORMS: readonly AnalysisForm[] = ['abstract', 'fulltext'];

/** Which papers of the library are listed, and in what order: all of what a bookmark keeps. */
export interface LibraryView {
  /** As it is typed into the search box. */
  query: string;
  /** Any of them. */
  categories: string[];
  kinds: EntryKind[];
  forms: AnalysisForm[];
  models: string[];
  /** All of them: reckoned tags, and those the reader gave. */
  tags: string[];
  ownTags: string[];
  /** Days, `YYYY-MM-DD`, both among those listed. */
  from: string | null;
  to: string | null;
  /** Those days are when a paper first came, not its last announcement. */
  first: boolean;
  /** Any of them: names as they stand on papers, or those of the reader's that are meant by them. */
  by: string[];
  /** Relevance and significance together, 2 to 6; papers without a grade are left out. */
  score: number | null;
  starred: boolean;
  noted: boolean;
  imported: boolean;
  hidden: (typeof HIDDEN_CHOICES)[number];
  /** null: the best match first while something is searched for, else the newest. */
  sort: Sort | null;
}

export const WHOLE_LIBRARY: LibraryView = {
  query: '',
  categories: [],
  kinds: [],
  forms: [],
  models: [],
  tags: [],
  ownTags: [],
  from: null,
  to: null,
  first: false,
  by: [],
  score: null,
  starred: false,
  noted: false,
  imported: false,
  hidden: 'without',
  sort: null,
};

/** Names in the address, in the order in which they are written. */
const LISTS = { cat: 'categories', tag: 'tags', own: 'ownTags', model: 'models', by: 'by' } as const;
const FLAGS = ['starred', 'noted', 'imported'] as const;
const DAYS = ['from', 'to'] as const;

/** A view as the query part of an address; what is as always is left out. */
export function formatView(view: LibraryView): string {
  const query = new URLSearchParams();
  if (view.query !== '') query.set('q', view.query);
  for (const [name, field] of Object.entries(LISTS)) for (const value of view[field]) query.append(name, value);
  for (const kind of view.kinds) query.append('kind', kind);
  for (const form of view.forms) query.append('form', form);
  for (const name of DAYS) if (view[name] !== null) query.set(name, view[name]);
  if (view.first) query.set('first', '1');
  if (view.score !== null) query.set('score', String(view.score));
  for (const name of FLAGS) if (view[name]) query.set(name, '1');
  if (view.hidden !== 'without') query.set('hidden', view.hidden);
  if (view.sort !== null) query.set('sort', view.sort);
  return query.toString();
}

/** The view an address names; whatever it has that is not understood is passed over. */
export function parseView(text: string): LibraryView {
  const query = new URLSearchParams(text);
  const all = (name: string): string[] => [...new Set(query.getAll(name).filter((value) => value !== ''))];
  const oneOf = <Value extends string>(values: readonly Value[], name: string): Value | undefined =>
    values.find((value) => value === query.get(name));
  const day = (name: string): string | null => {
    const value = query.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
  };
  const score = Number(query.get('score'));
  return {
    query: query.get('q') ?? '',
    categories: all('cat'),
    kinds: KINDS.filter((kind) => all('kind').includes(kind)),
    forms: FORMS.filter((form) => all('form').includes(form)),
    models: all('model'),
    tags: all('tag'),
    ownTags: all('own'),
    from: day('from'),
    to: day('to'),
    first: query.get('first') === '1',
    by: all('by'),
    score: Number.isInteger(score) && score >= 2 && score <= 6 ? score : null,
    starred: query.get('starred') === '1',
    noted: query.get('noted') === '1',
    imported: query.get('imported') === '1',
    hidden: oneOf(HIDDEN_CHOICES, 'hidden') ?? 'without',
    sort: oneOf(SORTS, 'sort') ?? null,
  };
}

/** A condition of a view that can be taken away by itself. */
export type Condition =
  | { field: 'categories' | 'kinds' | 'forms' | 'models' | 'tags' | 'ownTags' | 'by'; value: string }
  | { field: 'from' | 'to'; value: string }
  | { field: 'score'; value: number }
  | { field: 'starred' | 'noted' | 'imported' | 'first' }
  | { field: 'hidden'; value: 'with' | 'only' };

/** What a view is narrowed by, but for the words searched for. */
export function conditionsOf(view: LibraryView): Condition[] {
  const lists = ['categories', 'by', 'tags', 'ownTags', 'kinds', 'forms', 'models'] as const;
  return [
    ...lists.flatMap((field) => view[field].map((value): Condition => ({ field, value }))),
    ...DAYS.flatMap((field): Condition[] => (view[field] === null ? [] : [{ field, value: view[field] }])),
    ...(view.first ? [{ field: 'first' } as const] : []),
    ...(view.score === null ? [] : [{ field: 'score', value: view.score } as const]),
    ...FLAGS.flatMap((field): Condition[] => (view[field] ? [{ field }] : [])),
    ...(view.hidden === 'without' ? [] : [{ field: 'hidden', value: view.hidden } as const]),
  ];
}

/** The view without one of its conditions. */
export function withoutCondition(view: LibraryView, condition: Condition): LibraryView {
  const { field } = condition;
  switch (field) {
    case 'categories':
    case 'kinds':
    case 'forms':
    case 'models':
    case 'tags':
    case 'ownTags':
    case 'by': {
      const values: readonly string[] = view[field];
      return { ...view, [field]: values.filter((value) => value !== condition.value) };
    }
    default:
      return { ...view, [field]: WHOLE_LIBRARY[field] };
  }
}
