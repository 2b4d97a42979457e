import { splitMath } from '../../core/split-math.ts';

/** What a translator must not touch. `kept` comes back to the letter; a `reference` may get lost, and says so then. */
export interface Mark {
  kind: 'kept' | 'reference';
  source: string;
}

/** A text with `⟦n⟧` in place of each mark, counted from `first`. */
export interface MaskedText {
  text: string;
  first: number;
  marks: Mark[];
}

export interface Insertion {
  /** Offset in the text. */
  at: number;
  source: string;
}

interface Span {
  start: number;
  end: number;
}

/** Code first, for a dollar in it opens no formula. */
const CODE = /```[\s\S]*?```|`[^`\n]+`/g;
/** Addresses, and whatever reads like a mark of ours. */
const VERBATIM = /https?:\/\/[^\s<>"'，。；、）)\]]+|⟦[^⟦⟧]*⟧|[⟦⟧〚〛]|【\d+】|\[\[\d+\]\]/g;
/** A mark as models write it: with other brackets, in full-width figures, with a space. */
const MARK = /(?:⟦|〚|【|\[\[)\s*([\d０-９]{1,4})\s*(?:⟧|〛|】|\]\])/g;
const OURS = /^[⟦〚]/;
/** A mark that has not arrived whole. */
const HALF = /(?:⟦|〚|\[\[?|【)\s*[\d０-９]*$/;

/** Formulas, code and addresses masked; insertions stand where they are asked for, or behind the formula they fall into. */
export function maskText(text: string, first: number, insertions: readonly Insertion[] = []): MaskedText {
  const spans = spansOf(text);
  const marks: Mark[] = [];
  const mark = (kind: Mark['kind'], source: string): string => `⟦${first + marks.push({ kind, source }) - 1}⟧`;
  const waiting = [...insertions].toSorted((one, other) => one.at - other.at);
  let masked = '';
  let from = 0;
  const copyTo = (end: number): void => {
    for (let next = waiting[0]; next && next.at <= end; next = waiting[0]) {
      const at = Math.max(next.at, from);
      masked += text.slice(from, at) + mark('reference', next.source);
      from = at;
      waiting.shift();
    }
    masked += text.slice(from, end);
    from = end;
  };
  for (const { start, end } of spans) {
    copyTo(start);
    masked += mark('kept', text.slice(start, end));
    from = end;
  }
  copyTo(text.length);
  return { text: masked, first, marks };
}

/** The marks' sources back in their places; `whole` when each stands there once, and no other does. */
export function unmask(text: string, { first, marks }: Pick<MaskedText, 'first' | 'marks'>) {
  const seen = marks.map(() => 0);
  let foreign = false;
  const restored = text.replace(MARK, (written, digits: string) => {
    const index = Number(digits.normalize('NFKC')) - first;
    const mark = marks[index];
    if (!mark) {
      foreign ||= OURS.test(written);
      return written;
    }
    seen[index] = (seen[index] ?? 0) + 1;
    return mark.source;
  });
  const whole = !foreign && marks.every(({ kind }, index) => kind === 'reference' || seen[index] === 1);
  return { text: restored, whole };
}

/** The numbers of the marks in a text, as they stand in it. */
export function marksIn(text: string): number[] {
  return [...text.matchAll(MARK)].map(([, digits = '']) => Number(digits.normalize('NFKC')));
}

/** A growing text without the half mark at its end. */
export function withoutHalfMark(text: string): string {
  return text.replace(HALF, '');
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  const addMatches = (pattern: RegExp, { start, end }: Span): Span[] => {
    const between: Span[] = [];
    let from = start;
    for (const found of text.slice(start, end).matchAll(pattern)) {
      const at = start + found.index;
      spans.push({ start: at, end: at + found[0].length });
      between.push({ start: from, end: at });
      from = at + found[0].length;
    }
    return [...between, { start: from, end }];
  };
  for (const prose of addMatches(CODE, { start: 0, end: text.length })) {
    let at = prose.start;
    for (const piece of splitMath(text.slice(prose.start, prose.end))) {
      const span = { start: at, end: at + piece.source.length };
      if (piece.kind === 'math') spans.push(span);
      else addMatches(VERBATIM, span);
      at = span.end;
    }
  }
  return spans.toSorted((one, other) => one.start - other.start);
}
