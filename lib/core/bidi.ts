/** Letters and digits written from right to left, and the marks that set a direction. */
const DIRECTED =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Isolates, their end, and signs that may end a paragraph and with it every isolate there is. */
const FENCES = /\r\n?|[\u2066-\u2069\u2029]|[^\P{Cc}\n\t]/gu;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Whether a text can be ordered otherwise than from left to right, or order what stands beside it. */
export function isDirected(text: string): boolean {
  return DIRECTED.test(text);
}

/**
 * A text that cannot get out of an element that isolates it (UAX #9, BD9): browsers write the element's bounds as
 * isolate characters, so one end too many in the text would open the element, and one too few leave it open.
 */
export function contained(text: string): string {
  let open = 0;
  const fenced = text.replace(FENCES, (sign) => {
    if (sign.startsWith('\r')) return '\n';
    if (sign < '\u2066') return ' ';
    if (sign === POP_ISOLATE && open === 0) return '';
    open += sign === POP_ISOLATE ? -1 : 1;
    return sign;
  });
  return fenced + POP_ISOLATE.repeat(open);
}

/** For a string that is put into a sentence, a name or a title of ours, where no element can isolate it. */
export function isolated(text: string): string {
  return isDirected(text) ? `${FIRST_STRONG_ISOLATE}${contained(text)}${POP_ISOLATE}` : text;
}
