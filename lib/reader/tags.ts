import { log2 } from './exact-math.ts';
import { plainText } from './plain-text.ts';
import { type Match, TermMatcher } from './term-matcher.ts';
import { TERM_COUNTS } from './vocabulary/counts.ts';
import { type Term, vocabulary } from './vocabulary/index.ts';

const MOST_TAGS = 6;
/** A term at home in this many areas (benchmark, dataset, survey) says little unless the title or a fixed phrase has it. */
const BROAD = 5;
/** Below this a term was named once, late, and as an aside. */
const FAINTEST = 1.4;
/**
 * What each doubling of the papers that name a term takes from it; the best of six by the measure that `count-terms.ts` tells.
 * Counts are data and not the library's, so that a paper's reading depends on nothing but the paper.
 */
const COMMON = 0.25;
/** Archives whose categories are one field, so that a word means the same in all of them; `cs.CV` and `cs.CR` are not. */
const ONE_FIELD = /^(?:astro-ph|cond-mat|hep-|nucl-)/;

/** Examples of something: what they name is not what the paper is about. */
const ASIDE = /\b(?:such as|e\.g\.|for example|for instance)[^.;:()]{0,120}/gi;

let built: { matcher: TermMatcher; paddedNames: string[]; doublings: number[] } | undefined;

/** Built at first use: a background that was woken for something else need not pay for it. */
function build() {
  built ??= {
    matcher: new TermMatcher(
      vocabulary().map(({ name, synonyms, ambiguous }) =>
        [name, ...synonyms].map((text) => ({ text, ambiguous: ambiguous.includes(text) })),
      ),
    ),
    paddedNames: vocabulary().map((term) => ` ${term.name.toLowerCase().replaceAll('-', ' ')} `),
    // Whole doublings: a count of so few papers is no finer, and whole numbers are the same in every engine.
    doublings: vocabulary().map(({ id }) => 31 - Math.clz32(1 + (TERM_COUNTS[id] ?? 0))),
  };
  return built;
}

/** A term of the vocabulary that a paper names. */
export interface NamedTerm {
  term: Term;
  /** How much is made of it, its rarity included: what tags are ranked by. */
  score: number;
}

/** Everything a paper names, the most telling first; a term said more closely by another ("segmentation") is left out. */
export function findNamedTerms(title: string, abstract: string, categories: readonly string[] = []): NamedTerm[] {
  return rank(title, abstract, categories).map(({ term, score }) => ({ term, score }));
}

/**
 * Ids of the vocabulary's terms a paper is about, the most telling first. A spelling that means something else in other fields counts
 * only where the paper's categories are the term's, or where it is named otherwise too.
 */
export function findTags(title: string, abstract: string, categories: readonly string[] = []): string[] {
  return rank(title, abstract, categories)
    .filter(({ term, weight }) => weight.sum >= FAINTEST && (weight.telling || !isBroad(term)))
    .slice(0, MOST_TAGS)
    .map(({ term }) => term.id);
}

function rank(title: string, abstract: string, categories: readonly string[]): (NamedTerm & { weight: Weight })[] {
  const { matcher, paddedNames, doublings } = build();
  const inTitle = byTerm(matcher.match(plainText(title)));
  const text = plainText(abstract);
  const asides = [...text.matchAll(ASIDE)].map(({ 0: aside, index }) => ({ from: index, to: index + aside.length }));
  const inAbstract = byTerm(
    matcher.match(text).filter(({ start }) => !asides.some(({ from, to }) => from < start && start < to)),
  );
  const candidates = [...new Set([...inTitle.keys(), ...inAbstract.keys()])].filter((index) => {
    const matches = [...(inTitle.get(index) ?? []), ...(inAbstract.get(index) ?? [])];
    return matches.some((match) => !match.ambiguous) || isAtHome(vocabulary()[index], categories);
  });
  /** "Segmentation" beside "semantic segmentation" is the same theme said shorter. */
  const isPartOf = (index: number, other: number) =>
    index !== other && (paddedNames[other] ?? '').includes(paddedNames[index] ?? ' ');
  return candidates
    .filter((index) => !candidates.some((other) => isPartOf(index, other)))
    .flatMap((index) => {
      const term = vocabulary()[index];
      const weight = weightOf(inTitle.get(index), inAbstract.get(index));
      const score = weight.sum - COMMON * (doublings[index] ?? 0);
      return term === undefined ? [] : [{ term, weight, score }];
    })
    .toSorted((left, right) => right.score - left.score || compare(left.term.id, right.term.id));
}

function isAtHome(term: Term | undefined, categories: readonly string[]): boolean {
  const homes = new Set(term?.areas.map(fieldOf));
  return categories.some((category) => homes.has(fieldOf(category)));
}

function fieldOf(category: string): string {
  return ONE_FIELD.test(category) ? (category.split('.')[0] ?? category) : category;
}

function byTerm(matches: readonly Match[]): Map<number, Match[]> {
  const grouped = new Map<number, Match[]>();
  for (const match of matches) grouped.set(match.term, [...(grouped.get(match.term) ?? []), match]);
  return grouped;
}

interface Weight {
  /** How much the paper makes of the term: place, frequency, length of the phrase. */
  sum: number;
  /** Named in the title or by a phrase of several words. */
  telling: boolean;
}

function weightOf(inTitle: readonly Match[] = [], inAbstract: readonly Match[] = []): Weight {
  const longest = Math.max(...[...inTitle, ...inAbstract].map((match) => match.words));
  const earliest = Math.min(1, ...inAbstract.map((match) => match.position));
  const place = (inTitle.length > 0 ? 3 : 0) + (1 - earliest);
  return {
    sum: place + log2(1 + inAbstract.length) + 0.4 * (longest - 1),
    telling: inTitle.length > 0 || longest > 1,
  };
}

function isBroad(term: Term): boolean {
  return term.areas.length >= BROAD;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
