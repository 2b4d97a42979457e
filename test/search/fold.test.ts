import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWithOffsets } from '../../lib/search/fold.ts';

describe('the form in which text is searched', () => {
  test.each([
    ['Schrödinger', 'schrodinger'],
    ['Łukasz Øre, Straße, Cœur', 'lukasz ore strasse coeur'],
    ['Ｆｕｌｌ－ｗｉｄｔｈ　１２３', 'full-width 123'],
    ['State-of-the-art', 'state-of-the-art'],
    ['a - b', 'a b'],
    ['ﬁne-tuning', 'fine-tuning'],
    ['soft\u00ADhyphen', 'softhyphen'],
    ['$\\alpha$-stable', 'alpha-stable'],
    ['α-stable', 'alpha-stable'],
    ['$L^2$ and $\\ell_1$ in $\\mathbb{R}^{n}$', 'l2 and ell1 in rn'],
    ['$\\alpha\\beta$', 'alpha beta'],
    ['costs $5 or $6', 'costs 5 or 6'],
    ['用 GPT-4 做评估', '用gpt-4做评估'],
    ['深度，学习', '深度 学习'],
    ['深度 学习', '深度 学习'],
    ['ガイド', 'ガイド'],
    ['e\u0301tude', 'etude'],
    ['', ''],
  ])('%j is %j', (text, form) => {
    expect(fold(text)).toBe(form);
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('深', '度', 'a', 'Ö', 'ß', '$', '\\', '{', '}', '^', '-', ' ', '😀', 'e\u0301'),
    }),
  );

  test('each unit of a form leads to the stretch of the text it comes from, in order', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { form, starts, ends } = foldWithOffsets(input);
        expect(form).toBe(fold(input));
        expect([starts.length, ends.length]).toEqual([form.length, form.length]);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(starts.filter((start, unit) => start > (ends[unit] ?? -1))).toEqual([]);
        expect(ends.filter((end) => end > input.length)).toEqual([]);
      }),
    );
  });
});
