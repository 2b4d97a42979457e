import { NOTE_MARK } from './pdf-line.ts';
import type { FlowPart } from './pdf-floats.ts';
import type { PlacedLine } from './pdf-lines.ts';
import type { Metrics } from './pdf-metrics.ts';

const SMALL = 0.93;
/** What a note begins with; its mark may be a raised one. */
const MARK = /^(?:\d{1,3}|[*∗†‡§¶‖]+|[a-z])(?=\D|$)/;

/** Where the notes at the foot of a column begin, as an index of its parts. */
function notesStart(parts: readonly FlowPart[], metrics: Metrics, isFirstPage: boolean): number {
  let start = parts.length;
  let first = parts.length;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part?.type !== 'line' || part.line.size > SMALL * metrics.size) break;
    first = index;
    if (beginsNote(part.line)) start = index;
  }
  // A column that is all small is one of references or of a table.
  if (first === 0 && !isFirstPage) return parts.length;
  const isOpening = isFirstPage && parts.length - first < 0.7 * parts.length;
  return isOpening ? first : start;
}

function beginsNote({ runs, text, size }: PlacedLine): boolean {
  const [mark] = runs;
  return mark !== undefined && MARK.test(text) && (mark.size < 0.9 * size || /^[*∗†‡§¶‖]/.test(text));
}

/** The parts without notes, and the marks of those that were there. */
export function withoutNotes(
  parts: readonly FlowPart[],
  metrics: Metrics,
  isFirstPage: boolean,
): { parts: FlowPart[]; marks: string[] } {
  const start = notesStart(parts, metrics, isFirstPage);
  const marks = parts.slice(start).flatMap((part) => {
    const mark = part.type === 'line' && beginsNote(part.line) ? MARK.exec(part.line.text) : null;
    return mark ? [mark[0]] : [];
  });
  return { parts: parts.slice(0, start), marks };
}

const MARKED = new RegExp(` ?${NOTE_MARK}([^${NOTE_MARK}]*)${NOTE_MARK}`, 'g');

/** The mark of a note goes with the note; any other number after a word is kept, apart from it. */
export function settleMarks(text: string, marks: ReadonlySet<string>): string {
  return text
    .replace(MARKED, (_, mark: string) => {
      const isNote = mark.split(/[,\s]+/).every((part) => marks.has(part) || /^\D+$/.test(part));
      return isNote ? '' : ` ${mark}`;
    })
    .replaceAll(NOTE_MARK, '')
    .trim();
}
