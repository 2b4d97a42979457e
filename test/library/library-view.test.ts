import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conditionsOf,
  formatView,
  HIDDEN_CHOICES,
  type LibraryView,
  parseView,
  SORTS,
  WHOLE_LIBRARY,
  withoutCondition,
} from '../../lib/library/library-view.ts';

const words = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 });
const day = fc.option(fc.constantFrom('2026-11-17', '1991-08-14', '2031-01-01'));
const views: fc.Arbitrary<LibraryView> = fc.record({
  query: fc.string({ unit: 'grapheme' }),
  categories: words,
  kinds: fc.subarray(['new', 'cross', 'replacement']),
  forms: fc.subarray(['abstract', 'fulltext']),
  models: words,
  tags: words,
  ownTags: words,
  from: day,
  to: day,
  first: fc.boolean(),
  by: words,
  score: fc.option(fc.integer({ min: 2, max: 6 })),
  starred: fc.boolean(),
  noted: fc.boolean(),
  imported: fc.boolean(),
  hidden: fc.constantFrom(...HIDDEN_CHOICES),
  sort: fc.option(fc.constantFrom(...SORTS)),
});

describe('a view in the address', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parseView(formatView(view))).toEqual(view);
      }),
    );
  });

  test('of the whole library is empty, and so is nothing', () => {
    expect(formatView(WHOLE_LIBRARY)).toBe('');
    expect(parseView('')).toEqual(WHOLE_LIBRARY);
  });

  test('typed by hand is taken as far as it can be', () => {
    const view = parseView(
      'q=a+b&kind=old&kind=cross&from=yesterday&score=9&starred=yes&sort=luck&hidden=&tag=&tag=x&tag=x&_',
    );
    expect(view).toEqual({ ...WHOLE_LIBRARY, query: 'a b', kinds: ['cross'], tags: ['x'] });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseView(formatView(parseView(text)))).toEqual(parseView(text));
      }),
    );
  });
});

test('every condition can be taken away by itself, and without them all the words searched for are left', () => {
  fc.assert(
    fc.property(views, (view) => {
      const conditions = conditionsOf(view);
      for (const condition of conditions) {
        expect(conditionsOf(withoutCondition(view, condition))).toEqual(
          conditions.filter((each) => each !== condition),
        );
      }
      const bare = conditions.reduce(withoutCondition, view);
      expect(bare).toEqual({ ...WHOLE_LIBRARY, query: view.query, sort: view.sort });
    }),
  );
});
