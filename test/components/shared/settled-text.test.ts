import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settledText } from '../../../components/shared/settled-text.ts';

describe('settledText', () => {
  it.each([
    ['The cost is $O(n', 'The cost is'],
    ['The cost is $', 'The cost is'],
    ['The cost is $O(n)$ now', 'The cost is $O(n)$ now'],
    ['It is\n\n$$\n x = y', 'It is'],
    ['It is \\(x', 'It is'],
    ['It is \\', 'It is'],
    ['a **bo', 'a **bo**'],
    ['a **', 'a'],
    ['a *', 'a'],
    ['a **bold*', 'a **bold**'],
    ['a **bold** b', 'a **bold** b'],
    ['run `np', 'run `np`'],
    ['run `', 'run'],
    ['one\n-', 'one'],
    ['one\n- two\n- ', 'one\n- two'],
    ['one\n2.', 'one'],
    ['one\n##', 'one'],
    ['see [the site](https://x.ex', 'see'],
    ['see [the', 'see'],
    ['see [the site](https://x.example)', 'see [the site](https://x.example)'],
    ['as in `2 ** 3` and', 'as in `2 ** 3` and'],
    ['', ''],
  ])('of %j is %j', (text, settled) => {
    expect(settledText(text).trimEnd()).toBe(settled);
  });

  it('holds a price back for a while only', () => {
    const price = `It costs $5 ${'and so on '.repeat(40)}`;
    expect(settledText(price)).toContain('and so on');
  });

  it('is a beginning of the text, but for marks that close what it begins', () => {
    const piece = fc.oneof(
      fc.constantFrom('**', '*', '`', '$', '$$', '\n\n', '\n- ', '[', '](', ')', '\\', '5'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const settled = settledText(text);
        expect(text.startsWith(settled.replace(/[*`]{0,2}$/, ''))).toBe(true);
        expect(settled.length).toBeLessThanOrEqual(text.length + 2);
      }),
      { seed: 20261125, numRuns: 500 },
    );
  });
});
