import { splitMath } from '../../lib/core/split-math.ts';

/** Characters held back at most: a dollar that is a price, not a formula, stops nothing for longer. */
const MOST_HELD = 300;
/** Where a link or a mark that is not whole is looked for, from the end. */
const LONGEST_TAIL = 2_000;
/** A last line that may yet become a list, a heading, a quote, a rule or a table. */
const BARE_MARK = /(?:^|\n)[ \t]*(?:[-*+#>=|_~]+|\d{1,9}[.)]?)[ \t]*$/;
const HALF_LINK = /!?\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/;
const MATH_OPENING = /\$\$|\\\[|\\\(|(?<!\\)\$(?=\S|$)/;

/**
 * What of a growing Markdown text can be drawn as it will stay: a half formula, link or mark at its end is held back,
 * and bold or code that has begun is closed for the while.
 */
export function settledText(text: string): string {
  const whole = withoutHalfMath(text);
  const start = Math.max(0, whole.length - LONGEST_TAIL);
  const tail = whole.slice(start).replace(HALF_LINK, '').replace(BARE_MARK, '');
  const settled = whole.slice(0, start) + tail.trimEnd();
  return withClosedMarks(settled);
}

function withoutHalfMath(text: string): string {
  const last = splitMath(text).at(-1);
  if (last?.kind !== 'text') return text;
  const start = text.length - last.source.length;
  // A formula ends with its paragraph at the latest.
  const paragraph = start + Math.max(0, last.source.lastIndexOf('\n\n'));
  const opening = MATH_OPENING.exec(text.slice(paragraph));
  if (!opening) return text.replace(/\\$/, '');
  const at = paragraph + opening.index;
  return text.length - at > MOST_HELD ? text : text.slice(0, at);
}

/** Of the last paragraph: earlier ones are what they are. */
function withClosedMarks(text: string): string {
  const paragraph = text.slice(text.lastIndexOf('\n\n') + 1);
  const words = splitMath(paragraph)
    .map(({ kind, source }) => (kind === 'text' ? source : ''))
    .join('');
  if ((words.match(/`/g) ?? []).length % 2 === 1) return text.endsWith('`') ? text.slice(0, -1) : `${text}\``;
  const prose = words.replace(/`[^`]*`/g, '');
  if ((prose.match(/\*\*/g) ?? []).length % 2 === 0) return /(?<!\*)\*$/.test(text) ? text.slice(0, -1) : text;
  if (text.endsWith('**')) return text.slice(0, -2);
  return text.endsWith('*') ? `${text}*` : `${text}**`;
}
