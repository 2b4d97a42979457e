import type { PlacedLine } from './pdf-lines.ts';
import type { Metrics } from './pdf-metrics.ts';

const BULLET = /^([•·◦▪▸►‣⋄⁃∗*✓]|[–—-](?=\s))\s*(\S.*)$/;
const NUMBER = /^(\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,3}:)\s+(\S.*)$/;
const EQUATION_NUMBER = /^\((?:[A-Z]\.?)?\d+(?:\.\d+)*[a-z]?\)$|^\([A-Z]\)$/;
const RELATION = /[=≤≥<>∑∏∫∈≈∝→↦±×√∼≡⊂⊆∀∃]/;

/** The text of a list's item after its mark; null where the line begins none. */
export function readItem(line: PlacedLine, before: PlacedLine | null): string | null {
  const bullet = BULLET.exec(line.text);
  if (bullet) return bullet[2] ?? '';
  const number = NUMBER.exec(line.text);
  if (!number) return null;
  const isIndented = line.x > line.left + 0.5 * line.size;
  const isParted = line.cells.length > 1 && line.cells[0] === number[1];
  const isAfterEnd = before === null || endsSentence(before.text) || !isFull(before);
  return (isIndented || isParted) && isAfterEnd ? (number[2] ?? '') : null;
}

const endsSentence = (text: string): boolean => /[.!?:;…][)\]”’"']*$/.test(text);

/** Whether a line goes as far as its column. */
export const isFull = ({ right, limit, size }: PlacedLine): boolean => right > limit - 1.5 * size;

/** A formula on lines of its own: set in from both sides, or numbered, and hardly any words. */
export function isDisplay(line: PlacedLine, metrics: Metrics): boolean {
  const { x, left, right, limit, size, cells, runs, text } = line;
  const isNumbered = cells.length > 0 && EQUATION_NUMBER.test(cells.at(-1) ?? '');
  const isSetIn = x > left + 0.9 * size && (isNumbered || right < limit - 0.9 * size);
  if (!isSetIn && !(isNumbered && cells.length > 1 && right > limit - size)) return false;
  const own = runs
    .filter(({ font }) => font === metrics.font)
    .map((run) => run.text)
    .join(' ');
  const words = own.match(/\p{L}{3,}/gu)?.length ?? 0;
  const foreign = runs.filter(({ font }) => font !== metrics.font).reduce((sum, run) => sum + run.text.length, 0);
  if (isNumbered && words < 6) return true;
  // Of another font than most of the text, words are words none the less.
  if ((text.match(/\p{L}{4,}/gu)?.length ?? 0) > 3) return false;
  if (words === 0 && text.length < 60 && (foreign > 0 || RELATION.test(text))) return true;
  return words < 3 && foreign > 0.35 * text.length && RELATION.test(text);
}

/** A display's text without its number. */
export function displayText({ cells, text }: PlacedLine): string {
  const number = cells.at(-1) ?? '';
  if (!EQUATION_NUMBER.test(number)) return text;
  return text.endsWith(number) ? text.slice(0, -number.length).trim() : text;
}

/** Whether one line stands right under the other in the same column. */
export function isUnder(line: PlacedLine, before: PlacedLine): boolean {
  const isSameColumn = line.page === before.page && line.left === before.left && line.limit === before.limit;
  return isSameColumn && line.above !== null && Math.abs(line.y - before.y - line.above) < 0.01;
}

/** Whether a line begins a paragraph after another line of running text. */
export function startsParagraph(line: PlacedLine, before: PlacedLine, metrics: Metrics): boolean {
  const { size } = line;
  const indent = line.x - line.left;
  const isIndented = indent > 0.6 * size && indent < 6 * size;
  const hasEnded = endsSentence(before.text);
  if (!isUnder(line, before)) {
    if (Math.abs(line.size - before.size) > 0.06 * size) return true;
    return (isIndented && hasEnded) || (hasEnded && !isFull(before) && beginsSentence(line.text));
  }
  const step = line.above ?? 0;
  const leading = Math.min(metrics.leading, 1.6 * size);
  if (step > 1.9 * leading) return true;
  // A tall formula pushes its line down, too.
  if (step > 1.36 * leading && (hasEnded || !isFull(before) || beginsSentence(line.text))) return true;
  if (isIndented && (line.x > before.x + 0.5 * size || hasEnded)) return true;
  if (hasEnded && hasRunIn(line, metrics)) return true;
  return hasEnded && before.right < before.limit - 2.5 * size && beginsSentence(line.text);
}

/** Whether its first words are a heading in the text's own line. */
function hasRunIn({ runs, font }: PlacedLine, metrics: Metrics): boolean {
  const [first] = runs;
  if (first === undefined || first.font === metrics.font || font !== metrics.font) return false;
  return /^\s*\p{Lu}.{3,}[.:]\s*$/u.test(first.text);
}

const beginsSentence = (text: string): boolean => /^[“"‘'([]?[\p{Lu}\d]/u.test(text);
