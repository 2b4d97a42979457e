import type { PlacedLine } from './pdf-lines.ts';
import { isBodySize, type Metrics } from './pdf-metrics.ts';

/** A caption with the rows of its table; what a figure shows is left out. */
export interface Float {
  caption: PlacedLine[];
  rows: PlacedLine[];
}

/** The lines of one region in order; a float stands where it was met. */
export type FlowPart = { type: 'line'; line: PlacedLine } | { type: 'float'; float: Float };

const LABEL =
  /^(?:(?:extended data|supplementary)\s+)?(fig(?:ure|\.)?|table|tab\.|algorithm|listing|scheme|box|plate|chart)\s*((?:[A-Z]\.?)?\d+(?:[.-]\d+)*[a-z]?|[IVXL]+|[A-Z])\s*([.:|–—]|$|(?=\s))/i;

/** Whether the line is as wide as its column, in the size of the text, and one piece. */
function fillsColumn({ x, right, left, limit, size, text }: PlacedLine, metrics: Metrics): boolean {
  return isBodySize(size, metrics) && right - x > 0.75 * (limit - left) && text.length > 20;
}

const isNext = ({ above }: PlacedLine, metrics: Metrics): boolean => above !== null && above < 1.25 * metrics.leading;

/** Which lines are running text: those that fill the column, and a paragraph's last under one of them. */
function textLines(lines: readonly PlacedLine[], metrics: Metrics): boolean[] {
  const isText: boolean[] = [];
  for (const [index, line] of lines.entries()) {
    const isProse = line.font === metrics.font && fillsColumn(line, metrics) && line.cells.length < 4;
    const isLast = isText[index - 1] === true && isNext(line, metrics) && isBodySize(line.size, metrics);
    isText.push(isProse || isLast);
  }
  return isText;
}

/** Kind of a float whose caption starts in this line; a mention of one at the start of a line is none. */
function labelOf(line: PlacedLine, before: PlacedLine | undefined, metrics: Metrics): 'figure' | 'table' | null {
  const match = LABEL.exec(line.text);
  if (!match) return null;
  const [first] = line.runs;
  const isMarked =
    match[3] !== '' || match[0].length === line.text.length || (first !== undefined && first.font !== line.font);
  if (!isMarked) return null;
  const isApart = !before || !isNext(line, metrics) || Math.abs(before.size - line.size) > 0.04 * line.size;
  const isOwnFont = first !== undefined && first.font !== metrics.font && before?.font !== first.font;
  if (!isApart && !isOwnFont) return null;
  return /^(?:fig|scheme|plate|chart|extended data fig|supplementary fig)/i.test(match[0]) ? 'figure' : 'table';
}

/** Parts captions, tables and what figures show from the running text. */
export function partFloats(
  lines: readonly PlacedLine[],
  metrics: Metrics,
  isHeading: (line: PlacedLine) => boolean,
): FlowPart[] {
  const isText = textLines(lines, metrics);
  const floats = new Map<number, Float>();
  const taken = new Set<number>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const kind = line && !taken.has(index) ? labelOf(line, lines[index - 1], metrics) : null;
    if (!line || kind === null) continue;
    const end = captionEnd(lines, index, metrics);
    const float: Float = { caption: lines.slice(index, end), rows: [] };
    floats.set(index, float);
    for (let at = index; at < end; at++) taken.add(at);
    const isFree = (at: number) => !taken.has(at) && isText[at] === false && !isHeading(lines[at] ?? line);
    const rows =
      kind === 'table' ? tableRows(lines, index, end, isFree, metrics) : figureRows(lines, index, end, isFree, metrics);
    if (kind === 'table') float.rows = rows.map((at) => lines[at]).filter((row) => row !== undefined);
    for (const at of rows) taken.add(at);
    index = end - 1;
  }
  return lines.flatMap((line, index): FlowPart[] => {
    const float = floats.get(index);
    if (float) return [{ type: 'float', float }];
    return taken.has(index) ? [] : [{ type: 'line', line }];
  });
}

/** A caption goes on in its own size and at its own pace, until another one starts. */
function captionEnd(lines: readonly PlacedLine[], start: number, metrics: Metrics): number {
  const first = lines[start];
  if (!first) return start;
  let end = start + 1;
  let pace = 0;
  for (; end < lines.length; end++) {
    const line = lines[end];
    const before = lines[end - 1];
    if (!line || !before || line.above === null) break;
    const step = line.above;
    const isPaced = step < 1.5 * first.size && (pace === 0 || step < 1.2 * pace);
    const isSame = Math.abs(line.size - first.size) < 0.05 * first.size;
    if (!isPaced || !isSame || LABEL.test(line.text) || isRow(line, before)) break;
    if (isBodySize(first.size, metrics) && endsParagraph(before) && step > 1.05 * metrics.leading) break;
    pace ||= step;
  }
  return end;
}

/** Under a line of a caption that is not full, what has several cells is the table. */
const isRow = (line: PlacedLine, before: PlacedLine): boolean =>
  line.cells.length > 2 || (line.cells.length > 1 && before.right < before.limit - 2 * before.size);

const endsParagraph = ({ right, limit, size, text }: PlacedLine): boolean =>
  right < limit - 2 * size && /[.!?)\]]$/.test(text);

function tableRows(
  lines: readonly PlacedLine[],
  start: number,
  end: number,
  isFree: (at: number) => boolean,
  metrics: Metrics,
): number[] {
  const below = run(lines, end, 1, isFree, metrics);
  if (below.some((at) => (lines[at]?.cells.length ?? 0) > 1)) return below;
  const above = run(lines, start - 1, -1, isFree, metrics).toReversed();
  if (above.some((at) => (lines[at]?.cells.length ?? 0) > 1)) return above;
  return below;
}

/** Lines from a place on, downwards or upwards, as long as they follow at the pace of rows. */
function run(
  lines: readonly PlacedLine[],
  start: number,
  step: 1 | -1,
  isFree: (at: number) => boolean,
  metrics: Metrics,
): number[] {
  const found: number[] = [];
  for (let at = start; at >= 0 && at < lines.length && isFree(at); at += step) {
    const gap = (step === 1 ? lines[at] : lines[at + 1])?.above ?? Infinity;
    if (gap > (found.length === 0 ? 2.6 : 1.8) * metrics.leading) break;
    found.push(at);
  }
  return found;
}

/** A paper's title may stand above its first figure. */
const isLarge = (line: PlacedLine | undefined, metrics: Metrics): boolean =>
  line !== undefined && line.size > 1.12 * metrics.size && line.text.length > 8;

/** Labels of a figure stand above its caption up to the text, seldom below. */
function figureRows(
  lines: readonly PlacedLine[],
  start: number,
  end: number,
  isFree: (at: number) => boolean,
  metrics: Metrics,
): number[] {
  const above: number[] = [];
  for (let at = start - 1; at >= 0 && isFree(at) && !isLarge(lines[at], metrics); at--) above.push(at);
  if (above.length > 0) return above;
  const isForeign = (at: number) => isFree(at) && lines[at]?.font !== metrics.font;
  return run(lines, end, 1, isForeign, metrics);
}
