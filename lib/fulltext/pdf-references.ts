import type { FlowPart } from './pdf-floats.ts';
import type { PlacedLine } from './pdf-lines.ts';
import { isReferences } from './section-kind.ts';

const MOST_STARTS = 20;

function numberAt(part: FlowPart): number {
  const match = part.type === 'line' ? /^\[(\d{1,3})\]\s*\S/.exec(part.line.text) : null;
  return match ? Number(match[1]) : 0;
}

/** A list of references without a heading begins at its first entry and goes to the next heading. */
export function withoutUnheadedReferences(
  parts: readonly FlowPart[],
  isHeading: (line: PlacedLine) => boolean,
): readonly FlowPart[] {
  const isHeaded = parts.some(
    (part) => part.type === 'line' && isReferences(part.line.text.replace(/^[\dIVX.]+\s+/, '')),
  );
  if (isHeaded) return parts;
  const endOf = (start: number) => {
    const next = parts.findIndex((part, index) => index > start && part.type === 'line' && isHeading(part.line));
    return next < 0 ? parts.length : next;
  };
  // A line of the text may begin with a citation.
  const starts = parts.flatMap((part, index) => (numberAt(part) === 1 ? [index] : [])).slice(-MOST_STARTS);
  const start = starts.findLast((index) => {
    const entries = parts
      .slice(index, endOf(index))
      .map(numberAt)
      .filter((number) => number > 0);
    return entries.length >= 3 && entries.every((number, at) => number === at + 1);
  });
  return start === undefined ? parts : [...parts.slice(0, start), ...parts.slice(endOf(start))];
}
