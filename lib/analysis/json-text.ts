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
  /** Key or index of the value at hand. */
  key: string;
  /** A string here would be a key. */
  expectsKey: boolean;
}

/** Thoughts, code fences and prose before the JSON go. Empty while nothing of it has come. */
export function cutPreamble(raw: string): string {
  let text = raw.trimStart();
  while (/^<think(?:ing)?>/i.test(text)) {
    const end = /<\/think(?:ing)?>/i.exec(text);
    if (!end) return '';
    text = text.slice(end.index + end[0].length).trimStart();
  }
  if (!/^(?:\{|`)/.test(text)) {
    // Some servers swallow the opening tag.
    const end = text.search(/<\/think(?:ing)?>/i);
    if (end >= 0) return cutPreamble(text.slice(text.indexOf('>', end) + 1));
  }
  const start = text.search(/\{\s*(?:"|\}|$)/);
  return start < 0 ? '' : text.slice(start);
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
    if (levels.length === 0) break;
  }
  return { json, closed, whole: json !== '' && levels.length === 0 };
}

function noteMark(levels: Level[], character: string): void {
  const level = levels.at(-1);
  if (character === '{') levels.push({ kind: 'object', key: '', expectsKey: true });
  else if (character === '[') levels.push({ kind: 'array', key: '0', expectsKey: false });
  else if (character === '}' || character === ']') levels.pop();
  else if (character === ':' && level) level.expectsKey = false;
  else if (character === ',' && level) {
    if (level.kind === 'object') level.expectsKey = true;
    else level.key = String(Number(level.key) + 1);
  }
}

function noteString(levels: Level[], closed: Set<string>, json: string): void {
  const level = levels.at(-1);
  if (!level) return;
  if (level.kind === 'object' && level.expectsKey) level.key = json.slice(1, -1);
  else closed.add(levels.map(({ key }) => key).join('.'));
}

function readString(text: string, start: number): { json: string; end: number; closed: boolean } {
  let json = '"';
  let index = start + 1;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '"') return { json: `${json}"`, end: index + 1, closed: true };
    if (character === '\\') {
      // Cut in the middle of an escape: wait for the rest.
      if (index + 1 >= text.length) return { json, end: text.length, closed: false };
      const escape = readEscape(text, index);
      json += escape.json;
      index += escape.length;
    } else {
      json += character < ' ' ? JSON.stringify(character).slice(1, -1) : character;
      index += 1;
    }
  }
  return { json, end: index, closed: false };
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
