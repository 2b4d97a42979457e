import { protectedSpans } from './protected-spans.ts';

/** `text.slice(start, end) === sentence.text`; offsets are UTF-16. */
export interface TextSpan {
  text: string;
  start: number;
  end: number;
}

/** A full stop after these is never the end of a sentence. */
const ALWAYS_CONTINUES = words(
  'e.g i.e eg ie cf vs fig figs eq eqs eqn eqns ref refs dr mr mrs ms prof viz incl esp st messrs mt',
);
/** …after these only when a number, a formula or a bracket follows. */
const CONTINUES_BEFORE_NUMBER = words(
  'no nos sec secs sect tab tabs thm def prop lem cor alg ch chap app vol pp p ver v art ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec',
);
/** …after these unless the next word is one that opens sentences. */
const USUALLY_CONTINUES = words(
  'al u.s u.k i.i.d a.k.a w.r.t s.t inc ltd co corp univ dept approx resp ca ph.d m.sc jr sr',
);

const OPENING_WORDS = words(
  'a an the this these that those we our it its they their in on at by to for from with as if when while where although ' +
    'however moreover furthermore additionally finally specifically besides thus therefore hence instead here ' +
    'first second third then next also both such given using based unlike despite experiments experimental extensive ' +
    'results code evaluations compared existing recent many most while there i you he she but and or after through',
);

const TERMINATOR = /[.!?…。！？]/g;
const CLOSING = /(?:['’”"»)\]}」』）]|\*|\[\d[\d,\s–-]*\])/y;
const CJK_TERMINATOR = /[。！？]/;
const PARAGRAPH = /\n[^\S\n]*\n/;
/** Enough to see the next word behind brackets and quotes. */
const LOOK_AHEAD = 48;
const PARAGRAPH_BREAK = /\n[^\S\n]*\n\s*/y;
const OPENING_QUOTES = /^['"“‘«([{`*「『（%]+\s*/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Sentences of an abstract in English or Chinese; every character that is not white space is in exactly one. */
export function splitSentences(text: string): TextSpan[] {
  const inside = protectedSpans(text);
  const sentences: TextSpan[] = [];
  let start = skipSpace(text, 0);
  const close = (end: number) => {
    const span = text.slice(start, end).trimEnd();
    if (span !== '') sentences.push({ text: span, start, end: start + span.length });
    start = skipSpace(text, end);
  };
  for (const end of candidateEnds(text, inside)) {
    if (end.at > start && (end.paragraph || isEnd(text, start, end.mark, end.at))) close(end.at);
  }
  close(text.length);
  return sentences;
}

interface CandidateEnd {
  /** Index of the first terminator. */
  mark: number;
  /** Index after terminators and closing quotes. */
  at: number;
  paragraph: boolean;
}

function* candidateEnds(text: string, inside: Uint8Array): Generator<CandidateEnd> {
  for (let index = 0; index < text.length; index += 1) {
    if (inside[index] === 1) continue;
    if (text.charAt(index) === '\n') {
      PARAGRAPH_BREAK.lastIndex = index;
      if (PARAGRAPH_BREAK.test(text)) yield { mark: index, at: index, paragraph: true };
      continue;
    }
    TERMINATOR.lastIndex = 0;
    if (!TERMINATOR.test(text.charAt(index))) continue;
    const at = afterTerminators(text, index);
    yield { mark: index, at, paragraph: false };
    index = at - 1;
  }
}

/** Past `...`, `?!`, `.''`, `.[1]` and the like. */
function afterTerminators(text: string, mark: number): number {
  let at = mark + 1;
  for (;;) {
    const spaced = /^(?: ?\.)+/.exec(text.slice(at, at + 8));
    const before = at;
    if (spaced !== null) at += spaced[0].length;
    else if (/[.!?…。！？]/.test(text.charAt(at))) at += 1;
    else {
      CLOSING.lastIndex = at;
      if (CLOSING.test(text)) at = CLOSING.lastIndex;
    }
    if (at === before) return at;
  }
}

function isEnd(text: string, start: number, mark: number, at: number): boolean {
  const character = text.charAt(mark);
  if (CJK_TERMINATOR.test(character)) return true;
  const [rest = ''] = text.slice(at, at + LOOK_AHEAD).split(PARAGRAPH);
  if (rest.trim() === '') return true;
  if (!/^\s/.test(rest)) return isMissingSpace(text, start, mark, rest);
  const next = rest.trimStart().replace(OPENING_QUOTES, '');
  if (next === '') return false;
  if (/^\p{Ll}/u.test(next) && !/^\p{Ll}+[\p{Lu}\d]/u.test(next)) return false;
  if (/^[,;:)\]}]/.test(next)) return false;
  return character !== '.' || !isAbbreviation(text, start, mark, next);
}

/** Abstracts typed without the space: `methods.We propose`, as against `torch.Tensor`. */
function isMissingSpace(text: string, start: number, mark: number, rest: string): boolean {
  if (/^[\p{Script=Han}]/u.test(rest)) return true;
  const word = /^[A-Z][a-z]*(?=[\s,])/.exec(rest)?.[0];
  if (word === undefined || !OPENING_WORDS.has(word.toLowerCase())) return false;
  const before = wordBefore(text, start, mark);
  return /[\p{Ll}\d)%]{3}$/u.test(before) && !before.includes('.') && !/^(?:eg|ie|cf|vs|al|fig|eq)$/i.test(before);
}

function isAbbreviation(text: string, start: number, mark: number, next: string): boolean {
  const written = wordBefore(text, start, mark);
  const word = written.toLowerCase();
  const opens = OPENING_WORDS.has((/^\p{L}+/u.exec(next)?.[0] ?? '').toLowerCase());
  const numberNext = /^[\d$\\~#([]/.test(next) || /^[IVX]+\b/.test(next);
  if (ALWAYS_CONTINUES.has(word)) return true;
  if (CONTINUES_BEFORE_NUMBER.has(word) && numberNext) return true;
  if (USUALLY_CONTINUES.has(word)) return !opens;
  // Initials (J. Smith), dotted abbreviations, and the number of a list item (1. First).
  if (/^\p{Lu}$/u.test(written) && written !== 'I') return !opens;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(written)) return !opens;
  if (/^\d{1,2}$/.test(word)) return isListNumber(text, start, mark - word.length);
  return false;
}

function isListNumber(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at).trimEnd();
  return before === '' || /[:;]$/.test(before);
}

/** The word that ends at `mark`, dots within it kept: `i.e`, `U.S`. */
function wordBefore(text: string, start: number, mark: number): string {
  let from = mark;
  while (from > start && /[\p{L}\p{N}.)%'’-]/u.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, mark).replace(/^[^\p{L}\p{N}]+/u, '');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
