import { describe, expect, it } from 'vitest';
import type { Block } from '../../lib/fulltext/full-text.ts';
import type { PdfItem, PdfPage } from '../../lib/fulltext/pdf-page.ts';
import { pdfToFullText } from '../../lib/fulltext/pdf-text.ts';
import { FULL, heading, item, LEFT, lines, page, prose, RIGHT } from './pdf-pages.ts';

const blocksOf = (...pages: PdfPage[]): Block[] => pdfToFullText(pages)?.sections.flatMap(({ blocks }) => blocks) ?? [];

/** Cells in the size of a table, from left to right. */
const row = (cells: string[], places: number[], y: number): PdfItem[] =>
  cells.map((cell, at) => item(cell, places[at] ?? 0, y, { size: 9, width: 30 }));

const ROWS = [
  ['Rule', 'City', 'School'],
  ['Recency', '31.5', '35.0'],
  ['Clocks', '27.0', '29.6'],
];
const tableAt = (places: number[], y: number) => ROWS.flatMap((cells, at) => row(cells, places, y + 12 * at));
const TABLE = 'Rule | City | School\nRecency | 31.5 | 35.0\nClocks | 27.0 | 29.6';

const caption = (text: string, y: number, at: { x: number; width: number } = LEFT) =>
  item(text, at.x, y, { size: 9, width: Math.min(at.width, 4.5 * text.length) });

describe('a float', () => {
  const above = lines(prose(12, 1), { ...LEFT, y: 80 });
  const right = lines(prose(40, 3), { ...RIGHT, y: 80 });

  it('does not part the paragraph it stands in', () => {
    const below = lines(prose(12, 2), { ...LEFT, y: 340 });
    const labels = [
      item('hour', 80, 250, { font: 'sans', size: 7 }),
      item('of the week', 160, 270, { font: 'sans', size: 7 }),
    ];
    const blocks = blocksOf(page(above, labels, caption('Figure 1: Labels are left out.', 300), below, right));
    expect(blocks).toEqual([
      { type: 'paragraph', text: [...prose(12, 1), ...prose(12, 2), ...prose(40, 3)].join(' ') },
      { type: 'caption', text: 'Figure 1: Labels are left out.' },
    ]);
  });

  it.each([
    ['above', [caption('Table 1: Numbers.', 250), ...tableAt([60, 120, 180], 268)]],
    ['below', [...tableAt([60, 120, 180], 240), caption('Table 1: Numbers.', 284)]],
  ])('is a table whose caption stands %s it', (_, table) => {
    const blocks = blocksOf(page(above, table, lines(prose(12, 2), { ...LEFT, y: 330 }), right));
    expect(blocks.slice(1)).toEqual([
      { type: 'caption', text: 'Table 1: Numbers.' },
      { type: 'table', text: TABLE },
    ]);
  });

  it('may stand across both columns, cells on either side of the gap', () => {
    const table = [caption('Table 2. Numbers of rules that are set across both of the columns here.', 80, FULL)];
    const blocks = blocksOf(
      page(
        table,
        tableAt([80, 220, 420], 100),
        lines(prose(20, 1), { ...LEFT, y: 170 }),
        lines(prose(20, 2), { ...RIGHT, y: 170 }),
      ),
    );
    expect(blocks).toContainEqual({ type: 'table', text: TABLE });
    expect(blocks.filter(({ type }) => type === 'paragraph')).toEqual([
      { type: 'paragraph', text: [...prose(20, 1), ...prose(20, 2)].join(' ') },
    ]);
  });

  it('may be a figure across both columns, labels on either side of the gap', () => {
    const labels = [80, 120, 400, 500].map((x, at) => item(`axis ${at}`, x, 90 + 20 * at, { font: 'sans', size: 7 }));
    const text = 'Figure 3: What is seen when the rules are set across both of the columns at once.';
    const blocks = blocksOf(
      page(
        labels,
        caption(text, 190, FULL),
        lines(prose(20, 1), { ...LEFT, y: 220 }),
        lines(prose(20, 2), { ...RIGHT, y: 220 }),
      ),
    );
    expect(blocks.map((block) => block.text).join(' ')).not.toContain('axis');
    expect(blocks).toContainEqual({ type: 'caption', text });
  });

  it('is none where a line of the text begins with its name', () => {
    const [first = '', ...others] = prose(12, 1);
    const text = [first, 'Table 1. and Figure 2: are what this line is about here', ...others];
    const blocks = blocksOf(page(heading('1 Method', 54, 60), lines(text, { ...LEFT, y: 80 }), right));
    expect(blocks).toEqual([{ type: 'paragraph', text: [...text, ...prose(40, 3)].join(' ') }]);
  });
});

describe('a note', () => {
  it('is left out with its mark, at the foot of its column', () => {
    const [first = '', ...others] = prose(40, 1);
    const mark = item('1', 296, 76, { size: 7, width: 4 });
    const note = [
      item('1', 54, 700, { size: 6, width: 3 }),
      item('A note that is set in small type and says no more than this.', 58, 703, { size: 8, width: 238 }),
    ];
    const blocks = blocksOf(
      page(
        item(`${first} end`, 54, 80, { width: 242 }),
        mark,
        lines(others, { ...LEFT, y: 92 }),
        note,
        lines(prose(50, 2), { ...RIGHT, y: 80 }),
      ),
    );
    expect(blocks).toEqual([{ type: 'paragraph', text: [`${first} end`, ...others, ...prose(50, 2)].join(' ') }]);
  });
});
