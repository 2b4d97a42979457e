import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEX_LENGTH, splitMath } from '../../lib/core/split-math.ts';

const math = (text: string): string[] =>
  splitMath(text).flatMap((piece) => (piece.kind === 'math' ? [`${piece.display ? 'D' : 'I'}:${piece.tex}`] : []));

describe('splitMath', () => {
  it('finds the four kinds of delimiter', () => {
    expect(math('a $x$ b $$y$$ c \\(z\\) d \\[w\\]')).toEqual(['I:x', 'D:y', 'I:z', 'D:w']);
  });

  it('leaves an escaped dollar alone, outside and inside of an expression', () => {
    expect(math('costs \\$5 and \\$6')).toEqual([]);
    expect(math('$a\\$b$')).toEqual(['I:a\\$b']);
  });

  it('takes prices for prices', () => {
    expect(math('between $5 and $10 a month')).toEqual([]);
    expect(math('it is $5')).toEqual([]);
  });

  it('leaves an unclosed, an empty and a too long expression as text', () => {
    expect(math('$x + y')).toEqual([]);
    expect(math('$$ $$ and $ $')).toEqual([]);
    expect(math(`$${'x'.repeat(MAX_TEX_LENGTH + 1)}$`)).toEqual([]);
    expect(math(`$${'x'.repeat(MAX_TEX_LENGTH)}$`)).toHaveLength(1);
  });

  it('does not reach across a paragraph', () => {
    expect(math('$$a\n\nb$$')).toEqual([]);
    expect(math('$$a\nb$$')).toEqual(['D:a\nb']);
  });

  it('gives back every character of any text, in order', () => {
    const texts = fc.array(
      fc.constantFrom('$', '$$', '\\$', '\\(', '\\)', '\\[', '\\]', '\\', 'x', ' ', '\n', '5', '中'),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        expect(
          splitMath(text)
            .map((piece) => piece.source)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('finds an expression wherever it stands between words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, word, fc.stringMatching(/^[a-z_^{}+=]{1,20}$/), (before, after, tex) => {
        expect(math(`${before} $${tex}$ ${after}`)).toEqual([`I:${tex}`]);
      }),
    );
  });
});
