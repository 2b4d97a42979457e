import { describe, expect, it } from 'vitest';
import type { FullText } from '../../lib/fulltext/full-text.ts';
import { pdfToFullText } from '../../lib/fulltext/pdf-text.ts';
import { FULL, HEIGHT, heading, item, LEFT, lines, page, prose, RIGHT, WIDTH } from './pdf-pages.ts';
import { readPages, textOfAll } from './read-pdf.ts';

const titles = ({ sections }: FullText) => sections.map(({ number, title }) => `${number} ${title}`.trim());
const passage = (...parts: string[][]): string => parts.flat().join(' ');

const words = (texts: string[], x: number) =>
  texts.flatMap((text, row) =>
    text.split(' ').map((word, at) => item(word, x + at * 40, 100 + 12 * row, { width: 36 })),
  );

describe('the order of a page', () => {
  it('goes down the left column, then down the right', () => {
    const [a, b] = [prose(20, 1), prose(20, 2)];
    expect(textOfAll(readPages(page(lines(a, LEFT), lines(b, RIGHT))))).toContain(passage(a, b));
  });

  it('does not hang on the order in which the lines are drawn', () => {
    const [a, b] = [prose(20, 1), prose(20, 2)];
    const items = [...lines(a, LEFT), ...lines(b, RIGHT)].toSorted((p, q) => p.text.localeCompare(q.text));
    expect(textOfAll(readPages(page(items)))).toContain(passage(a, b));
  });

  it('is that of single words, too, with blanks where gaps are', () => {
    const [a, b] = [prose(20, 1), prose(20, 2)];
    const items = [...words(a, 54), ...words(b, 316)];
    expect(textOfAll(readPages(page(items)))).toContain(passage(a, b));
  });

  it('puts what stands across both columns between what is above and what is below', () => {
    const [a, b, c, d] = [prose(10, 1), prose(10, 2), prose(10, 3), prose(10, 4)];
    const across = lines(['Across both columns stands one long line of text and it is read in its place.'], {
      ...FULL,
      y: 250,
    });
    const text = textOfAll(
      readPages(
        page(lines(a, LEFT), lines(b, RIGHT), across, lines(c, { ...LEFT, y: 290 }), lines(d, { ...RIGHT, y: 290 })),
      ),
    );
    expect(text).toContain(passage(a, b));
    expect(text).toContain(passage(c, d));
    expect(text.indexOf(b[9] ?? '')).toBeLessThan(text.indexOf('Across both'));
    expect(text.indexOf('Across both')).toBeLessThan(text.indexOf(c[0] ?? ''));
  });

  it('reads columns that were made even before what was set below them', () => {
    const [a, b, c, d] = [prose(10, 1), prose(10, 2), prose(10, 3), prose(10, 4)];
    const text = textOfAll(
      readPages(page(lines(a, LEFT), lines(b, RIGHT), lines(c, { ...LEFT, y: 300 }), lines(d, { ...RIGHT, y: 300 }))),
    );
    const places = [a, b, c, d].map((part) => text.indexOf(part[0] ?? ''));
    expect(places).toEqual(places.toSorted((p, q) => p - q));
  });

  it('may change from page to page', () => {
    const [a, b, c] = [prose(20, 1), prose(20, 2), prose(20, 3)];
    const text = textOfAll(readPages(page(lines(a, LEFT), lines(b, RIGHT)), page(lines(c, FULL))));
    expect(text).toContain(passage(a, b, c));
  });
});

const body = (seed: number) => lines(prose(30, seed), { ...FULL, y: 120 });

describe('what is no text', () => {
  it('is left out: heads that say the same on several pages, and page numbers', () => {
    const pages = [1, 2, 3].map((number) =>
      page(
        item('A Journal of Nothing', 200, 40),
        body(number),
        item(String(number), 300, 760),
        item('In print', 60, 770),
      ),
    );
    expect(textOfAll(readPages(...pages))).not.toMatch(/Journal|In print|\d/);
  });

  it('is left out: heads whose words change, where they stand apart on most pages', () => {
    const heads = ['Setting', 'Waiting', 'Leaving', 'Coming back', 'Staying'];
    const pages = heads.map((head, index) => page(item(head, 250, 40), body(index)));
    expect(textOfAll(readPages(...pages))).not.toMatch(new RegExp(heads.join('|')));
  });

  it('is left out: numbers of lines in the margin', () => {
    const numbers = Array.from({ length: 30 }, (_, at) =>
      item(String(at + 1), 30, 120 + 12 * at, { width: 10, size: 6 }),
    );
    expect(textOfAll(readPages(page(body(1), numbers)))).not.toMatch(/\d/);
  });

  it('is left out: what is turned', () => {
    const stamp = item('arXiv:2611.00001v1 [cs.OS] 1 Nov 2026', 30, 500, { size: 20, turn: 270 });
    expect(textOfAll(readPages(page(stamp, body(1))))).not.toContain('arXiv');
  });

  it('is left out: a table of contents', () => {
    const contents = ['1 Setting', '2 Waiting'].map((text, at) => [
      item(text, 54, 300 + 14 * at),
      item('. . . . . . . . . . . . . . . . . . . . .', 150, 300 + 14 * at),
      item(String(at + 2), 540, 300 + 14 * at),
    ]);
    const text = readPages(
      page(heading('Contents', 54, 280), contents.flat()),
      page(heading('1 Setting', 54, 80), body(1)),
      page(heading('2 Waiting', 54, 80), body(2)),
    );
    expect(titles(text)).toEqual(['1 Setting', '2 Waiting']);
    expect(textOfAll(text)).not.toMatch(/\. \. \./);
  });

  it('is all there is in a scan', () => {
    expect(pdfToFullText([])).toBeNull();
    expect(pdfToFullText([page(), page()])).toBeNull();
    expect(
      pdfToFullText([page(item('Scanned by a library', 50, 780)), { width: WIDTH, height: HEIGHT, items: [] }]),
    ).toBeNull();
  });
});
