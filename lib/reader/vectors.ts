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

/** A text's terms by their numbers, ascending, and their weights. */
interface Vector {
  terms: Int32Array;
  weights: Float64Array;
}

/** TF-IDF with damped term frequency, (1 + ln tf) · ln((1 + n) / (1 + df)) + 1, to unit length (Salton & Buckley 1988). */
export function buildVectors(texts: readonly string[]): Vectors {
  const numbers = new Map<string, number>();
  const documents: number[] = [];
  const counts = texts.map((text) => {
    const terms = countTerms(text);
    for (const term of terms.keys()) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      documents[number] = (documents[number] ?? 0) + 1;
    }
    return terms;
  });
  const vectors = counts.map((terms) => unitVector(terms, { numbers, documents, total: texts.length }));
  // One vector at a time is laid out by number, so that whole rows of pairs are compared without a search.
  const laidOut = new Float64Array(numbers.size);
  let laid: Vector | null = null;
  const layOut = (vector: Vector): Float64Array => {
    if (laid === vector) return laidOut;
    if (laid) for (const number of laid.terms) laidOut[number] = 0;
    for (let at = 0; at < vector.terms.length; at += 1) laidOut[vector.terms[at] ?? 0] = vector.weights[at] ?? 0;
    laid = vector;
    return laidOut;
  };
  return {
    similarity: (left, right) => {
      const [one, other] = [vectors[left], vectors[right]];
      if (!one || !other) return 0;
      return laid === other ? dot(one, laidOut) : dot(other, layOut(one));
    },
    centrality() {
      // The mean of all cosines is one product with the sum of all vectors: linear, not quadratic.
      const sum = new Float64Array(numbers.size);
      for (const { terms, weights } of vectors) {
        terms.forEach((number, at) => (sum[number] = (sum[number] ?? 0) + (weights[at] ?? 0)));
      }
      const others = Math.max(1, vectors.length - 1);
      return vectors.map((vector) => Math.max(0, dot(vector, sum) - dot(vector, layOut(vector))) / others);
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
  set: { numbers: ReadonlyMap<string, number>; documents: readonly number[]; total: number },
): Vector {
  const counted = [...terms].map(([term, count]) => [set.numbers.get(term) ?? 0, count] as const);
  const ascending = counted.toSorted(([one], [other]) => one - other);
  const weights = ascending.map(
    ([number, count]) => (1 + log(count)) * (log((1 + set.total) / (1 + (set.documents[number] ?? 0))) + 1),
  );
  const length = Math.sqrt(weights.reduce((squares, weight) => squares + weight * weight, 0));
  return {
    terms: Int32Array.from(ascending, ([number]) => number),
    weights: Float64Array.from(weights, (weight) => weight / length),
  };
}

/** Common terms are met in ascending order whichever text comes first: the sum is the same to the last bit. */
function dot({ terms, weights }: Vector, laidOut: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < terms.length; at += 1) sum += (weights[at] ?? 0) * (laidOut[terms[at] ?? 0] ?? 0);
  return sum;
}
