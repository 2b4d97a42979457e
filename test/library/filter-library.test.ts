import { describe, expect, test } from 'vitest';
import { filterLibrary, sortLibrary } from '../../lib/library/filter-library.ts';
import { dayOf, type LibraryRow } from '../../lib/library/library-row.ts';
import { type LibraryView, type Sort, WHOLE_LIBRARY } from '../../lib/library/library-view.ts';
import { makeRow } from '../fixtures/library-rows.ts';

const ROWS: LibraryRow[] = [
  makeRow({
    arxivId: '2611.00004',
    categories: ['cs.CV', 'cs.LG'],
    tags: ['tracking', 'ships'],
    starred: true,
    lastAuthor: 'Kit Moor',
  }),
  makeRow({
    arxivId: '2611.00003',
    categories: ['cs.RO'],
    tags: ['tracking'],
    noted: true,
    announced: '2026-11-10',
    appeared: '2026-11-03',
    followed: ['K. Moor'],
  }),
  makeRow({
    arxivId: '2611.00002',
    categories: ['cs.CV'],
    hidden: true,
    grade: { relevance: 3, significance: 3, by: 'model' },
  }),
  makeRow({
    arxivId: '2611.00001',
    categories: ['math.GT'],
    kinds: ['replacement'],
    ownTags: ['to read'],
    analysed: [{ form: 'fulltext', language: 'zh' }],
    models: ['kite-1'],
    grade: { relevance: 2, significance: 2, by: 'device' },
    imported: true,
    announced: null,
    appeared: null,
    published: null,
    title: 'a lower case title',
    touchedAt: '2026-11-18T08:00:00.000Z',
  }),
];

const listed = (view: Partial<LibraryView>): string[] =>
  filterLibrary(ROWS, { ...WHOLE_LIBRARY, ...view }).rows.map(({ arxivId }) => arxivId.slice(-1));

describe('a view lists', () => {
  test.each<[string, Partial<LibraryView>, string[]]>([
    ['all but the hidden', {}, ['4', '3', '1']],
    ['the hidden with the others', { hidden: 'with' }, ['4', '3', '2', '1']],
    ['the hidden alone', { hidden: 'only' }, ['2']],
    ['papers of any of two categories', { categories: ['cs.LG', 'cs.RO'] }, ['4', '3']],
    ['papers with both of two tags', { tags: ['tracking', 'ships'] }, ['4']],
    ['what the reader tagged', { ownTags: ['to read'] }, ['1']],
    ['what stars and notes are on', { starred: true, noted: true }, []],
    ['starred ones', { starred: true }, ['4']],
    ['those with a note', { noted: true }, ['3']],
    ['replacements', { kinds: ['replacement'] }, ['1']],
    ['full texts that were analysed', { forms: ['fulltext'] }, ['1']],
    ['what a model wrote of', { models: ['kite-1'] }, ['1']],
    ['imported ones', { imported: true }, ['1']],
    ['those by a person, named on them or meant by a name', { by: ['Kit Moor', 'K. Moor'] }, ['4', '3']],
    ['days of the first appearance', { from: '2026-11-01', to: '2026-11-05', first: true }, ['3']],
    ['not one whose first day is not known', { to: '2026-11-30', first: true }, ['4', '3']],
    ['grades from 4 on', { score: 4 }, ['1']],
    ['days from one on', { from: '2026-11-11' }, ['4']],
    ['days up to one, by the month of the id where no page has said more', { to: '2026-11-01' }, ['1']],
  ])('%s', (_, view, expected) => {
    expect(listed(view)).toEqual(expected);
  });
});

test('what a view could be narrowed or widened to is counted', () => {
  const { facets, hidden } = filterLibrary(ROWS, { ...WHOLE_LIBRARY, categories: ['cs.RO'] });
  // As if none of the categories were chosen yet, for any of them will do.
  expect(Object.fromEntries(facets.categories)).toEqual({ 'cs.CV': 1, 'cs.LG': 1, 'cs.RO': 1, 'math.GT': 1 });
  expect(Object.fromEntries(facets.tags)).toEqual({ tracking: 1 });
  expect(facets.starred).toBe(0);
  expect(facets.noted).toBe(1);
  expect(hidden).toBe(0);
  expect(filterLibrary(ROWS, WHOLE_LIBRARY).hidden).toBe(1);
});

const order = (sort: Sort, rank?: ReadonlyMap<string, number>): string[] =>
  sortLibrary(ROWS, sort, rank).map(({ arxivId }) => arxivId.slice(-1));

describe('papers stand', () => {
  test('newest first', () => expect(order('date')).toEqual(['4', '2', '3', '1']));
  test('best first, then the newest', () => expect(order('score')).toEqual(['2', '1', '4', '3']));
  test('last touched first, and those never touched last', () => expect(order('touched')[0]).toBe('1'));
  test('by title, whatever its capitals', () => expect(order('title')[0]).toBe('1'));
  test('by how well they match', () => {
    const rank = new Map([...ROWS].map(({ arxivId }, index) => [arxivId, -index]));
    expect(order('match', rank)).toEqual(['1', '2', '3', '4']);
  });
});

test.each([
  ['2611.00001', '2026-11-01'],
  ['0704.0001', '2007-04-01'],
  ['hep-th/9901001', '1999-01-01'],
  ['math/0309136', '2003-09-01'],
])('the month of %s is known', (arxivId, day) => {
  expect(dayOf({ arxivId, announced: null, published: null })).toBe(day);
});
