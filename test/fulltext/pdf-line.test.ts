import { describe, expect, it } from 'vitest';
import { fragmentsOf } from '../../lib/fulltext/pdf-fragments.ts';
import { lineOf, NOTE_MARK, type PdfLine } from '../../lib/fulltext/pdf-line.ts';
import { settleMarks } from '../../lib/fulltext/pdf-notes.ts';
import type { PdfItem } from '../../lib/fulltext/pdf-page.ts';
import { item, page } from './pdf-pages.ts';

function lineIn(...items: PdfItem[]): PdfLine {
  const [fragment] = fragmentsOf(page(items));
  if (!fragment) throw new Error('There is no text.');
  return lineOf(fragment, 0);
}

const raised = (text: string, x: number, rise = 4) => item(text, x, 100 - rise, { size: 7, width: 4 * text.length });

const small = (text: string, x: number) => item(text, x, 100, { size: 8, width: 5 * text.length });

describe('a line’s text', () => {
  it('has blanks where gaps are, and none where items meet', () => {
    const line = lineIn(
      item('Borrow', 0, 100, { width: 30 }),
      item('ed', 30.4, 100, { width: 10 }),
      item('Clocks', 43, 100, { width: 30 }),
    );
    expect(line.text).toBe('Borrowed Clocks');
  });

  it('has a blank where the file sets one', () => {
    const line = lineIn(
      item('a', 0, 100, { width: 5 }),
      item(' ', 5, 100, { width: 2 }),
      item('b', 5.5, 100, { width: 5 }),
    );
    expect(line.text).toBe('a b');
  });

  it('has the exponent of a number, and the index of a letter, as they are read', () => {
    const exponent = lineIn(
      item('about 10', 0, 100, { width: 40 }),
      raised('−3', 40),
      item('of it', 52, 100, { width: 30 }),
    );
    expect(exponent.text).toBe('about 10^−3 of it');
    const index = lineIn(
      item('the x', 0, 100, { width: 25 }),
      raised('i', 25, -2),
      item('of it', 34, 100, { width: 30 }),
    );
    expect(index.text).toBe('the xi of it');
    const power = lineIn(item('in R', 0, 100, { width: 25 }), raised('2', 25), item('of it', 34, 100, { width: 30 }));
    expect(power.text).toBe('in R2 of it');
  });

  it('keeps a number after a word apart from it, unless it is that of a note on the page', () => {
    const { text } = lineIn(
      item('service changes', 0, 100, { width: 75 }),
      raised('1', 75),
      item('. We ask', 79, 100, { width: 40 }),
    );
    expect(text).toBe(`service changes${NOTE_MARK}1${NOTE_MARK}. We ask`);
    expect(settleMarks(text, new Set(['1']))).toBe('service changes. We ask');
    expect(settleMarks(text, new Set(['2']))).toBe('service changes 1. We ask');
    const unit = lineIn(item('in kpc', 0, 100, { width: 30 }), raised('2', 30), item('and', 40, 100, { width: 20 }));
    expect(unit.text).toBe('in kpc2 and');
  });

  it('has small capitals as what they stand for', () => {
    const line = lineIn(
      item('II. R', 0, 100, { width: 25 }),
      small('ELATED', 25),
      item('W', 58, 100, { width: 8 }),
      small('ORK', 66),
    );
    expect(line.text).toBe('II. Related Work');
    expect(line.size).toBe(10);
    expect(line.isCapitals).toBe(true);
    expect(lineIn(item('AN ABBREVIATION', 0, 100)).text).toBe('AN ABBREVIATION');
  });

  it('has cells where gaps are wide', () => {
    const line = lineIn(
      item('Recency', 0, 100, { width: 35 }),
      item('31.5', 50, 100, { width: 18 }),
      item('27.9', 80, 100, { width: 18 }),
    );
    expect(line.cells).toEqual(['Recency', '31.5', '27.9']);
    expect(line.text).toBe('Recency 31.5 27.9');
  });

  it('has letters with the accents drawn over them', () => {
    const line = lineIn(
      item('Poincar', 0, 100, { width: 35 }),
      item('´', 35.5, 100, { width: 4 }),
      item('e’s', 35, 100, { width: 12 }),
    );
    expect(line.text).toBe('Poincaré’s');
  });
});
