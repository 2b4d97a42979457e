import { plainText } from './plain-text.ts';
import { type Match, TermMatcher } from './term-matcher.ts';
import { type Term, vocabulary } from './vocabulary/index.ts';

const MOST_TAGS = 6;
/** A term at home in this many areas (benchmark, dataset, survey) says little unless the title or a fixed phrase has it. */
const BROAD = 5;
/** Below this a term was named once, late, and as an aside. */
const FAINTEST = 1.4;

const matcher = new TermMatcher(vocabulary.map((term) => [term.name, ...term.synonyms]));
const paddedNames = vocabulary.map((term) => ` ${term.name.toLowerCase().replaceAll('-', ' ')} `);

/** Ids of the vocabulary's terms a paper is about, the most telling first. */
export function findTags(title: string, abstract: string): string[] {
  const inTitle = byTerm(matcher.match(plainText(title)));
  const inAbstract = byTerm(matcher.match(plainText(abstract)));
  const candidates = [...new Set([...inTitle.keys(), ...inAbstract.keys()])];
  return candidates
    .filter((index) => !candidates.some((other) => isPartOf(index, other)))
    .map((index) => ({ term: vocabulary[index], weight: weightOf(inTitle.get(index), inAbstract.get(index)) }))
    .filter(({ term, weight }) => weight.sum >= FAINTEST && (weight.telling || !isBroad(term)))
    .map(({ term, weight }) => ({ term, score: weight.sum - breadth(term) }))
    .toSorted((left, right) => right.score - left.score || compare(left.term?.id, right.term?.id))
    .slice(0, MOST_TAGS)
    .flatMap(({ term }) => (term === undefined ? [] : [term.id]));
}

function byTerm(matches: readonly Match[]): Map<number, Match[]> {
  const grouped = new Map<number, Match[]>();
  for (const match of matches) grouped.set(match.term, [...(grouped.get(match.term) ?? []), match]);
  return grouped;
}

/** "Segmentation" beside "semantic segmentation" is the same theme said shorter. */
function isPartOf(index: number, other: number): boolean {
  return index !== other && (paddedNames[other] ?? '').includes(paddedNames[index] ?? ' ');
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
    sum: place + Math.log2(1 + inAbstract.length) + 0.4 * (longest - 1),
    telling: inTitle.length > 0 || longest > 1,
  };
}

function isBroad(term: Term | undefined): boolean {
  return (term?.areas.length ?? 0) >= BROAD;
}

function breadth(term: Term | undefined): number {
  return 0.4 * ((term?.areas.length ?? 1) - 1);
}

function compare(left = '', right = ''): number {
  return left < right ? -1 : Number(left > right);
}
