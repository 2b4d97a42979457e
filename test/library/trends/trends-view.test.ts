import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TAG_LISTS } from '../../../lib/library/trends/tag-trends.ts';
import {
  formatTrends,
  MOST_SERIES,
  parseTrends,
  RANGES,
  TREND_PARTS,
  USUAL_TRENDS,
} from '../../../lib/library/trends/trends-view.ts';

const words = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: MOST_SERIES });

test('a view is read as it was written', () => {
  const views = fc.record({
    part: fc.constantFrom(...TREND_PARTS),
    weeks: fc.constantFrom(...RANGES),
    categories: words,
    tags: words,
    query: fc.string({ unit: 'grapheme' }),
    list: fc.constantFrom(...TAG_LISTS),
    table: fc.boolean(),
  });
  fc.assert(
    fc.property(views, (view) => {
      expect(parseTrends(formatTrends(view))).toEqual(view);
    }),
  );
});

test('the usual view has no words', () => {
  expect(formatTrends(USUAL_TRENDS)).toEqual({ steps: [], query: '' });
});

test('an address typed by hand is taken as far as it can be', () => {
  const query = 'weeks=7&cat=&cat=cs.CV&cat=cs.CV&tag=1&tag=2&tag=3&tag=4&tag=5&tag=6&list=best&table=yes';
  expect(parseTrends({ steps: ['moons', 'x'], query })).toEqual({
    ...USUAL_TRENDS,
    categories: ['cs.CV'],
    tags: ['1', '2', '3', '4', '5'],
  });
});
