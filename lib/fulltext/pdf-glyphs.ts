const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['ﬅ', 'st'],
  ['ﬆ', 'st'],
]);

/** Accents that TeX's older fonts draw over a letter of their own, as the combining marks they stand for. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ['´', '\u0301'],
  ['ˆ', '\u0302'],
  ['˜', '\u0303'],
  ['¯', '\u0304'],
  ['˘', '\u0306'],
  ['˙', '\u0307'],
  ['¨', '\u0308'],
  ['˚', '\u030A'],
  ['˝', '\u030B'],
  ['ˇ', '\u030C'],
]);
const DOTLESS: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ȷ', 'j'],
]);

const ACCENTED = /(?<![/~`])([`´ˆ˜¯˘˙¨˚˝ˇ])(\p{L})/gu;
const CEDILLA = /([cCsStT])¸|¸([cCsStT])/g;
/** Letters of mathematics: what they say is what the plain letter says. */
const MATH_LETTERS = /[\u{1D400}-\u{1D7FF}]/gu;
/** Controls, halves of characters, what fonts keep in private, marks of no width. */
const NOTHING = /[\p{Cc}\p{Cs}\p{Co}\u200B-\u200D\u2060\uFEFF\uFFF9-\uFFFD]/gu;

/** Characters as an author would type them; a soft hyphen stays, for the end of its line says what becomes of it. */
export function readGlyphs(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(NOTHING, '')
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES.get(ligature) ?? ligature)
    .replace(MATH_LETTERS, (letter) => letter.normalize('NFKC'))
    .replace(/[\u2010\u2011]/g, '-');
}

function compose(whole: string, accent: string, letter: string): string {
  const composed = `${DOTLESS.get(letter) ?? letter}${ACCENTS.get(accent) ?? ''}`.normalize('NFC');
  return composed.length === 1 ? composed : whole;
}

/** `´e` as `é`, where there is such a letter. */
export function composeAccents(text: string): string {
  return text
    .replace(ACCENTED, compose)
    .replace(CEDILLA, (_, before?: string, after?: string) => `${before ?? after ?? ''}\u0327`)
    .normalize('NFC');
}
