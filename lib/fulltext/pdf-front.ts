import type { FlowPart } from './pdf-floats.ts';
import { isKnownHeading, isUniform, styleOf } from './pdf-headings.ts';
import { textOfRuns } from './pdf-line.ts';
import type { PlacedLine } from './pdf-lines.ts';
import type { Metrics } from './pdf-metrics.ts';
import { isUnder } from './pdf-paragraphs.ts';

const ABSTRACT = /^(?:Abstract|A ?B ?S ?T ?R ?A ?C ?T|Summary|SUMMARY)\s*(?:[.:—–-]+\s*|$)/;
/** What may stand between the abstract and the text. */
const AFTER_ABSTRACT =
  /^(?:(?:additional )?key\s?words|index terms|ccs concepts|acm reference format|pacs|msc|jel|subject(?:s| classification| headings)|categories and subject|general terms|(?:\d{4} )?mathematics subject|date[:d]|received|submitted|accepted|doi|corresponding author|code availability)\b/i;

/** What a line says of the abstract whose heading it has, alone or in its first word; null where it has none. */
function afterHeading({ text, runs, font }: PlacedLine): string | null {
  if (ABSTRACT.test(text)) return text.replace(ABSTRACT, '');
  const [first] = runs;
  const isHeaded = first !== undefined && first.font !== font && /^A(?:bstract|BSTRACT)$/.test(first.text.trim());
  return isHeaded ? textOfRuns(runs.slice(1)) : null;
}

/** What is said above a title. */
const STATUS = /^(?:draft|typeset|preprint|submitted|published|accepted|to appear|received|prepared|arxiv)\b/i;

export interface Front {
  title: PlacedLine[];
  abstract: PlacedLine[];
  /** What comes after. */
  rest: FlowPart[];
}

const letters = ({ text }: PlacedLine): number => text.match(/\p{L}/gu)?.length ?? 0;

/** The lines of the largest size on the first page. */
function titleLines(lines: readonly PlacedLine[], metrics: Metrics): PlacedLine[] {
  const wide = lines.filter(
    (line) =>
      letters(line) >= 8 && line.text.includes(' ') && line.size > 1.12 * metrics.size && !isKnownHeading(line.text),
  );
  const size = Math.max(0, ...wide.map((line) => line.size));
  const start = lines.findIndex((line) => line.size > 0.97 * size && letters(line) >= 4 && size > 0);
  // Of no size of its own, a title is at least in a font of its own.
  if (start < 0) {
    const own = lines
      .slice(0, 8)
      .filter((line) => line.font !== metrics.font && letters(line) >= 8 && !STATUS.test(line.text));
    const [first] = own;
    return first ? own.slice(0, 2).filter((line) => styleOf(line) === styleOf(first) && isUniform(line)) : [];
  }
  const title: PlacedLine[] = [];
  for (const line of lines.slice(start)) {
    const isNext = title.length === 0 || (line.above !== null && line.above < 2 * size);
    if (Math.abs(line.size - size) > 0.05 * size || !isNext || title.length === 5) break;
    title.push(line);
  }
  return title;
}

/** Parts title and abstract from the text; names, addresses and the rest of the front matter are left out. */
export function partFront(
  parts: readonly FlowPart[],
  metrics: Metrics,
  isHeading: (line: PlacedLine) => boolean,
): Front {
  const lineAt = (index: number): PlacedLine | null => {
    const part = parts[index];
    return part?.type === 'line' ? part.line : null;
  };
  const first = parts.flatMap((part) => (part.type === 'line' && part.line.page === 0 ? [part.line] : []));
  const title = titleLines(first, metrics);
  const last = title.at(-1);
  const titleEnd = last ? parts.findIndex((part) => part.type === 'line' && part.line === last) + 1 : 0;
  const body = parts.findIndex(
    (part) => part.type === 'line' && isHeading(part.line) && afterHeading(part.line) === null,
  );
  const textStart = body < 0 ? parts.length : body;
  const marked = parts.findIndex(
    (part, index) =>
      index < Math.max(textStart, 60) && part.type === 'line' && part.line.page < 2 && afterHeading(part.line) !== null,
  );
  const start = marked >= 0 ? marked : unmarkedStart(parts, titleEnd, textStart, metrics);
  if (start === null) {
    const from = body >= 0 && (lineAt(body)?.page ?? 1) === 0 ? body : titleEnd;
    return { title, abstract: [], rest: partsFrom(parts, from) };
  }
  const abstract = abstractLines(parts.slice(start), isHeading);
  const end = start + abstract.span;
  const next = parts.slice(end);
  // Without a heading and without an end, it is the text itself.
  if (marked < 0 && next.length === 0) return { title, abstract: [], rest: partsFrom(parts, start) };
  return { title, abstract: abstract.lines, rest: partsFrom(parts, end + textAfter(next, isHeading)) };
}

/** Figures and tables among what is left out are kept. */
const partsFrom = (parts: readonly FlowPart[], start: number): FlowPart[] =>
  parts.filter(({ type }, index) => index >= start || type === 'float');

/** Without a heading, the abstract is the first text that is set apart from the paper's by place or size. */
function unmarkedStart(parts: readonly FlowPart[], from: number, to: number, metrics: Metrics): number | null {
  const lines = parts.slice(from, to).map((part) => (part.type === 'line' ? part.line : null));
  const index = lines.findIndex((line, at) => {
    const [second, third] = [lines[at + 1], lines[at + 2]];
    if (!line || line.page > 0 || !second || !third || line.text.length < 40) return false;
    const isEven = Math.abs(line.right - second.right) < 3 && Math.abs(second.x - third.x) < 3;
    return (
      isEven &&
      second.text.length > 40 &&
      [second, third].every(({ above }) => above !== null && above < 1.5 * metrics.leading)
    );
  });
  if (index < 0) return null;
  let start = index;
  for (; start > 0; start--) {
    const [before, line] = lines.slice(start - 1, start + 1);
    if (!before || !line || !isUnder(line, before) || Math.abs(line.size - before.size) > 0.04 * line.size) break;
    if ((line.above ?? Infinity) > 1.3 * metrics.leading || before.text.length < 30) break;
  }
  return from + start;
}

/** From the abstract's first line to what ends it: a heading, other front matter, or text of other width or size. */
function abstractLines(
  parts: readonly FlowPart[],
  isHeading: (line: PlacedLine) => boolean,
): { lines: PlacedLine[]; span: number } {
  const lines: PlacedLine[] = [];
  let main: PlacedLine | null = null;
  for (const [index, part] of parts.entries()) {
    if (part.type === 'float') continue;
    const { line } = part;
    const text: string = index === 0 ? (afterHeading(line) ?? line.text) : line.text;
    if (text === '') continue;
    const isOther =
      main !== null &&
      (Math.abs(line.size - main.size) > 0.04 * main.size ||
        (line.page === main.page &&
          Math.abs(line.left - main.left) > 3 &&
          Math.abs(line.limit - main.limit) > 3 &&
          line.x < main.x - 3));
    if (index > 0 && (isHeading(line) || AFTER_ABSTRACT.test(text) || isOther)) return { lines, span: index };
    lines.push({ ...line, text });
    if (line.text.length > 30) main ??= line;
  }
  return { lines, span: parts.length };
}

/** Where the text begins after the abstract: at a heading, or with the first line that is no front matter. */
function textAfter(parts: readonly FlowPart[], isHeading: (line: PlacedLine) => boolean): number {
  const heading = parts.findIndex(
    (part) => part.type === 'line' && isHeading(part.line) && !AFTER_ABSTRACT.test(part.line.text),
  );
  const [first] = parts;
  const isMatter = first?.type === 'line' && AFTER_ABSTRACT.test(first.line.text);
  return isMatter && heading >= 0 && heading < 40 ? heading : 0;
}
