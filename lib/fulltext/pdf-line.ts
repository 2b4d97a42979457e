import { type Fragment, isBlank } from './pdf-fragments.ts';
import { composeAccents, readGlyphs } from './pdf-glyphs.ts';
import type { PdfItem } from './pdf-page.ts';

/** Characters of one font and size. */
export interface Run {
  text: string;
  font: string;
  size: number;
}

/** One line of one column. */
export interface PdfLine {
  page: number;
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** Raised numbers after words stand between `NOTE_MARK`s: whether they are notes shows elsewhere on the page. */
  text: string;
  runs: Run[];
  /** The text in pieces, where wide gaps are. */
  cells: string[];
  /** Set in capitals, large or small. */
  isCapitals: boolean;
}

export const NOTE_MARK = '\uE000';

/** Parts of the font size: a gap between words, one between the cells of a table. */
const WORD_GAP = 0.17;
const CELL_GAP = 0.85;

/** No column holds a line of more characters. */
const LONGEST = 4000;

const UNITS = /(?:^|[^\p{L}])(?:[kMG]?pc|[kMGT]?eV|erg|deg|rad|mol|sec|min|arcsec|arcmin|sin|cos|tan|exp|log|det)$/u;

export function lineOf(fragment: Fragment, page: number): PdfLine {
  const { x, right, y, size, font } = fragment;
  const capitals = capitalsOf(fragment);
  const runs: Run[] = [];
  const cells: string[] = [];
  let text = '';
  let cell = '';
  let end = -Infinity;
  let hasBlank = false;
  for (const item of fragment.items) {
    if (text.length > LONGEST) break;
    if (isBlank(item.text)) {
      hasBlank ||= item.width > 0.1 * item.fontSize;
      continue;
    }
    const gap = item.x - end;
    const glyphs = readGlyphs(item.text);
    const raw = capitals !== null && isSmallCapital(item.fontSize, capitals) ? glyphs.toLowerCase() : glyphs;
    const isApart = text !== '' && (hasBlank || gap > WORD_GAP * Math.min(size, item.fontSize));
    if (text !== '' && gap > CELL_GAP * size) {
      cells.push(cell);
      cell = '';
    }
    const raised = asRaised(item, fragment, raw, text);
    const piece = isApart ? ` ${raised.startsWith('^') ? raw : raised}` : raised;
    text += piece;
    cell += piece;
    addRun(runs, item, piece);
    end = Math.max(end, item.x + item.width);
    hasBlank = false;
  }
  cells.push(cell);
  const tidied = cells.map((part) => tidy(part.replaceAll(NOTE_MARK, ''))).filter((part) => part !== '');
  return {
    page,
    x,
    right,
    y,
    size: capitals ?? size,
    font,
    text: tidy(text),
    runs,
    cells: tidied,
    isCapitals: capitals !== null || /^(?=.*\p{Lu}{4})\P{Ll}*$/u.test(text),
  };
}

export const textOfRuns = (runs: readonly Run[]): string => tidy(runs.map(({ text }) => text).join(''));

const tidy = (text: string): string => composeAccents(text).replace(/\s+/g, ' ').trim();

function addRun(runs: Run[], { font, fontSize }: PdfItem, text: string): void {
  const last = runs.at(-1);
  if (last && last.font === font && Math.abs(last.size - fontSize) < 0.25) last.text += text;
  else runs.push({ text, font, size: fontSize });
}

/** What is raised after a number is its exponent; after a word it is a note's mark, or that of a reference. */
function asRaised(item: PdfItem, line: Fragment, text: string, before: string): string {
  const isRaised = item.fontSize < 0.9 * line.size && line.y - item.y > 0.15 * line.size;
  if (!isRaised) return text;
  if (/\d$/.test(before)) return /^[-−–+]?\d/.test(text) ? `^${text}` : text;
  const isAfterWord = /(?:\p{L}{3}|[\p{L}\d)][.,;:)”’]+)$/u.test(before) && !UNITS.test(before);
  const isMark = /^(?:\d[\d,\s–-]*|[*∗†‡§¶‖]+)$/.test(text.trim());
  return isAfterWord && isMark ? `${NOTE_MARK}${text.trim()}${NOTE_MARK}` : text;
}

/** The size of the large ones, where a line is set in two sizes of capitals: the small ones are lower case. */
function capitalsOf({ items }: Fragment): number | null {
  const drawn = items.filter(({ text }) => /\p{L}/u.test(text));
  if (drawn.length < 2 || drawn.some(({ text }) => /\p{Ll}/u.test(text))) return null;
  const size = Math.max(...drawn.map(({ fontSize }) => fontSize));
  const level = drawn[0]?.y ?? 0;
  let small = 0;
  for (const { text, fontSize, y } of drawn) {
    const isLarge = fontSize > 0.98 * size;
    if (Math.abs(y - level) > 0.1 * size || (!isLarge && !isSmallCapital(fontSize, size))) return null;
    if (!isLarge) small += text.trim().length;
  }
  return small > 2 ? size : null;
}

const isSmallCapital = (fontSize: number, size: number): boolean => fontSize < 0.92 * size && fontSize > 0.6 * size;
