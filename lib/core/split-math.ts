/** A run of text, or one TeX expression; `source` is what stood in the text, delimiters and all. */
export type MathPiece =
  | { kind: 'text'; source: string }
  | { kind: 'math'; source: string; tex: string; display: boolean };

/** Longer expressions are shown as their source: nothing readable is that long, and rendering it could hang. */
export const MAX_TEX_LENGTH = 1000;

const DELIMITERS = [
  { open: '$$', close: '$$', display: true },
  { open: '\\[', close: '\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '$', close: '$', display: false },
] as const;

/** What every delimiter begins with, and an escape. */
const SIGN = /[$\\]/g;

/**
 * Splits `$…$`, `$$…$$`, `\(…\)` and `\[…\]` off a text; `\$` is a dollar and no delimiter. The sources of the
 * pieces in order are the text. A single dollar follows the rule Pandoc has for prices: no space inside
 * the delimiters and no digit after them.
 */
export function splitMath(text: string): MathPiece[] {
  const pieces: MathPiece[] = [];
  let textStart = 0;
  let at = 0;
  while ((at = nextSign(text, at)) < text.length) {
    const found = findExpression(text, at);
    if (found) {
      if (at > textStart) pieces.push({ kind: 'text', source: text.slice(textStart, at) });
      pieces.push(found);
      at += found.source.length;
      textStart = at;
    } else {
      at += skipLength(text, at);
    }
  }
  if (text.length > textStart) pieces.push({ kind: 'text', source: text.slice(textStart) });
  return pieces;
}

/** Where the next character stands that can begin an expression; most texts have none, and are done with at once. */
function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? text.length;
}

/** A backslash takes its next character along, a double dollar without an end is one thing. */
function skipLength(text: string, at: number): number {
  return text[at] === '\\' || text.startsWith('$$', at) ? 2 : 1;
}

function findExpression(text: string, at: number): Extract<MathPiece, { kind: 'math' }> | null {
  const delimiter = DELIMITERS.find(({ open }) => text.startsWith(open, at));
  if (!delimiter) return null;
  const { open, close, display } = delimiter;
  const start = at + open.length;
  const end = findClose(text, start, close);
  if (end === -1) return null;
  const tex = text.slice(start, end);
  if (tex.trim() === '' || tex.length > MAX_TEX_LENGTH || /\n\s*\n/.test(tex)) return null;
  if (open === '$' && (/^\s|\s$/.test(tex) || /\d/.test(text[end + 1] ?? ''))) return null;
  return { kind: 'math', source: text.slice(at, end + close.length), tex: tex.trim(), display };
}

function findClose(text: string, start: number, close: string): number {
  const limit = Math.min(text.length, start + MAX_TEX_LENGTH + close.length);
  for (let at = start; at < limit; at += text[at] === '\\' ? 2 : 1) {
    if (text.startsWith(close, at)) return at;
  }
  return -1;
}
