/** Combining characters of TeX's accents, by the command's name. */
export const COMBINING: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

/** Letters that TeX has commands for. */
export const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  SS: 'ẞ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
};

/** Accents of HTML's named characters, `&eacute;`; names beyond the pattern are in `NAMED`. */
const NAMED_ACCENTS: Readonly<Record<string, string>> = {
  grave: '`',
  acute: "'",
  circ: '^',
  tilde: '~',
  uml: '"',
  ring: 'r',
  cedil: 'c',
  caron: 'v',
  breve: 'u',
  macr: '=',
  ogon: 'k',
  dblac: 'H',
  dot: '.',
};
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  szlig: 'ß',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
  lstrok: 'ł',
  Lstrok: 'Ł',
  inodot: 'ı',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  times: '×',
  deg: '°',
};

/** A command word eats the blanks after it. */
const LETTER = String.raw`(?:\{\s*(\\?[A-Za-z])\s*\}|\s*(?:(\\[ij])(?![A-Za-z])\s*|([A-Za-z])))`;
/** `\c c` and `\c{c}`, and not the beginning of `\cite`. */
const SPACED_LETTER = String.raw`(?:\s*\{\s*(\\?[A-Za-z])\s*\}|\s*(\\[ij])(?![A-Za-z])|\s+([A-Za-z]))`;
const SIGN_ACCENT = String.raw`\\(['${'`'}^"~=.])${LETTER}`;
const WORD_ACCENT = String.raw`\\([ucvHkrdb])${SPACED_LETTER}`;
const COMMAND = String.raw`\\(ss|SS|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG|[oOlLij])(?![A-Za-z])`;

/** Each in braces or without: `{\"o}` is one letter, and so is `\"o`. */
const bracedOrNot = (pattern: string): RegExp => new RegExp(String.raw`\{\s*${pattern}\s*\}|${pattern}`, 'g');
const SIGN_ACCENTS = bracedOrNot(SIGN_ACCENT);
const WORD_ACCENTS = bracedOrNot(WORD_ACCENT);
/** A command word eats the blanks after it, and an empty group. */
const COMMANDS = new RegExp(String.raw`\{\s*${COMMAND}\s*\}|${COMMAND}(?:\{\}|\s+(?=\p{L}))?`, 'gu');

/** An accented `\i` has its accent in place of the dot. */
function accented(groups: readonly (string | undefined)[]): string {
  const [accent = '', letter = ''] = groups.filter((group) => group !== undefined);
  return `${letter.replace('\\', '')}${COMBINING[accent] ?? ''}`.normalize('NFC');
}

/** The groups of a match, out of what `replace` passes: groups, position, whole text. */
const groupsOf = (passed: readonly unknown[]): string[] =>
  passed
    .slice(
      0,
      passed.findIndex((value) => typeof value === 'number'),
    )
    .filter((group) => typeof group === 'string');

function textToUnicode(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(SIGN_ACCENTS, (_, ...passed: unknown[]) => accented(groupsOf(passed)))
    .replace(WORD_ACCENTS, (_, ...passed: unknown[]) => accented(groupsOf(passed)))
    .replace(COMMANDS, (whole, ...passed: unknown[]) => LETTERS[groupsOf(passed)[0] ?? ''] ?? whole);
}

function decodeEntity(whole: string, name: string): string {
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const isScalar = code > 0x1f && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
    return isScalar ? String.fromCodePoint(code) : whole;
  }
  const accent = NAMED_ACCENTS[name.slice(1)];
  if (accent !== undefined) return accented([accent, name.slice(0, 1)]);
  return NAMED[name] ?? whole;
}

/**
 * Feeds and meta tags have TeX's accents and at times HTML's entities, where arXiv's pages show Unicode.
 * Mathematics, `$…$`, stays as it is; white space is collapsed.
 */
export function toUnicode(text: string): string {
  return text
    .replace(/&(#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]{2,7});/g, decodeEntity)
    .split(/(\$[^$]*\$)/)
    .map((part, position) => (position % 2 === 0 ? textToUnicode(part) : part))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
