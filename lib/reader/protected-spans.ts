/** Longest formula or bracket that is kept whole; an unclosed one must not swallow the rest of an abstract. */
const LONGEST_SPAN = 400;

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '（': '）', '【': '】' };
const URL = /(?:https?|ftp):\/\/[^\s<>"'{}|\\^`。，；）]+/y;
const COMMAND = /\\[a-zA-Z]+\*?/y;

/**
 * Where no sentence ends, whatever stands there: formulae, TeX groups, brackets, URLs.
 * One byte per UTF-16 unit, 1 = inside.
 */
export function protectedSpans(text: string): Uint8Array {
  const inside = new Uint8Array(text.length);
  let at = 0;
  while (at < text.length) {
    const end = spanEnd(text, at);
    if (end > at) inside.fill(1, at, end);
    at = end > at ? end : at + 1;
  }
  return inside;
}

/** End of the span that opens at `at`, or `at` when none does. */
function spanEnd(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === '$') return mathEnd(text, at);
  if (character === '\\') return commandEnd(text, at);
  if (character in CLOSERS) return bracketEnd(text, at);
  if (character === 'h' || character === 'f') return urlEnd(text, at);
  return at;
}

/** As in Pandoc: `$` opens before a non-space, closes after one, and a digit never follows, so that prices stay text. */
function mathEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_SPAN);
  if (text.startsWith('$$', at)) {
    const close = text.indexOf('$$', at + 2);
    return close > 0 && close < limit ? close + 2 : at;
  }
  if (/\s|^$/.test(text.charAt(at + 1))) return at;
  for (let index = at + 1; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '$') {
      const closes = !/\s/.test(text.charAt(index - 1)) && !/\d/.test(text.charAt(index + 1));
      if (closes) return index + 1;
    }
  }
  return at;
}

function commandEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_SPAN);
  const next = text.charAt(at + 1);
  if (next === '(' || next === '[') {
    const close = text.indexOf(next === '(' ? '\\)' : '\\]', at + 2);
    return close > 0 && close < limit ? close + 2 : at + 2;
  }
  COMMAND.lastIndex = at;
  // An escaped sign such as \% or \$ is no delimiter.
  if (!COMMAND.test(text)) return Math.min(text.length, at + 2);
  let end = COMMAND.lastIndex;
  while (text.charAt(end) === '[' || text.charAt(end) === '{') {
    const close = bracketEnd(text, end);
    if (close === end) break;
    end = close;
  }
  return end;
}

function bracketEnd(text: string, at: number): number {
  const open = text.charAt(at);
  const close = CLOSERS[open];
  const limit = Math.min(text.length, at + LONGEST_SPAN);
  let depth = 0;
  for (let index = at; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return at;
}

function urlEnd(text: string, at: number): number {
  URL.lastIndex = at;
  const match = URL.exec(text);
  if (match === null) return at;
  return at + match[0].replace(/[.,;:!?)\]]+$/, '').length;
}
