import type { InterestModel } from './interest-model.ts';
import { type Term, termOf, type TermKind } from './terms.ts';

interface StrongestTerms {
  wanted: Term[];
  unwanted: Term[];
}

/** What a term of each kind is worth in a paper that has it, on the average: a word is one of a hundred, a tag stands alone. */
const USUAL_VALUE: Readonly<Record<TermKind, number>> = {
  word: 0.1,
  author: 0.13,
  primary: 1,
  category: 0.35,
  tag: 0.5,
};

/** The terms that move a paper most, either way, strongest first; of several that name the same, one. */
export function strongestTerms({ weights }: InterestModel, most: number): StrongestTerms {
  const parts = Object.entries(weights)
    .map(([name, weight]) => {
      const term = termOf(name);
      return { term, part: weight * USUAL_VALUE[term.kind] };
    })
    .toSorted((one, other) => Math.abs(other.part) - Math.abs(one.part) || (one.term.text < other.term.text ? -1 : 1));
  const strongest = (sign: 1 | -1): Term[] => {
    const taken: Term[] = [];
    for (const { term, part } of parts) {
      if (taken.length === most) break;
      if (part * sign > 0 && !taken.some((other) => sayTheSame(term, other))) taken.push(term);
    }
    return taken;
  };
  return { wanted: strongest(1), unwanted: strongest(-1) };
}

/** A category named twice, or a word and the pair of words it stands in. */
function sayTheSame(one: Term, other: Term): boolean {
  if (one.kind === 'word' && other.kind === 'word') {
    const [short, long] = one.text.length < other.text.length ? [one.text, other.text] : [other.text, one.text];
    return ` ${long} `.includes(` ${short} `);
  }
  return one.text === other.text;
}
