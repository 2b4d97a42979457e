import { TEXT_FIELDS, type TextField } from './document.ts';
import { findPhrase, type Match } from './match.ts';
import type { IndexedPaper } from './papers.ts';

/** What a word counts for by where it stands: what the reader wrote and what names a paper before what was written about it. */
export const FIELD_WEIGHTS: Readonly<Record<TextField, number>> = {
  title: 8,
  authors: 7,
  tags: 6,
  note: 5,
  tldr: 4,
  findings: 3,
  abstract: 2,
  analysis: 1,
};
/** Further fields that have the word too count for less than the best one. */
const SECOND_FIELD = 0.25;
const BEGINNING_ONLY = 0.6;
/** In a row, in the title or elsewhere. */
const PHRASE_BONUS = { title: 1, elsewhere: 0.35 };

const SCORES = Float64Array.from({ length: 1 << TEXT_FIELDS.length }, (_, fields) => {
  const weights = TEXT_FIELDS.filter((_, bit) => (fields & (1 << bit)) !== 0).map((field) => FIELD_WEIGHTS[field]);
  const best = Math.max(0, ...weights);
  return best + (weights.reduce((sum, weight) => sum + weight, 0) - best) * SECOND_FIELD;
});

/** Adds what a clause is worth to each paper: more where fewer of the living papers have it. */
export function addScores(scores: Float64Array, { fields, exact }: Match, alive: Uint8Array): void {
  let [papers, found] = [0, 0];
  for (let number = 0; number < alive.length; number++) {
    if (alive[number] === 0) continue;
    papers += 1;
    if (fields[number] !== 0) found += 1;
  }
  const rarity = Math.log(1 + papers / (found + 1));
  for (let number = 0; number < fields.length; number++) {
    const whole = SCORES[exact[number] ?? 0] ?? 0;
    const beginning = (SCORES[fields[number] ?? 0] ?? 0) * BEGINNING_ONLY;
    scores[number] = (scores[number] ?? 0) + rarity * Math.max(whole, beginning);
  }
}

/** The share by which a paper's score is raised for having the query's words in a row. */
export function phraseBonus({ forms }: IndexedPaper, phrase: string): number {
  if (findPhrase(forms[0] ?? '', phrase, true, 0) !== -1) return PHRASE_BONUS.title;
  return forms.some((form) => findPhrase(form, phrase, true, 0) !== -1) ? PHRASE_BONUS.elsewhere : 0;
}

/** The `most` first of a list by an order, without sorting the rest. */
export function firstOf<Item>(items: readonly Item[], most: number, compare: (a: Item, b: Item) => number): Item[] {
  if (items.length <= most * 2) return items.toSorted(compare).slice(0, most);
  let kept: Item[] = [];
  let worst: Item | undefined;
  for (const item of items) {
    if (worst !== undefined && compare(item, worst) >= 0) continue;
    kept.push(item);
    if (kept.length >= most * 2) {
      kept = kept.toSorted(compare).slice(0, most);
      worst = kept.at(-1);
    }
  }
  return kept.toSorted(compare).slice(0, most);
}
