import { splitMath } from '../core/split-math.ts';

/**
 * The form of a text in which it is searched: letters and digits without case, accents and width; Han, kana and Hangul as they are;
 * a hyphen between letters; everything else one space. A space between Han and Latin falls away, for it is set or left out by taste.
 * TeX loses its signs and keeps its letters, Greek ones by their names: `$\alpha$-stable` and `α-stable` are `alpha-stable`.
 */
export interface Folded {
  form: string;
  /** For each UTF-16 unit of `form`, the part of the text it stands for. */
  starts: number[];
  ends: number[];
}

const GREEK =
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega';
/** Letters that no decomposition makes plain. */
const PLAIN = new Map(
  [...`${GREEK} ß ss ø o ł l æ ae œ oe đ d ð d þ th ħ h ı i ȷ j ŋ ng`.matchAll(/(\S) (\w+)/gu)].map(
    ([, letter = '', plain = '']): [string, string] => [letter, plain],
  ),
);
/** TeX's commands that say how letters look. */
const LOOKS =
  /^(?:math(?:bb|cal|frak|rm|bf|sf|it|tt|scr|bm|op|bin|rel|ord)|text(?:rm|bf|sf|it|tt|sc)?|operatorname|boldsymbol|bm|bf|it|rm|left|right|big|Big|displaystyle|limits|hat|widehat|tilde|widetilde|bar|overline|underline|vec|dot|ddot)$/;

/** Scripts without blanks between words, as a class of a regular expression. */
export const CJK_CLASS = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー`;
const CJK = new RegExp(`[${CJK_CLASS}]`, 'u');
const WORD = /[\p{L}\p{N}]/u;
/** Accents; the marks of kana are no accents. */
const MARK = /[^\P{M}\u3099\u309A]+/gu;
const INVISIBLE = /^\p{Cf}$/u;
const HYPHENS = new Set(['-', '‐', '‑', '‒', '–', '－']);

export function isCjk(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x1100 && ((code >= 0x4e00 && code <= 0x9fff) || CJK.test(character));
}

/** `space`, `break` (any other sign), `hyphen`, `''` (nothing, as an accent by itself), or letters. */
type Piece = { kind: 'space' | 'break' | 'hyphen' | 'nothing' } | { kind: 'letters'; text: string; cjk: boolean };

const SPACE: Piece = { kind: 'space' };
const BREAK: Piece = { kind: 'break' };
const HYPHEN: Piece = { kind: 'hyphen' };
const NOTHING: Piece = { kind: 'nothing' };
const known = new Map<string, Piece>();

function pieceOf(character: string): Piece {
  const kept = known.get(character);
  if (kept) return kept;
  const piece = foldCharacter(character);
  // All Han characters there are would still be few; what is piled up by hand is not kept.
  if (known.size < 100_000) known.set(character, piece);
  return piece;
}

function foldCharacter(character: string): Piece {
  if (HYPHENS.has(character)) return HYPHEN;
  if (INVISIBLE.test(character)) return NOTHING;
  if (/\s/u.test(character)) return SPACE;
  const bare = character.normalize('NFKD').toLowerCase().replace(MARK, '').normalize('NFC');
  if (bare === '') return NOTHING;
  const plain = Array.from(bare, (letter) => PLAIN.get(letter) ?? letter).join('');
  const letters = Array.from(plain)
    .filter((letter) => WORD.test(letter) || isCjk(letter))
    .join('');
  if (letters === '') return /^\s*$/u.test(plain) ? SPACE : BREAK;
  return { kind: 'letters', text: letters, cjk: isCjk(letters) };
}

class Writer {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  form = '';
  #gap: 'none' | 'space' | 'break' | 'hyphen' = 'none';
  #gapStart = 0;
  #lastCjk = false;
  readonly #offsets: boolean;

  constructor(offsets: boolean) {
    this.#offsets = offsets;
  }

  write(piece: Piece, start: number, end: number): void {
    if (piece.kind === 'nothing') {
      // An accent that stands by itself belongs to the letter before it.
      if (this.#offsets && this.#gap === 'none' && this.ends.length > 0) this.ends[this.ends.length - 1] = end;
      return;
    }
    if (piece.kind !== 'letters') {
      this.#widenGap(piece.kind, start);
      return;
    }
    if (this.form !== '' && this.#gap !== 'none') this.#closeGap(piece.cjk, start);
    this.#gap = 'none';
    this.#push(piece.text, start, end);
    this.#lastCjk = piece.cjk || isCjk(piece.text.slice(-1));
  }

  #widenGap(kind: 'space' | 'break' | 'hyphen', start: number): void {
    if (this.#gap === 'none') {
      this.#gap = kind;
      this.#gapStart = start;
    } else if (kind !== 'space' || this.#gap === 'hyphen') {
      this.#gap = 'break';
    }
  }

  #closeGap(cjk: boolean, end: number): void {
    if (this.#gap === 'space' && cjk !== this.#lastCjk) return;
    this.#push(this.#gap === 'hyphen' && !cjk && !this.#lastCjk ? '-' : ' ', this.#gapStart, end);
  }

  /** Letters that stand for themselves, one unit for one. */
  writeRun(text: string, start: number, cjk: boolean): void {
    if (this.form !== '' && this.#gap !== 'none') this.#closeGap(cjk, start);
    this.#gap = 'none';
    this.#lastCjk = cjk;
    this.form += text;
    if (!this.#offsets) return;
    for (let unit = 0; unit < text.length; unit++) {
      this.starts.push(start + unit);
      this.ends.push(start + unit + 1);
    }
  }

  #push(text: string, start: number, end: number): void {
    this.form += text;
    if (!this.#offsets) return;
    for (let unit = 0; unit < text.length; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }
}

/** Runs that need no look at each character, or one character. */
const RUNS = /([A-Za-z\d]+)|([\u4E00-\u9FFF]+)|[^]/gu;

function writeText(writer: Writer, text: string, offset: number): void {
  for (const { 0: whole, 1: latin, 2: han, index } of text.matchAll(RUNS)) {
    const start = offset + index;
    if (han !== undefined) writer.writeRun(han, start, true);
    else if (latin !== undefined) writer.writeRun(latin.toLowerCase(), start, false);
    else writer.write(pieceOf(whole), start, start + whole.length);
  }
}

/** Within TeX: signs that only place letters leave no trace, commands give their names or nothing. */
function writeMath(writer: Writer, source: string, offset: number): void {
  for (const { 0: whole, 1: command, index } of source.matchAll(/\\([A-Za-z]+)\s*|\\.|\s+|./gsu)) {
    const start = offset + index;
    const end = start + whole.length;
    if (command !== undefined) {
      if (LOOKS.test(command)) continue;
      if (/[A-Za-z\d]/.test(source.charAt(index - 1))) writer.write(SPACE, start, start);
      const text = command.replace(/^var(?=[a-z])/, '').toLowerCase();
      writer.write({ kind: 'letters', text, cjk: false }, start, start + command.length + 1);
      if (/[A-Za-z\d]/.test(source.charAt(index + whole.length))) writer.write(SPACE, end, end);
    } else if (!/^(?:\\[()[\]]|[{}^_$])$/.test(whole)) {
      writer.write(/^\s/.test(whole) ? SPACE : pieceOf(whole), start, end);
    }
  }
}

function write(writer: Writer, text: string): void {
  if (!text.includes('$') && !text.includes('\\')) {
    writeText(writer, text, 0);
    return;
  }
  let offset = 0;
  for (const piece of splitMath(text)) {
    (piece.kind === 'math' ? writeMath : writeText)(writer, piece.source, offset);
    offset += piece.source.length;
  }
}

/** The form alone, which is a good deal cheaper. */
export function fold(text: string): string {
  const writer = new Writer(false);
  write(writer, text);
  return writer.form;
}

export function foldWithOffsets(text: string): Folded {
  const writer = new Writer(true);
  write(writer, text);
  const { form, starts, ends } = writer;
  return { form, starts, ends };
}
