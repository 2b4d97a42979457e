import type { NumberedSentence } from '../tidy.ts';
import { collapseSpace, spellPlainly } from './spelling.ts';

/** A text as quotes are held against it: words run together, numbers by value, and only the signs that mean something. */
interface Canon {
  text: string;
  /** Where in it each word, number or sign starts. */
  starts: readonly number[];
  /** Where in it a sentence may have ended. */
  stops: readonly number[];
}

interface IndexedSentence {
  id: number;
  /** As the prompt printed it. */
  printed: string;
  canon: Canon;
  /** Where it starts in the whole. */
  at: number;
}

/** Sentences made ready for many quotes. */
export interface QuoteIndex {
  sentences: readonly IndexedSentence[];
  /** All of them, one a line. */
  whole: string;
}

export interface FoundQuote {
  /** The sentence it stands in, or neighbours. */
  ids: number[];
  /** To the letter, in one sentence. */
  exact: boolean;
}

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?![,\d])(?:\.\d+)?|\d+(?:\.\d+)?`;
/** A minus belongs to a number unless it stands between two things. */
const NUMBER = String.raw`(?<![^\s([<>≤≥=~^±×,:;/|-])-?(?:${DIGITS}|\.\d+)|${DIGITS}`;
const WORD = String.raw`\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:'\p{L}+)*`;
const SIGN = '[%‰×±+<>≤≥=≠→^°€£¥]';
const STOP = String.raw`[!?。]+|\.+(?=["')\]]*(?:\s|$))`;
const TOKEN = new RegExp(`(?<number>${NUMBER})|(?<word>${WORD}|${SIGN})|(?<stop>${STOP})`, 'gu');

function canonOf(text: string): Canon {
  const starts: number[] = [];
  const stops: number[] = [];
  let canon = '';
  let afterNumber = false;
  for (const { groups = {} } of spellPlainly(text).toLowerCase().matchAll(TOKEN)) {
    const { number, word } = groups;
    if (number === undefined && word === undefined) {
      stops.push(canon.length);
      continue;
    }
    starts.push(canon.length);
    canon += number === undefined ? spellWord(word ?? '', afterNumber) : `#${valueOf(number)}#`;
    afterNumber = number !== undefined;
  }
  return { text: canon, starts, stops };
}

/** After a number, `x` and `times` are a sign, and so is `percent`. */
function spellWord(word: string, afterNumber: boolean): string {
  if (afterNumber && (word === 'x' || word === 'times')) return '×';
  if (afterNumber && word === 'percent') return '%';
  return word.replaceAll("'", '');
}

/** `17.60` is `17.6`, and `1,000` is `1000`; kept in digits, for a number would lose the last of many. */
function valueOf(number: string): string {
  const plain = number.replaceAll(',', '').replace(/^(-?)\./, '$10.');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

export function indexQuotes(sentences: readonly NumberedSentence[]): QuoteIndex {
  let at = 0;
  const indexed = sentences.map(({ id, text }) => {
    const sentence = { id, printed: collapseSpace(text), canon: canonOf(text), at };
    at += sentence.canon.text.length + 1;
    return sentence;
  });
  return { sentences: indexed, whole: indexed.map(({ canon }) => canon.text).join('\n') };
}

/** Without the marks around it. */
function unquoted(quote: string): string {
  return quote.trim().replace(/^["“”'‘’「『]+|["“”'‘’」』]+$/g, '');
}

/** A model may copy the number in [brackets] with the sentence. */
function canonOfQuote(quote: string): Canon {
  return canonOf(unquoted(quote).replace(/^\[\d+\]\s+/, ''));
}

/** Enough words that finding them means something: two, or a figure. */
export function isTelling(quote: string): boolean {
  const { text, starts } = canonOfQuote(quote);
  if (/#-?\d\d|#-?\d+\.|#[%×]/.test(text)) return true;
  return /\p{Script=Han}/u.test(text) ? text.length >= 4 : starts.length >= 2 && text.length >= 6;
}

/**
 * Where a quote stands as one run of whole words, the named sentences first. A run that starts right behind a
 * negation says the opposite of its sentence: only a finding that negates as well may rest on it.
 */
export function findQuote(
  quote: string,
  index: QuoteIndex,
  named: ReadonlySet<number>,
  negated: boolean,
): FoundQuote | null {
  const canon = canonOfQuote(quote);
  const printed = unquoted(quote);
  let elsewhere: FoundQuote | null = null;
  for (const { sentence, at } of runsIn(canon.text, index)) {
    if (!negated && isTornOff(sentence, at)) continue;
    const found = { ids: [sentence.id], exact: sentence.printed.includes(printed) };
    if (named.has(sentence.id)) return found;
    elsewhere ??= found;
  }
  return elsewhere ?? findAcross(canon, index, negated);
}

/** Whether a word or name stands in one of the sentences, or in any of them; in singular or plural. */
export function holdsTerm(term: string, index: QuoteIndex, ids?: ReadonlySet<number>): boolean {
  const { text } = canonOf(term);
  if (text === '') return false;
  for (const spelling of [text, `${text}s`, text.replace(/s$/, '')]) {
    for (const { sentence } of runsIn(spelling, index)) if (!ids || ids.has(sentence.id)) return true;
  }
  return false;
}

/** Over the end of a sentence, which the quote must show. */
function findAcross({ text, stops }: Canon, { sentences, whole }: QuoteIndex, negated: boolean): FoundQuote | null {
  const inner = [...new Set(stops)].filter((stop) => stop > 0 && stop < text.length);
  for (const chosen of inner.length > 1 ? [...inner.map((stop) => [stop]), inner] : inner.map((stop) => [stop])) {
    const run = chosen.toReversed().reduce((line, stop) => `${line.slice(0, stop)}\n${line.slice(stop)}`, text);
    for (const at of placesOf(run, whole)) {
      const from = placeOf(sentences, at);
      const to = placeOf(sentences, at + run.length - 1);
      const first = sentences[from];
      const last = sentences[to];
      if (!first || !last || !isBorder(first, at) || !isBorder(last, at + run.length)) continue;
      if (!negated && isTornOff(first, at)) continue;
      return { ids: sentences.slice(from, to + 1).map(({ id }) => id), exact: false };
    }
  }
  return null;
}

/** Where a run stands in one sentence, and is not torn out of a word or number. */
function* runsIn(run: string, { sentences, whole }: QuoteIndex): Generator<{ sentence: IndexedSentence; at: number }> {
  for (const at of placesOf(run, whole)) {
    const sentence = sentences[placeOf(sentences, at)];
    if (sentence && isBorder(sentence, at) && isBorder(sentence, at + run.length)) yield { sentence, at };
  }
}

function* placesOf(run: string, whole: string): Generator<number> {
  if (run === '') return;
  for (let at = whole.indexOf(run); at >= 0; at = whole.indexOf(run, at + 1)) yield at;
}

/** Of the last sentence that starts at or before a place of the whole. */
function placeOf(sentences: readonly IndexedSentence[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sentences[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isBorder({ canon, at }: IndexedSentence, place: number): boolean {
  return place - at === canon.text.length || canon.starts.includes(place - at);
}

const NEGATING =
  /^(?:not|no|never|without|cannot|neither|nor|non|unable|hardly|fail(?:s|ed)?|(?:do|does|did|is|are|was|were|ca|could|wo|would|should|has|have|had|need)nt)$/;
const BETWEEN = /^(?:to|be|been|a|an|any|the|yet|always|necessarily|fully|significantly|even|longer)$/;
const NEGATING_CHINESE = /(?:不|没有?|未能?|无法?|无需|不能|不会|不是|非|难以|尚未)$/;

/** Off the negation before it. */
function isTornOff({ canon, at }: IndexedSentence, place: number): boolean {
  const index = canon.starts.indexOf(place - at);
  const before = (from: number, to: number): string =>
    canon.text.slice(canon.starts[Math.max(0, index - from)], canon.starts[Math.max(0, index - to)]);
  const word = before(1, 0);
  if (/\p{Script=Han}/u.test(word)) return NEGATING_CHINESE.test(before(3, 0));
  return NEGATING.test(word) || (BETWEEN.test(word) && NEGATING.test(before(2, 1)));
}
