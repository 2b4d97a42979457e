import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText, unmask, withoutHalfMark } from '../../../lib/analysis/translation/mask.ts';
import { hostileText } from '../../components/shared/hostile-text.ts';

describe('maskText', () => {
  it('masks formulas, code and addresses, counted from where it is told', () => {
    const masked = maskText('Let $x_1$ be `a $y` at https://x.example/a?b=$1. Then $$z^2$$ and \\(w\\).', 4);
    expect(masked.text).toBe('Let ⟦4⟧ be ⟦5⟧ at ⟦6⟧ Then ⟦7⟧ and ⟦8⟧.');
    expect(masked.marks.map(({ source }) => source)).toEqual([
      '$x_1$',
      '`a $y`',
      'https://x.example/a?b=$1.',
      '$$z^2$$',
      '\\(w\\)',
    ]);
  });

  it('leaves prices and lone dollars alone', () => {
    expect(maskText('It costs $5 or $6 a day.', 1)).toMatchObject({ text: 'It costs $5 or $6 a day.', marks: [] });
  });

  it('masks what already reads like a mark', () => {
    const text = 'as in ⟦3⟧ and 【2】 and [[1]] and a lone ⟧';
    const masked = maskText(text, 1);
    expect(masked.marks).toHaveLength(4);
    expect(unmask(masked.text, masked)).toEqual({ text, whole: true });
  });

  it('puts a reference where it is asked for, and behind the formula it would fall into', () => {
    const text = 'Error $a. b$ falls by 3%. Next.';
    const references = [
      { at: text.indexOf('%') + 1, source: ' [2]' },
      { at: text.indexOf('. b'), source: ' [1]' },
    ];
    const masked = maskText(text, 1, references);
    expect(unmask(masked.text, masked).text).toBe('Error $a. b$ [1] falls by 3% [2]. Next.');
  });

  it('gives every text back to the letter', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(500), (text, first) => {
        const masked = maskText(text, first);
        expect(unmask(masked.text, masked)).toEqual({ text, whole: true });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('unmask', () => {
  const masked = maskText('With $a$ and $b$.', 1);

  it.each([
    ['another order', '以 ⟦2⟧ 与 ⟦1⟧。', '以 $b$ 与 $a$。'],
    ['other brackets', '以 【1】 与 [[2]]。', '以 $a$ 与 $b$。'],
    ['full-width figures and spaces', '以 ⟦ １ ⟧ 与 〚2〛。', '以 $a$ 与 $b$。'],
  ])('takes marks in %s', (_, text, restored) => {
    expect(unmask(text, masked)).toEqual({ text: restored, whole: true });
  });

  it.each([
    ['left out', '以 ⟦1⟧。'],
    ['repeated', '以 ⟦1⟧ 与 ⟦2⟧，即 ⟦1⟧。'],
    ['made up', '以 ⟦1⟧ 与 ⟦2⟧ 与 ⟦3⟧。'],
    ['all gone', '以甲与乙。'],
  ])('notices a mark %s', (_, text) => {
    expect(unmask(text, masked).whole).toBe(false);
  });

  it('lets a reference get lost, and no formula', () => {
    const cited = maskText('Falls by 3% for $a$.', 1, [{ at: 11, source: ' [1]' }]);
    expect(cited.text).toBe('Falls by 3%⟦1⟧ for ⟦2⟧.');
    expect(unmask('⟦2⟧ 降低 3%。', cited).whole).toBe(true);
    expect(unmask('降低 3%⟦1⟧。', cited).whole).toBe(false);
  });

  it('takes a formula of dollar signs as it is', () => {
    const dollars = maskText('Cost $x^{$&}$ now', 1);
    expect(unmask(dollars.text, dollars).text).toBe('Cost $x^{$&}$ now');
  });
});

describe('withoutHalfMark', () => {
  it.each(['得到 ⟦', '得到 ⟦1', '得到 [[', '得到 【12', '得到 ['])('hides the half in %s', (text) => {
    expect(withoutHalfMark(text)).toBe('得到 ');
  });

  it('keeps a whole one', () => {
    expect(withoutHalfMark('得到 ⟦12⟧')).toBe('得到 ⟦12⟧');
  });
});
