import { log } from './exact-math.ts';
import { tokens } from './features.ts';

/** Cosine similarities of a set of texts. */
export interface Vectors {
  /** 0 (no word in common) to 1. */
  similarity(left: number, right: number): number;
  /** For each text its mean similarity to all others: how much it stands for the set. */
  centrality(): number[];
}

const STOP_WORDS = new Set(
  (
    'a an and are as at be been but by can do does for from had has have how however in into is it its may more most no not of on or ' +
    'our over such than that the their them then there these they this those to using we were what when where which while who will with within ' +
    'propose proposed paper method methods approach based show results new novel also both two one existing model models'
  ).split(' '),
);

/** TF-IDF with damped term frequency, (1 + ln tf) · ln((1 + n) / (1 + df)) + 1, to unit length (Salton & Buckley 1988). */
export function buildVectors(texts: readonly string[]): Vectors {
  const counts = texts.map(countTerms);
  const documents = new Map<string, number>();
  for (const terms of counts) for (const term of terms.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  const vectors = counts.map((terms) => unitVector(terms, documents, texts.length));
  return {
    similarity: (left, right) => dot(vectors[left], vectors[right]),
    centrality() {
      // The mean of all cosines is one product with the sum of all vectors: linear, not quadratic.
      const sum = new Map<string, number>();
      for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
      const others = Math.max(1, vectors.length - 1);
      return vectors.map((vector) => Math.max(0, dot(vector, sum) - dot(vector, vector)) / others);
    },
  };
}

function countTerms(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  for (const word of tokens(text)) {
    if (word.length < 3 || STOP_WORDS.has(word)) continue;
    const term = word.length > 4 ? word.replace(/s$/, '') : word;
    terms.set(term, (terms.get(term) ?? 0) + 1);
  }
  return terms;
}

function unitVector(
  terms: ReadonlyMap<string, number>,
  documents: ReadonlyMap<string, number>,
  total: number,
): Map<string, number> {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of terms) {
    const weight = (1 + log(count)) * (log((1 + total) / (1 + (documents.get(term) ?? 0))) + 1);
    vector.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

function dot(left: ReadonlyMap<string, number> | undefined, right: ReadonlyMap<string, number> | undefined): number {
  if (left === undefined || right === undefined) return 0;
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
