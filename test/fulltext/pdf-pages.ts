import type { PdfItem, PdfPage } from '../../lib/fulltext/pdf-page.ts';

export const WIDTH = 612;
export const HEIGHT = 792;

export interface ItemOptions {
  font?: string;
  size?: number;
  width?: number;
  turn?: number;
}

export function item(text: string, x: number, y: number, options: ItemOptions = {}): PdfItem {
  const { font = 'roman', size = 10, turn = 0 } = options;
  const width = options.width ?? 0.5 * size * text.length;
  return { text, x, y, width, height: size, font, fontSize: size, turn, hasEOL: false };
}

export const page = (...items: (PdfItem | PdfItem[])[]): PdfPage => ({
  width: WIDTH,
  height: HEIGHT,
  items: items.flat(),
});

export interface ColumnOptions extends ItemOptions {
  x?: number;
  y?: number;
  leading?: number;
}

export const LEFT = { x: 54, width: 242 };
export const RIGHT = { x: 316, width: 242 };
export const FULL = { x: 54, width: 504 };

/** Lines under one another, as wide as the column. */
export function lines(
  texts: readonly string[],
  { x = 54, y = 100, leading = 12, ...options }: ColumnOptions = {},
): PdfItem[] {
  return texts.map((text, index) => item(text, x, y + leading * index, { width: 242, ...options }));
}

const SYLLABLES = 'ba co du fe gi ho ka le mi no pu re sa to vu we'.split(' ');

/** Invented words, no two of them the same, in lines that fill a column. */
export function prose(count: number, seed: number): string[] {
  return Array.from({ length: count }, (_, line) => {
    const words = Array.from({ length: 6 }, (_, at) => {
      let rest = seed * 1000 + line * 6 + at + 4096;
      let word = '';
      for (; rest > 0; rest = Math.floor(rest / 16)) word += SYLLABLES[rest % 16] ?? '';
      return word;
    });
    return words.join(' ');
  });
}

export const heading = (text: string, x: number, y: number): PdfItem => item(text, x, y, { font: 'bold', size: 12 });
