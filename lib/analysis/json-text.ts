/** What a model wrote, cut down to its JSON and mended where models break it. */
export interface JsonText {
  /** From the first brace on; up to the brace that closes it, once that has come. */
  json: string;
  /** Paths such as `zh.impact` or `findings.0.quote` of the strings that are closed. */
  closed: ReadonlySet<string>;
  /** The outer object is closed. */
  whole: boolean;
}

interface Level {
  kind: 'object' | 'array';
  /** Path to it, with a dot at its end unless it is the outermost. */
  path: string;
  /** Key of the value at hand, in an object. */
  key: string;
  /** Index of the value at hand, in an array. */
  index: number;
  /** A string here would be a key. */
  expectsKey: boolean;
}

/** No form nests half as deep or has a tenth as many strings: what does is no answer, and costs a parser its stack. */
const DEEPEST = 32;
const MOST_STRINGS = 20_000;

const THOUGHT_END = /<\/think(?:ing)?>/i;
const JSON_START = /\{\s*(?:"|\}|$)/;

/** Thoughts, code fences and prose before the JSON go. Empty while nothing of it has come. */
export function cutPreamble(raw: string): string {
  let text = raw.trimStart();
  for (;;) {
    const opens = /^<think(?:ing)?>/i.test(text);
    const end = THOUGHT_END.exec(text);
    if (opens && !end) return '';
    // Some servers swallow the opening tag; and some answers are about such tags.
    if (!end || (!opens && (/^[{`]/.test(text) || isQuoted(text, end.index)))) break;
    text = text.slice(end.index + end[0].length).trimStart();
  }
  const start = text.search(JSON_START);
  return start < 0 ? '' : text.slice(start);
}

/** Whether a place is inside a string of the JSON that starts before it. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const start = before.search(/\{\s*["}]/);
  if (start < 0) return false;
  const marks = before.slice(start).replace(/\\[^]/g, '').split('"').length - 1;
  return marks % 2 === 1;
}

/** One pass over the characters: escapes that break JSON or TeX are mended, closed strings are noted. */
export function scanJson(raw: string): JsonText {
  const text = cutPreamble(raw);
  const levels: Level[] = [];
  const closed = new Set<string>();
  let json = '';
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '"') {
      const string = readString(text, index);
      json += string.json;
      index = string.end;
      if (string.closed) noteString(levels, closed, string.json);
      continue;
    }
    json += character;
    index += 1;
    noteMark(levels, character);
    if (levels.length > DEEPEST || closed.size > MOST_STRINGS) return { json: '', closed: new Set(), whole: false };
    if (levels.length === 0) break;
  }
  return { json, closed, whole: json !== '' && levels.length === 0 };
}

function noteMark(levels: Level[], character: string): void {
  const level = levels.at(-1);
  if (character === '{' || character === '[') {
    const kind = character === '{' ? 'object' : 'array';
    levels.push({ kind, path: level ? `${pathOf(level)}.` : '', key: '', index: 0, expectsKey: kind === 'object' });
  } else if (character === '}' || character === ']') levels.pop();
  else if (character === ':' && level) level.expectsKey = false;
  else if (character === ',' && level) {
    level.index += 1;
    level.expectsKey = level.kind === 'object';
  }
}

function noteString(levels: Level[], closed: Set<string>, json: string): void {
  const level = levels.at(-1);
  if (!level) return;
  if (level.expectsKey) level.key = json.slice(1, -1);
  else closed.add(pathOf(level));
}

function pathOf({ kind, path, key, index }: Level): string {
  return path + (kind === 'object' ? key : index);
}

function readString(text: string, start: number): { json: string; end: number; closed: boolean } {
  let json = '"';
  let index = start + 1;
  while (index < text.length) {
    const end = plainEnd(text, index);
    json += text.slice(index, end);
    index = end;
    const character = text.charAt(index);
    if (character === '"') return { json: `${json}"`, end: index + 1, closed: true };
    if (character === '\\') {
      // Cut in the middle of an escape: wait for the rest.
      if (index + 1 >= text.length) return { json, end: text.length, closed: false };
      const escape = readEscape(text, index);
      json += escape.json;
      index += escape.length;
    } else if (character !== '') {
      json += CONTROLS[text.charCodeAt(index)] ?? '';
      index += 1;
    }
  }
  return { json, end: index, closed: false };
}

/** Characters below the blank, which JSON takes as escapes only. */
const CONTROLS = Array.from({ length: 32 }, (_, code) => JSON.stringify(String.fromCharCode(code)).slice(1, -1));
const QUOTE = 34;
const BACKSLASH = 92;

/** Where the run of characters ends that stand for themselves. */
function plainEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === QUOTE || code === BACKSLASH || code < CONTROLS.length) break;
  }
  return end;
}

/** TeX commands whose first letter JSON would take for an escape: `\times` is no tab. */
const TEX_AFTER: Record<string, RegExp> = {
  b: /^[a-z]/i,
  f: /^[a-z]/i,
  t: /^(?:heta|au|imes|ext|ilde|o\b|op\b|riangle|frac|anh?\b|herefore)/,
  r: /^(?:ho\b|ight|angle|m\b|m\{|ceil|floor|aisebox)/,
  n: /^(?:abla|eq\b|eg\b|u\b|otin|ot\b|orm|mid\b)/,
};

function readEscape(text: string, index: number): { json: string; length: number } {
  const letter = text.charAt(index + 1);
  const rest = text.slice(index + 2, index + 14);
  if (letter === 'u' && (/^[\da-f]{4}/i.test(rest) || (rest.length < 4 && /^[\da-f]*$/i.test(rest)))) {
    // An incomplete one at the end of what has come is left out until it is whole.
    return rest.length < 4 ? { json: '', length: text.length - index } : { json: `\\u${rest.slice(0, 4)}`, length: 6 };
  }
  const isEscape = '"\\/bfnrt'.includes(letter);
  const isTex = TEX_AFTER[letter]?.test(rest) ?? false;
  return { json: isEscape && !isTex ? `\\${letter}` : `\\\\${letter}`, length: 2 };
}
