import { NOTE_MARK, type PdfLine, textOfRuns } from './pdf-line.ts';
import type { PlacedLine } from './pdf-lines.ts';
import type { Metrics } from './pdf-metrics.ts';

export type Scheme = 'arabic' | 'roman' | 'letter' | 'none';

export interface HeadingText {
  number: string;
  title: string;
  scheme: Scheme;
  /** How many parts the number has. */
  depth: number;
}

const KNOWN =
  /^(?:abstract|summary|introduction|motivation|background|related works?|preliminaries|methods?|methodology|materials and methods|experiments?|results|evaluation|discussion|results and discussion|limitations|conclusions?|conclusions? and .{3,30}|discussion and conclusions?|future work|acknowledge?ments?|references|bibliography|literature cited|contents|table of contents|(?:supplementary|supplemental) (?:materials?|information)|appendix|appendices|keywords|ccs concepts)$/i;

const NUMBERED =
  /^(?:(?:[Ss]ection|SECTION|§)\s*)?((?:\d{1,2}|[A-Z]\d?)(?:\.\d{1,2}){0,3}|[IVX]{1,5})(?:[.:)]|\s*[—–])?\s+(\S.*)$/;
const APPENDIX = /^appendix\s+((?:[A-Z]|\d{1,2})(?:\.\d{1,2})*)?(?![\p{L}\d])\s*[.:—–-]*\s*(.*)$/iu;
const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;
/** What is set like a heading and is none. */
const STATEMENT =
  /^(?:theorem|lemma|proof|proposition|corollary|definition|remark|example|assumption|claim|conjecture|algorithm|figure|fig\.|table|question|step|case|note)\b/i;

export const isKnownHeading = (text: string): boolean => KNOWN.test(trimEnd(text));

const trimEnd = (text: string): string => text.replaceAll(NOTE_MARK, '').replace(/[\s.:—–]+$/, '');

/** Font and size in one word, and whether it is all capitals. */
export const styleOf = ({ font, size, isCapitals }: PdfLine): string =>
  `${font} ${Math.round(2 * size) / 2}${isCapitals ? ' capitals' : ''}`;

/** Whether all of a line's words are in one font. */
export function isUniform({ runs, font }: PdfLine): boolean {
  let own = 0;
  let others = 0;
  for (const run of runs) {
    const letters = run.text.match(/\p{L}/gu)?.length ?? 0;
    if (run.font === font) own += letters;
    else others += letters;
  }
  return own > 0 && others <= 0.15 * own;
}

/** Number and title of a heading's text; a letter is a number where a stop or a wide gap parts it from the title. */
export function readHeading(text: string, cells: readonly string[]): HeadingText {
  const plain = trimEnd(text);
  const appendix = APPENDIX.exec(plain);
  if (appendix) {
    const [, number = '', title = ''] = appendix;
    return {
      number,
      title: title || plain,
      scheme: number === '' ? 'none' : 'letter',
      depth: number.split('.').length,
    };
  }
  const numbered = NUMBERED.exec(plain);
  const [, number = '', title = ''] = numbered ?? [];
  const isParted = cells.length > 1 || /^(?:[IVX]+|[A-Z](?:\.\d+)*)[.:)—–]/.test(plain) || /\d/.test(number);
  if (!numbered || !isParted || !/\p{L}/u.test(title)) return { number: '', title: plain, scheme: 'none', depth: 0 };
  const scheme: Scheme = /^\d/.test(number) ? 'arabic' : /^[IVX]+$/.test(number) ? 'roman' : 'letter';
  return { number, title: title.trim(), scheme, depth: number.split('.').length + (/^[A-Z]\d/.test(number) ? 1 : 0) };
}

/** The styles that a paper sets its headings in: those of its numbered headings and of those with a usual name. */
export class HeadingStyles {
  /** Sections have Roman numbers, and so letters number what is inside them. */
  readonly isRoman: boolean;
  readonly #depths = new Map<string, number>();
  readonly #metrics: Metrics;

  constructor(lines: readonly PlacedLine[], metrics: Metrics) {
    this.#metrics = metrics;
    for (const line of lines) {
      if (!this.#isSetOff(line)) continue;
      const { number, title, scheme, depth } = readHeading(line.text, line.cells);
      const isKnown = isKnownHeading(title);
      const isFirst = scheme !== 'none' && /^(?:1|I|A|.*\.1)$/.test(number) && /^[\p{Lu}\d]/u.test(title);
      if (!isKnown && !isFirst) continue;
      const least = Math.min(this.#depths.get(styleOf(line)) ?? Infinity, scheme === 'none' ? 1 : depth);
      this.#depths.set(styleOf(line), least);
    }
    for (const style of proseStyles(lines)) this.#depths.delete(style);
    const romans = lines.filter(
      (line) => this.isHeading(line) && readHeading(line.text, line.cells).scheme === 'roman',
    );
    this.isRoman = romans.length > 1;
  }

  /** A heading in a style that other headings have, on lines of its own. */
  isHeading(line: PlacedLine): boolean {
    if (!this.#isSetOff(line) || !this.#depths.has(styleOf(line))) return false;
    const { number, title, depth } = readHeading(line.text, line.cells);
    if (
      depth > 3 ||
      STATEMENT.test(line.text) ||
      MONTH.test(title) ||
      !/\p{L}{2}|^\p{L}$/u.test(title) ||
      isContentsLine(line)
    )
      return false;
    if (number !== '' || isKnownHeading(title)) return true;
    const isApart = line.above === null || line.above > 1.15 * this.#metrics.leading;
    return isApart && line.text.length < 90 && !/[.,;]$/.test(line.text) && /^[\p{Lu}\d]/u.test(title);
  }

  /** A heading that the front matter has none like. */
  beginsText(line: PlacedLine): boolean {
    const { title, scheme } = readHeading(line.text, line.cells);
    return isKnownHeading(title) || (/^(?:arabic|roman)$/.test(scheme) && this.isHeading(line));
  }

  /** Another line of the heading before it. */
  continues(line: PlacedLine, before: PlacedLine): boolean {
    if (styleOf(line) !== styleOf(before) || line.page !== before.page || !isUniform(line)) return false;
    const isNear = line.above !== null && line.above > 0 && line.above < 1.5 * line.size;
    const isOther = isKnownHeading(line.text) && line.x < before.x + 1;
    return isNear && readHeading(line.text, line.cells).number === '' && !isOther;
  }

  /** How deep unnumbered headings of a line's style are, by the numbered ones in it. */
  depthOf(line: PlacedLine): number {
    return this.#depths.get(styleOf(line)) ?? 1;
  }

  #isSetOff(line: PlacedLine): boolean {
    const { size, font } = this.#metrics;
    if (line.size < 0.85 * size || line.text.length > 140 || !isUniform(line)) return false;
    return line.font !== font || line.size > 1.06 * size || line.isCapitals;
  }
}

/** Styles in which there is text of many lines, as there is in references. */
function proseStyles(lines: readonly PlacedLine[]): string[] {
  const long = lines.filter((line) => {
    const { text, x, right, left, limit } = line;
    return text.length > 50 && right - x > 0.8 * (limit - left) && isUniform(line);
  });
  const counts = Map.groupBy(long, styleOf);
  return [...counts].filter(([, group]) => group.length > 5).map(([style]) => style);
}

/** A line of a table of contents leads to a page. */
export function isContentsLine({ cells, text }: PdfLine): boolean {
  return (
    /(?:\.\s?){4,}\s*\d*$/.test(text.slice(-40)) ||
    (cells.length > 1 && /^(?:\d{1,3}|[ivx]+)$/.test(cells.at(-1) ?? ''))
  );
}

/** A numbered heading, or thanks, in the first words of a paragraph: the heading and the rest. */
export function readRunIn(line: PlacedLine, metrics: Metrics): { heading: HeadingText; rest: string } | null {
  const index = line.runs.findIndex(
    ({ font, text }, at) =>
      font === metrics.font && /\p{L}/u.test(text) && !(at === 0 && /^[A-Z]?[\d.]+\s*$/.test(text)),
  );
  if (index < 1) return null;
  const lead = line.runs.slice(0, index);
  const text = textOfRuns(lead);
  if (text.length > 120 || lead.some(({ size }) => size < 0.9 * metrics.size)) return null;
  const heading = readHeading(text, []);
  const isNumbered = heading.depth > 1 && heading.depth < 4 && /[.:]$/.test(text) && /^\p{Lu}/u.test(heading.title);
  const isThanks = heading.scheme === 'none' && /^acknowledge?ments?$/i.test(heading.title);
  if (!isNumbered && !isThanks) return null;
  return { heading, rest: textOfRuns(line.runs.slice(index)) };
}
