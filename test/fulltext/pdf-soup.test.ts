import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PdfItem, PdfPage } from '../../lib/fulltext/pdf-page.ts';
import { pdfToFullText } from '../../lib/fulltext/pdf-text.ts';
import { item, LEFT, lines, page, prose, RIGHT } from './pdf-pages.ts';
import { processorMs } from '../harness/processor-time.ts';

const SNIPPETS = [
  'Abstract',
  '1 Introduction',
  'II. Method',
  'A.1 Proofs',
  'References',
  '[1] A. Nobody, a work.',
  'Figure 1: A caption.',
  'TABLE I',
  'Table 2. Numbers',
  'a line of text that is as long as a column is wide',
  'evic-',
  'tion',
  '•',
  '(a)',
  '1.',
  '(12)',
  'x = y + ∑',
  'ﬁ',
  '∗',
  '1',
  '3',
  ' ',
  '',
  '. . . . . . . 7',
  'Contents',
  'APPENDIX',
  '´e',
  'Acknowledgements.',
  'http://a.b/',
];

const text = fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ unit: 'binary', maxLength: 12 }));
const odd = fc.constantFrom(0, -1, Number.NaN, Infinity, -Infinity, 1e308, -1e308, 1e-300);
const place = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: -50, max: 850 }) }, { weight: 1, arbitrary: odd });
const size = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(7, 8, 9, 10, 12, 17) }, { weight: 1, arbitrary: odd });

const anyItem: fc.Arbitrary<PdfItem> = fc.record({
  text,
  x: place,
  y: place,
  width: place,
  height: size,
  font: fc.constantFrom('a', 'b', 'c'),
  fontSize: size,
  turn: fc.constantFrom(0, 0, 0, 90, 270, Number.NaN),
  hasEOL: fc.boolean(),
});

const anyPages: fc.Arbitrary<PdfPage[]> = fc.array(
  fc.record({ width: place, height: place, items: fc.array(anyItem, { minLength: 20, maxLength: 200, size: 'max' }) }),
  { maxLength: 4 },
);

const lettersOf = (string: string) => [...(string.match(/\p{L}/gu) ?? [])].toSorted().join('');

const many = (make: (at: number) => PdfItem) => page(Array.from({ length: 10_000 }, (_, at) => make(at)));

describe('pdfToFullText', () => {
  it('takes whatever geometry comes', () => {
    let texts = 0;
    const prop = fc.property(anyPages, (pages) => {
      const read = pdfToFullText(pages);
      if (read === null) return true;
      texts += 1;
      const blocks = read.sections.flatMap((section) => section.blocks);
      return (
        blocks.length > 0 &&
        blocks.every((block) => block.text !== '' && block.text === block.text.trim()) &&
        read.sections.every(({ level, title }) => level >= 1 && level <= 3 && !/[\uE000-\uF8FF]/.test(title))
      );
    });
    expect(fc.check(prop, { numRuns: 400 })).toMatchObject({ failed: false });
    expect(texts).toBeGreaterThan(200);
  });

  it('invents no letters', () => {
    const prop = fc.property(fc.array(fc.tuple(fc.nat(1), fc.nat(60)), { minLength: 12, maxLength: 40 }), (spots) => {
      const [line = ''] = prose(1, 7);
      const items = spots.map(([side, row]) =>
        item(line, side === 0 ? LEFT.x : RIGHT.x, 60 + 11 * row, { width: 242 }),
      );
      const read = pdfToFullText([page(items)]);
      const all = read?.sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('') ?? '';
      return (
        lettersOf(all).length <= lettersOf(line).length * spots.length &&
        new Set(lettersOf(all)).isSubsetOf(new Set(line))
      );
    });
    expect(fc.check(prop, { numRuns: 200 })).toMatchObject({ failed: false });
  });

  it('reads the same text wherever a page begins and however large it is', () => {
    const items = [...lines(prose(20, 1), LEFT), ...lines(prose(20, 2), RIGHT)];
    const expected = pdfToFullText([page(items)]);
    const prop = fc.property(fc.double({ min: 0.5, max: 3, noNaN: true }), (scale) => {
      const scaled = items.map((one) => ({
        ...one,
        x: one.x * scale,
        y: one.y * scale,
        width: one.width * scale,
        fontSize: one.fontSize * scale,
      }));
      const read = pdfToFullText([{ width: 612 * scale, height: 792 * scale, items: scaled }]);
      expect(read).toEqual(expected);
    });
    expect(fc.check(prop, { numRuns: 50 })).toMatchObject({ failed: false });
  });

  it('is done soon with many items in one place, and with many headings, notes and captions', () => {
    const pages = [
      many(() => item('word', 100, 100)),
      many((at) => item('a line that is long enough to be text', 54, at, { width: 500 })),
      many((at) => item('1 Introduction', 54, at / 10, { font: at % 2 ? 'a' : 'b' })),
      many((at) => item('Figure 1: A caption.', at % 2 ? 54 : 316, 12 * at)),
      many((at) => item('[1] A. Nobody', 54, 12 * at)),
      many((at) => item(String(at), at % 600, at / 10, { size: 6 })),
    ];
    for (const page of pages) expect(processorMs(() => pdfToFullText([page]))).toBeLessThan(10_000);
  });
});
