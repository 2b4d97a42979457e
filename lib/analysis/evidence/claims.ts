import type { EvidenceState } from '../analysis.ts';
import { type Figure, isSameFigure, readFigures } from './numbers.ts';
import { scriptOf, sharedContent, stemOf } from './content.ts';
import { capitalisedOf, isAcronymIn, namesOf, swapsBaseline, termsOf } from './names.ts';
import { differInNegation } from './negation.ts';
import { swapsFigures } from './pairing.ts';
import { holdsTerm } from './quotes.ts';
import { neighboursOf, type SentenceIndex, textOf } from './sentence-index.ts';

export interface Evidence {
  state: EvidenceState;
  sentences: number[];
}

export interface QuotedClaim extends Evidence {
  text: string;
  quote: string;
}

/** How far from its sentences a finding may take a number: further off, it is a number of something else. */
const REACH = 3;
const TABLE_ROW = / \| /;
/** Share of a finding's content that its sentences must have beside a quote or a figure, and where there is neither. */
const LEAST_BESIDE = 0.2;
const LEAST_ALONE = 0.5;

/** What a finding says beyond its quote: no other number, unit, name, baseline or negation than its sentences. */
export function checkQuoted({ text, quote, state, sentences }: QuotedClaim, index: SentenceIndex): Evidence {
  const unverified: Evidence = { state: 'unverified', sentences };
  const said = textOf(index, sentences);
  if (differInNegation(text, quote) && differInNegation(text, said)) return unverified;
  if (contradicts(text, said, index) || isOfSomethingElse(text, said)) return unverified;
  const ids = new Set(sentences);
  for (const figure of claimsOf(text)) {
    if (isSupported(figure, sentences, index) || isOwnCount(figure, sentences, index)) continue;
    const near = neighboursOf(index, sentences, REACH).find((id) => isSupported(figure, [id], index));
    if (near === undefined) return unverified;
    ids.add(near);
  }
  if (ids.size === sentences.length) return { state, sentences };
  return { state: 'repaired', sentences: [...ids].toSorted((a, b) => a - b) };
}

/** Without a quote, the named sentences must bear everything, and nothing is more than `repaired`. */
export function checkUnquoted(text: string, sentences: number[], index: SentenceIndex): Evidence {
  const said = textOf(index, sentences);
  const figures = claimsOf(text);
  const borne =
    sentences.length > 0 &&
    !differInNegation(text, said) &&
    !contradicts(text, said, index) &&
    figures.every((figure) => isSupported(figure, sentences, index)) &&
    (scriptOf(text) === scriptOf(said)
      ? sharesContent(text, said, figures)
      : sharesTerms(text, figures, sentences, index));
  return { state: borne ? 'repaired' : 'unverified', sentences };
}

/** Beside a quote, a shared word in five will do; a text of a word or two, or in another script, says too little. */
function isOfSomethingElse(text: string, said: string): boolean {
  if (scriptOf(text) !== scriptOf(said)) return false;
  const { share, size } = sharedContent(text, said);
  return size >= 3 && share < LEAST_BESIDE;
}

/** A figure proves much by itself, and in the row of a table it may stand alone. */
function sharesContent(text: string, said: string, figures: readonly Figure[]): boolean {
  const { share, size } = sharedContent(text, said);
  if (figures.some(isTelling)) return share >= LEAST_BESIDE || TABLE_ROW.test(said);
  return size >= 2 && share >= LEAST_ALONE;
}

/** Figures that a text claims: a name is no quantity, and "one" may be an article. */
export function claimsOf(text: string): Figure[] {
  return readFigures(text).filter(({ named, worded, value }) => !named && !(worded && value <= 1));
}

function isSupported(claim: Figure, ids: readonly number[], index: SentenceIndex): boolean {
  return ids.some((id) => index.figuresOf(id).some((figure) => isSameFigure(claim, figure)));
}

/** The writer may have counted what the paper lists, unless the paper counts otherwise. */
function isOwnCount(claim: Figure, ids: readonly number[], index: SentenceIndex): boolean {
  return claim.worded && isSmallCount(claim) && !ids.some((id) => index.figuresOf(id).some(isSmallCount));
}

function isSmallCount({ unit, value }: Figure): boolean {
  return unit === null && value > 1 && value <= 10;
}

/** Every figure but a small number in words, which stands in many a sentence. */
function isTelling({ worded, unit, value }: Figure): boolean {
  return !worded || unit !== null || value > 10;
}

function contradicts(text: string, said: string, index: SentenceIndex): boolean {
  const names = scriptOf(text) === 'chinese' ? capitalisedOf(text) : namesOf(text);
  return names.some((name) => !isKnown(name, index)) || swapsBaseline(text, said) || swapsFigures(text, said);
}

/** Names may come from anywhere in the paper: sentences say "it" of what others named. */
function isKnown(name: string, index: SentenceIndex): boolean {
  if (holdsTerm(name, index.quotes) || isAcronymIn(name, index.initials())) return true;
  if (index.titleTerms.some((term) => stemOf(term) === stemOf(name))) return true;
  const parts = name.split('-');
  if (parts.length > 1 && !/\d/.test(name)) return parts.every((part) => isKnown(part, index));
  // An ordinary word with a capital, as in 蒸馏（Distillation）.
  return /^[A-Z][a-z]+$/.test(name) && index.quotes.whole.includes(stemOf(name));
}

/** Across languages, what both write alike: a figure, or two terms, that are half of all there are. */
function sharesTerms(text: string, figures: readonly Figure[], ids: readonly number[], index: SentenceIndex): boolean {
  if (figures.some(isTelling)) return true;
  const terms = termsOf(text);
  const named = new Set(ids);
  const shared = terms.filter((term) => holdsTerm(term, index.quotes, named)).length;
  return figures.length + shared >= 2 && shared * 2 >= terms.length;
}
