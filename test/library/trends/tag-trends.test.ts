import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LibraryRow } from '../../../lib/library/library-row.ts';
import { listTags, tagTrends, type TagTrend } from '../../../lib/library/trends/tag-trends.ts';
import { countWeeks, sumOfWeeks, weeksShown } from '../../../lib/library/trends/week-counts.ts';
import { mondayOf, weekOf } from '../../../lib/library/trends/weeks.ts';
import { makeRow } from '../../fixtures/library-rows.ts';

const LAST = weekOf('2026-11-23');
const ALL = { categories: [], tag: null };

/** So many papers in the week that many weeks before the last, the first `tagged` of them with the tag. */
function papersOf(ago: number, papers: number, tag: string, tagged: number): LibraryRow[] {
  return Array.from({ length: papers }, (_, index) =>
    makeRow({ appeared: mondayOf(LAST - ago), tags: index < tagged ? [tag] : [] }),
  );
}

const trendOf = (rows: readonly LibraryRow[], tag: string): TagTrend | undefined =>
  tagTrends(countWeeks(rows, ALL)).find((trend) => trend.tag === tag);

const ages = Array.from({ length: 16 }, (_, ago) => ago);

describe('weeks are counted', () => {
  test('by the day a paper first came; one without is counted apart', () => {
    const counts = countWeeks(
      [
        makeRow({ appeared: '2026-11-23', tags: ['ships'] }),
        makeRow({ appeared: '2026-11-29', categories: ['cs.RO', 'cs.CV'], tags: ['ships', 'gates'] }),
        makeRow({ appeared: '2026-11-09', categories: ['math.GT'] }),
        makeRow({ appeared: null }),
      ],
      { categories: ['cs.CV'], tag: 'gates' },
    );
    expect(counts.span).toEqual({ first: LAST - 2, last: LAST });
    expect([...counts.papers]).toEqual([[LAST, 2]]);
    expect(counts.tags.get('ships')?.get(LAST)).toBe(2);
    expect(counts.categories.get('math.GT')?.get(LAST - 2)).toBe(1);
    expect(counts.tagged.get('cs.RO')?.get(LAST)).toBe(1);
    expect(counts.tagged.get('cs.CV')?.get(LAST)).toBe(1);
    expect(counts.undated).toBe(1);
  });

  test('each once, whatever the categories', () => {
    const row = fc.record({
      appeared: fc.option(fc.constantFrom('2026-11-23', '2026-11-20', '2025-01-01')),
      categories: fc.subarray(['cs.CV', 'cs.RO', 'math.GT']),
      tags: fc.subarray(['ships', 'gates']),
    });
    fc.assert(
      fc.property(fc.array(row), fc.subarray(['cs.CV', 'cs.RO']), (rows, categories) => {
        const counts = countWeeks(rows, { categories, tag: null });
        const chosen = rows.filter(
          (each) =>
            each.appeared !== null && (categories.length === 0 || each.categories.some((c) => categories.includes(c))),
        );
        expect(sumOfWeeks(counts.papers, 0, LAST)).toBe(chosen.length);
        for (const tag of ['ships', 'gates']) {
          expect(sumOfWeeks(counts.tags.get(tag), 0, LAST)).toBe(
            chosen.filter(({ tags }) => tags.includes(tag)).length,
          );
        }
      }),
    );
  });

  test('the newest so many are shown, or all', () => {
    expect(weeksShown({ first: LAST - 30, last: LAST }, 4)).toEqual([LAST - 3, LAST - 2, LAST - 1, LAST]);
    expect(weeksShown({ first: LAST - 30, last: LAST }, null)).toHaveLength(31);
    expect(weeksShown({ first: 0, last: LAST }, null)).toHaveLength(520);
    expect(weeksShown(null, 4)).toEqual([]);
  });
});

describe('a tag', () => {
  test('rises where its share of four weeks is beyond that of the twelve before', () => {
    const rows = ages.flatMap((ago) => papersOf(ago, 50, 'ships', ago < 4 ? 10 : 3));
    expect(trendOf(rows, 'ships')).toMatchObject({
      direction: 'rising',
      recent: { count: 40, of: 200 },
      earlier: { count: 36, of: 600 },
      isNew: false,
      firstWeek: LAST - 15,
    });
  });

  test('fades the same way', () => {
    const rows = ages.flatMap((ago) => papersOf(ago, 50, 'ships', ago < 4 ? 0 : 4));
    expect(trendOf(rows, 'ships')).toMatchObject({ direction: 'fading' });
  });

  test('that keeps its share is steady, however many papers there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (papers) => {
        const rows = ages.flatMap((ago) => papersOf(ago, papers, 'ships', Math.floor(papers / 3)));
        expect(trendOf(rows, 'ships')?.direction ?? 'steady').toBe('steady');
      }),
    );
  });

  test('is not judged by too few papers', () => {
    const rows = ages.flatMap((ago) => papersOf(ago, ago < 4 ? 7 : 50, 'ships', ago < 4 ? 7 : 1));
    expect(trendOf(rows, 'ships')).toMatchObject({ change: null, direction: 'steady' });
  });

  test('is new where the weeks before had papers and none with it', () => {
    const rows = ages.flatMap((ago) => papersOf(ago, 20, 'ships', ago === 1 ? 2 : 0));
    expect(trendOf(rows, 'ships')).toMatchObject({ isNew: true, firstWeek: LAST - 1 });
    expect(trendOf(papersOf(1, 20, 'ships', 2), 'ships')).toMatchObject({ isNew: false });
  });
});

const makeTrend = (tag: string, fields: Partial<TagTrend>): TagTrend => ({
  tag,
  recent: { count: 1, of: 100 },
  earlier: { count: 1, of: 100 },
  change: 0,
  direction: 'steady',
  firstWeek: 0,
  isNew: false,
  ...fields,
});
describe('tags are listed', () => {
  const trends = [
    makeTrend('a', { change: 2, direction: 'rising' }),
    makeTrend('b', { change: -4, direction: 'fading' }),
    makeTrend('c', { change: 5, direction: 'rising', isNew: true }),
    makeTrend('d', { change: -3, direction: 'fading' }),
    makeTrend('e', {}),
  ];
  const papers: Record<string, number> = { a: 1, b: 9, d: 9 };

  test.each([
    ['all', ['b', 'd', 'a']],
    ['rising', ['c', 'a']],
    ['fading', ['b', 'd']],
    ['new', ['c']],
  ] as const)('%s', (list, wanted) => {
    expect(listTags(trends, list, (tag) => papers[tag] ?? 0).map(({ tag }) => tag)).toEqual(wanted);
  });
});
