import { describe, expect, it } from 'vitest';
import type { FullText } from '../../lib/fulltext/full-text.ts';
import { FULL, heading, item, LEFT, lines, page, prose, RIGHT } from './pdf-pages.ts';
import { readPages, textOfAll } from './read-pdf.ts';

const titles = ({ sections }: FullText) => sections.map(({ number, title }) => `${number} ${title}`.trim());
const passage = (...parts: string[][]): string => parts.flat().join(' ');

const caps = (first: string, rest: string, x: number, y: number) => [
  item(first, x, y, { width: 6 * first.length }),
  item(rest, x + 6 * first.length, y, { size: 8, width: 5 * rest.length }),
];

const part = (seed: number, y: number) => lines(prose(8, seed), { ...FULL, y });

const runIn = (number: string, y: number) => [
  item(`${number} The Rule.`, 54, y, { font: 'bold', width: 80 }),
  item('and the text goes on from there to the end of its line', 142, y, { width: 416 }),
];

const numbered = (number: string, title: string) => [heading(number, 54, 60), heading(title, 75, 60)];

describe('sections', () => {
  it('have Roman numbers and small capitals, and letters inside', () => {
    const text = readPages(
      page(
        [...caps('I. I', 'NTRODUCTION', 250, 60), ...part(1, 80)],
        [...caps('II. M', 'ETHOD', 250, 200), ...part(2, 220)],
        [item('A. The Setting', 54, 340, { font: 'italic' }), ...part(3, 360)],
        [item('B. The Rule', 54, 480, { font: 'italic' }), ...part(4, 500)],
        [...caps('III. R', 'ESULTS', 250, 620), ...part(5, 640)],
      ),
    );
    expect(text.sections.map(({ number, title, level, kind }) => [number, title, level, kind])).toEqual([
      ['I', 'Introduction', 1, 'introduction'],
      ['II', 'Method', 1, 'method'],
      ['A', 'The Setting', 2, 'method'],
      ['B', 'The Rule', 2, 'method'],
      ['III', 'Results', 1, 'experiments'],
    ]);
  });

  it('may begin in a paragraph’s first line', () => {
    const text = readPages(
      page(
        heading('1 Method', 54, 60),
        lines(prose(8, 1), { ...FULL, y: 80 }),
        runIn('1.1', 200),
        lines(prose(8, 2), { ...FULL, y: 212 }),
      ),
    );
    expect(titles(text)).toEqual(['1 Method', '1.1 The Rule']);
    expect(text.sections[1]?.blocks[0]?.text).toMatch(/^and the text goes on/);
  });

  it('end before references, and go on behind them', () => {
    const text = readPages(
      page(heading('1 Method', 54, 60), lines(prose(8, 1), { ...FULL, y: 80 })),
      page(
        heading('References', 54, 60),
        lines(['[1] A. Nobody. A cited work. 2020.', '[2] B. Noone. Another. 2021.'], { ...FULL, y: 80 }),
      ),
      page(numbered('A', 'Proofs'), lines(prose(8, 2), { ...FULL, y: 80 })),
      page(numbered('B', 'Data'), lines(prose(8, 3), { ...FULL, y: 80 })),
    );
    expect(text.sections.map(({ kind }) => kind)).toEqual(['method', 'appendix', 'appendix']);
    expect(textOfAll(text)).not.toContain('cited work');
  });

  it('end before references without a heading', () => {
    const entries = ['[1] A. Nobody, a cited work.', '[2] B. Noone, another one.', '[3] C. Nil, a third.'];
    const text = readPages(
      page(
        heading('1 Method', 54, 60),
        lines(prose(20, 1), { ...FULL, y: 80 }),
        lines(entries, { ...FULL, y: 400, size: 9 }),
      ),
    );
    expect(textOfAll(text)).not.toMatch(/cited work|\[\d\]/);
    expect(textOfAll(text)).toContain(passage(prose(20, 1)));
  });
});

describe('the first page', () => {
  const title = lines(['A Title in Large Type', 'On Two Lines'], {
    x: 150,
    y: 60,
    size: 17,
    width: 300,
    leading: 20,
    font: 'bold',
  });
  const authors = lines(['Nobody Atall and Somebody Else'], { x: 200, y: 110, width: 180 });

  it('has a title and an abstract without a heading, narrower than the text', () => {
    const abstract = lines(prose(6, 1), { x: 90, y: 140, width: 430, size: 9, leading: 10.5 });
    const text = readPages(
      page(title, authors, abstract, heading('1 Introduction', 54, 240), lines(prose(20, 2), { ...FULL, y: 260 })),
    );
    expect(text.title).toBe('A Title in Large Type On Two Lines');
    expect(titles(text)).toEqual(['Abstract', '1 Introduction']);
    expect(text.sections[0]?.blocks[0]?.text ?? '').toContain(passage(prose(6, 1)));
    expect(textOfAll(text)).not.toContain('Nobody Atall');
  });

  it('has an abstract whose heading is its first word, and keywords that are left out', () => {
    const abstract = [
      item('Abstract', 64, 140, { font: 'bold italic', size: 9, width: 40 }),
      item('—We do nothing and we show that', 104, 140, { font: 'bold', size: 9, width: 192 }),
      ...lines(prose(5, 1), { ...LEFT, y: 151, size: 9, leading: 11, font: 'bold' }),
      item('Index Terms', 64, 212, { font: 'bold italic', size: 9, width: 60 }),
      item('—nothing, at all', 124, 212, { font: 'bold', size: 9, width: 90 }),
    ];
    const text = readPages(
      page(
        title,
        authors,
        abstract,
        heading('1 Introduction', 100, 240),
        lines(prose(20, 2), { ...LEFT, y: 260 }),
        lines(prose(30, 3), { ...RIGHT, y: 140 }),
      ),
    );
    expect(titles(text)).toEqual(['Abstract', '1 Introduction']);
    expect(text.sections[0]?.blocks).toEqual([
      { type: 'paragraph', text: `We do nothing and we show that ${prose(5, 1).join(' ')}` },
    ]);
    expect(textOfAll(text)).not.toContain('at all');
  });

  it('begins with a capital over two lines', () => {
    const [first = '', second = '', ...others] = prose(20, 1);
    const text = readPages(
      page(
        heading('1 Introduction', 54, 80),
        item('T', 54, 112, { size: 28, width: 18 }),
        item(`HIS ${first}`, 74, 100, { width: 222 }),
        item(second, 74, 112, { width: 222 }),
        lines(others, { ...LEFT, y: 124 }),
        lines(prose(20, 2), RIGHT),
      ),
    );
    expect(text.sections[0]?.blocks).toHaveLength(1);
    expect(text.sections[0]?.blocks[0]?.text).toMatch(new RegExp(`^THIS ${first} ${second}`));
  });
});
