import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contained, isDirected, isolated } from '../../lib/core/bidi.ts';

/** How deep in isolates a text begins, sinks and ends, by UAX #9, BD9: `[lowest, last]`. */
function depthsOf(text: string): [lowest: number, last: number] {
  let depth = 0;
  let lowest = 0;
  for (const sign of text) {
    if (/[\u2066-\u2068]/.test(sign)) depth += 1;
    if (sign === '\u2069') depth -= 1;
    lowest = Math.min(lowest, depth);
  }
  return [lowest, depth];
}

const directed = fc
  .array(
    fc.constantFrom(
      'a ',
      '12',
      'ע',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u202a',
      '\u202e',
      '\u202c',
      '\u2029',
      '\r',
    ),
    { maxLength: 30 },
  )
  .map((signs) => signs.join(''));

const lettersOf = (text: string): string => text.replace(/[\u2066-\u2069\u2029\r\n ]/g, '');

describe('contained', () => {
  it('closes every isolate it has opened, and none it has not', () => {
    fc.assert(
      fc.property(directed, (text) => {
        expect(depthsOf(contained(text))).toEqual([0, 0]);
      }),
    );
  });

  it('ends no paragraph: at one, browsers end the isolates around it', () => {
    fc.assert(
      fc.property(directed, (text) => {
        expect(contained(text)).not.toMatch(/[\u2029\r]/);
      }),
    );
    expect(contained('one\u2029two\u0085three\u001cfour')).toBe('one two three four');
  });

  it('keeps everything else, line feeds and pairs that fit among it', () => {
    fc.assert(
      fc.property(directed, (text) => {
        expect(lettersOf(contained(text))).toBe(lettersOf(text));
      }),
    );
    const fair = 'a \u2067עברית\u2069 b\n\n\u2068c\u2069 \u202bd\u202c';
    expect(contained(fair)).toBe(fair);
    expect(contained('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it('may be done twice', () => {
    fc.assert(
      fc.property(directed, (text) => {
        expect(contained(contained(text))).toBe(contained(text));
      }),
    );
  });
});

describe('isolated', () => {
  it('leaves alone what reads from left to right only', () => {
    for (const text of ['TideNet: 12 % (A)', '潮汐网络：12%', 'naïve $\\alpha$ – “x”', 'Αβγ Дом']) {
      expect(isDirected(text), text).toBe(false);
      expect(isolated(text)).toBe(text);
    }
  });

  it.each(['עברית', 'نص ٣', '\u202eabc', 'a\u200fb', '\u061c', 'ﬡ', '𐤀', '𞤀', 'ޱ'])('isolates %j', (text) => {
    expect(isDirected(text)).toBe(true);
    expect(isolated(text)).toBe(`\u2068${text}\u2069`);
  });

  it('cannot be closed by what it holds', () => {
    expect(isolated('a\u2069\u2069\u202eb\u2067')).toBe('\u2068a\u202eb\u2067\u2069\u2069');
  });
});
