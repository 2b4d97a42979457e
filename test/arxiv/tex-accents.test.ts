import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUnicode } from '../../lib/arxiv/tex-accents.ts';

const tex = String.raw;
const signs = fc.constantFrom(...Array.from(tex`\'"{}$&;#xvcsoiL aé`));

describe('toUnicode', () => {
  it.each([
    [tex`Zolt\'an Haiman`, 'Zoltán Haiman'],
    [tex`Nemev\v{s}ek`, 'Nemevšek'],
    [tex`Ad\`ele`, 'Adèle'],
    [tex`G{\"o}del, G\"{o}del, G\"odel`, 'Gödel, Gödel, Gödel'],
    [tex`Fran\c{c}ois, Fran\c cois`, 'François, François'],
    [tex`Stra\ss e, Stra{\ss}e`, 'Straße, Straße'],
    [tex`S\o ren, S{\o}ren, S\o{}ren`, 'Søren, Søren, Søren'],
    [tex`\L ukasz, {\L}ukasz`, 'Łukasz, Łukasz'],
    [tex`Mu\~noz`, 'Muñoz'],
    [tex`Garc\'{\i}a, Garc\'\i a, Garc{\'\i}a`, 'García, García, García'],
    [tex`Erd\H{o}s`, 'Erdős'],
    [tex`\.Zyczkowski, \k{A}`, 'Życzkowski, Ą'],
    [tex`\AA ngstr\"om`, 'Ångström'],
    [tex`\u{g}, \r{u}, \=a, \^i, \d{s}, \b{d}`, 'ğ, ů, ā, î, ṣ, ḏ'],
    ['Poincar&eacute; &amp; Lo&egrave;ve, &#233;, &#xE9;, &scaron;', 'Poincaré & Loève, é, é, š'],
    ['  two\n  lines ', 'two lines'],
  ])('writes %s as %s', (written, shown) => {
    expect(toUnicode(written)).toBe(shown);
  });

  it.each([
    tex`$\'e + \v{s} \ss$`,
    tex`\cite{x} and \beta, \cal L, \underline{x}, \kappa, \lambda`,
    tex`costs $5 and \$6`,
    tex`{A} title in {B}races`,
    '&unknown; &#0; &#xD800; &#99999999;',
    'A & B',
  ])('leaves %s as it is', (text) => {
    expect(toUnicode(text)).toBe(text);
  });

  it('converts around mathematics', () => {
    expect(toUnicode(tex`Schr\"odinger with $\"x = \'y$ by M\"uller`)).toBe(
      tex`Schrödinger with $\"x = \'y$ by Müller`,
    );
  });

  it('never throws', () => {
    const check = fc.property(fc.string({ unit: signs }), (text) => typeof toUnicode(text) === 'string');
    expect(fc.check(check, { numRuns: 2000 })).toMatchObject({ failed: false });
  });

  it('is done after one pass over what has no backslash and no entity', () => {
    const plain = fc.string({ unit: signs }).map((text) => text.replaceAll(/[\\&]/g, ''));
    const check = fc.property(plain, (text) => toUnicode(toUnicode(text)) === toUnicode(text));
    expect(fc.check(check, { numRuns: 2000 })).toMatchObject({ failed: false });
  });
});
