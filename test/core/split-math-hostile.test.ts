import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEX_LENGTH, type MathPiece, splitMath } from '../../lib/core/split-math.ts';
import { hostileText, UNSEEN } from '../components/shared/hostile-text.ts';

const joined = (pieces: readonly MathPiece[]): string => pieces.map(({ source }) => source).join('');

const texOf = (text: string): string[] =>
  splitMath(text).flatMap((piece) => (piece.kind === 'math' ? [piece.tex] : []));

/** A text that counts how often it is compared: the work of the splitter, on any machine. */
function counted(text: string): { text: string; comparisons: () => number } {
  let count = 0;
  const counting = Object.assign(Object(text) as string, {
    startsWith(part: string, at?: number): boolean {
      count += 1;
      return text.startsWith(part, at);
    },
  });
  return { text: counting, comparisons: () => count };
}

describe('splitMath of any text', () => {
  it('gives every sign back, and expressions that are short and not empty', () => {
    let expressions = 0;
    fc.assert(
      fc.property(hostileText, (text) => {
        const pieces = splitMath(text);
        expect(joined(pieces)).toBe(text);
        expect(pieces.some(({ source }) => source === '')).toBe(false);
        expect(pieces.some(({ kind }, index) => kind === 'text' && pieces[index + 1]?.kind === 'text')).toBe(false);
        for (const { source, tex } of pieces.filter((piece) => piece.kind === 'math')) {
          expressions += 1;
          expect(tex.length).toBeGreaterThan(0);
          expect(tex.length).toBeLessThanOrEqual(MAX_TEX_LENGTH);
          expect(source).toContain(tex);
        }
      }),
      { numRuns: 3_000, seed: 1 },
    );
    expect(expressions).toBeGreaterThan(100);
  });

  it('finds the same formulas in a text as it grows, one more at a time', () => {
    const tex = fc.stringMatching(/^[a-z_^{}+=]{1,8}$/);
    const dressed = fc.constantFrom(['$', '$'], ['$$', '$$'], ['\\(', '\\)'], ['\\[', '\\]']);
    fc.assert(
      fc.property(fc.array(fc.tuple(tex, dressed), { maxLength: 8 }), (all) => {
        const text = all.map(([each, [open, close]]) => `is ${open}${each}${close} `).join('');
        const whole = all.map(([each]) => each);
        expect(texOf(text)).toEqual(whole);
        for (let end = 0; end < text.length; end++) {
          const sofar = texOf(text.slice(0, end));
          expect(sofar).toEqual(whole.slice(0, sofar.length));
        }
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('is not opened or closed by a sign that is not seen', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNSEEN), (sign) => {
        expect(splitMath(`\\${sign}(x\\)`)).toHaveLength(1);
        expect(splitMath(`a $x${sign}y$ b`)).toMatchObject([{}, { tex: `x${sign}y` }, {}]);
      }),
      { seed: 3 },
    );
  });

  it.each(['$', '$$', '\\(', '\\[', '\\', '$x', '$ $', '\\(x', '$a\n\n', 'word '])(
    'costs four times as much for four times as much: %j',
    (unit) => {
      const costOf = (length: number): number => {
        const { text, comparisons } = counted(unit.repeat(length));
        expect(splitMath(text).length).toBeGreaterThan(0);
        return comparisons();
      };
      const least = 4 * MAX_TEX_LENGTH;
      expect(costOf(4 * least)).toBeLessThanOrEqual(4.5 * costOf(least));
    },
  );

  it.each(['word ', '$', '$$', '\\(x\\) ', '$x$ ', '长句没有句号，'])('gives a megabyte back: %j', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    expect(joined(splitMath(text)) === text).toBe(true);
  });
});
