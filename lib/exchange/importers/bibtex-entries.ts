/** One record of a bibliography, as far as it tells which paper it is of. */
export interface BibtexEntry {
  key: string;
  /** By name in small letters; without outer braces or quotes. */
  fields: Map<string, string>;
  /** Where it stands in the text, in UTF-16 units; the end is behind its last brace. */
  start: number;
  end: number;
}

const START = /@[ \t]*([a-z]+)[ \t]*[{(][ \t]*([^\s,{}()=]*)[ \t]*,/giy;
/** An entry that never closes ends where the next begins. */
const NEXT = /\n[ \t]*@[ \t]*[a-z]+[ \t]*[{(]/gi;
const FIELD = /([a-z][\w-]*)\s*=\s*/giy;
const BARE = /[^\s,{}"#]+/y;
const NO_RECORDS = new Set(['comment', 'string', 'preamble']);

/** Records of a text that holds some, in their order; whatever is no record is passed over. Never throws. */
export function parseBibtexEntries(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at)) {
    START.lastIndex = at;
    const head = START.exec(text);
    if (!head || NO_RECORDS.has((head[1] ?? '').toLowerCase())) {
      at += 1;
      continue;
    }
    const open = START.lastIndex;
    NEXT.lastIndex = open;
    const limit = NEXT.exec(text)?.index ?? text.length;
    const { fields, end } = readFields(text.slice(open, limit));
    entries.push({ key: head[2] ?? '', fields, start: at, end: open + end });
    at = open + end;
  }
  return entries;
}

/** `body` begins behind the key; `end` is behind the brace that closes it, or its length. */
function readFields(body: string): { fields: Map<string, string>; end: number } {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < body.length) {
    const sign = body[at];
    if (sign === '}' || sign === ')') return { fields, end: at + 1 };
    FIELD.lastIndex = at;
    const name = FIELD.exec(body)?.[1]?.toLowerCase();
    if (name === undefined) {
      // What is no field may hold braces of its own.
      at = sign === '{' ? readValue(body, at).end : at + 1;
      continue;
    }
    const { value, end } = readValue(body, FIELD.lastIndex);
    if (!fields.has(name)) fields.set(name, value);
    at = end;
  }
  return { fields, end: body.length };
}

/** Parts joined by `#`, each in braces, in quotes or bare. */
function readValue(body: string, start: number): { value: string; end: number } {
  let value = '';
  let at = start;
  for (;;) {
    const part = readPart(body, at);
    value += part.value;
    const joint = /^\s*#\s*/.exec(body.slice(part.end, part.end + 40));
    if (!joint) return { value: value.trim(), end: part.end };
    at = part.end + joint[0].length;
  }
}

function readPart(body: string, start: number): { value: string; end: number } {
  const open = body[start];
  if (open !== '{' && open !== '"') {
    BARE.lastIndex = start;
    const value = BARE.exec(body)?.[0] ?? '';
    return { value, end: start + value.length };
  }
  let depth = 0;
  for (let at = start + 1; at < body.length; at++) {
    const sign = body[at];
    if (sign === '\\') at++;
    else if (open === '"' && sign === '"' && depth === 0) return { value: body.slice(start + 1, at), end: at + 1 };
    else if (open === '{' && sign === '}' && depth === 0) return { value: body.slice(start + 1, at), end: at + 1 };
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
  }
  return { value: body.slice(start + 1), end: body.length };
}
