import { type Term, termOf, type Terms } from './terms.ts';

/** One paper to learn from. */
export interface Example {
  terms: Terms;
  /** 1: the reader wants such papers, -1: they do not. */
  label: 1 | -1;
  /** How much that says; above 0. */
  weight: number;
}

/** What was learned: the weight of each term that moves a paper. */
export interface InterestModel {
  weights: Readonly<Record<string, number>>;
  bias: number;
}

export interface InterestScore {
  /** Above 0: nearer to what is wanted. */
  margin: number;
  /** Terms that count most for the paper, strongest first. */
  reasons: Term[];
}

/** Of a paper that the reader has said nothing of: most are of no interest, though some are. */
export const UNSAID_WEIGHT = 0.02;

/** Passes over the examples; more change no order. */
const PASSES = 12;
/** Papers' worth of belief that a term is as frequent among wanted papers as among all. */
const PRIOR = 3;
/** Wanted papers with a term at which its frequency there is believed half. */
const HALF_BELIEF = 2;
/** What a term keeps that says nothing by itself. */
const LEAST_SCALE = 0.1;
/** Smaller weights move no paper. */
const LEAST_WEIGHT = 1e-4;
const REASONS = 3;

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008), over terms
 * scaled by how much more frequent they are among wanted papers (the ratio of Robertson & Spärck Jones 1976, used as
 * Wang & Manning 2012 do). Terms that stand only in papers the reader has said nothing of are left out. The order of the examples is fixed: the same ones give the same model.
 */
export function learnInterest(examples: readonly Example[]): InterestModel {
  const places = new Map<string, number>();
  for (const { terms, weight } of examples) {
    if (weight <= UNSAID_WEIGHT) continue;
    for (const term of terms.keys()) if (!places.has(term)) places.set(term, places.size);
  }
  const vectors = examples.map(({ terms }) => vectorOf(terms, places));
  const scales = scalesOf(vectors, examples, places.size);
  for (const vector of vectors) scaleBy(vector, scales);
  const { weights, bias } = descend(vectors, examples, places.size);
  const learned: Record<string, number> = {};
  for (const [term, at] of places) {
    const weight = (weights[at] ?? 0) * (scales[at] ?? 0);
    if (Math.abs(weight) >= LEAST_WEIGHT) learned[term] = weight;
  }
  return { weights: learned, bias };
}

interface Vector {
  places: Int32Array;
  values: Float64Array;
  /** Its own square, and 1 for the bias. */
  square: number;
}

function vectorOf(terms: Terms, known: ReadonlyMap<string, number>): Vector {
  const places: number[] = [];
  const values: number[] = [];
  for (const [term, value] of terms) {
    const place = known.get(term);
    if (place === undefined) continue;
    places.push(place);
    values.push(value);
  }
  return { places: Int32Array.from(places), values: Float64Array.from(values), square: 1 };
}

function scalesOf(vectors: readonly Vector[], examples: readonly Example[], size: number): Float64Array {
  const among = new Float64Array(size);
  const wanted = new Float64Array(size);
  let wantedWeight = 0;
  for (const [i, { places }] of vectors.entries()) {
    const weight = examples[i]?.label === 1 ? examples[i].weight : 0;
    wantedWeight += weight;
    for (const place of places) {
      among[place] = (among[place] ?? 0) + 1;
      if (weight > 0) wanted[place] = (wanted[place] ?? 0) + weight;
    }
  }
  return among.map((count, at) => {
    const met = wanted[at] ?? 0;
    if (met === 0) return LEAST_SCALE;
    const share = (count + 0.5) / (vectors.length + 1);
    const wantedShare = (met + PRIOR * share) / (wantedWeight + PRIOR);
    return Math.max(LEAST_SCALE, (Math.log(wantedShare / share) * met) / (met + HALF_BELIEF));
  });
}

function scaleBy(vector: Vector, scales: Float64Array): void {
  for (const [i, place] of vector.places.entries()) {
    const scaled = (vector.values[i] ?? 0) * (scales[place] ?? 0);
    vector.values[i] = scaled;
    vector.square += scaled * scaled;
  }
}

function descend(
  vectors: readonly Vector[],
  examples: readonly Example[],
  size: number,
): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(size);
  const alphas = new Float64Array(vectors.length);
  let bias = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [i, { places, values, square }] of vectors.entries()) {
      const example = examples[i];
      if (!example) continue;
      let margin = bias;
      for (let j = 0; j < places.length; j += 1) margin += (weights[places[j] ?? 0] ?? 0) * (values[j] ?? 0);
      const diagonal = 1 / (2 * example.weight);
      const alpha = alphas[i] ?? 0;
      const gradient = example.label * margin - 1 + diagonal * alpha;
      const next = Math.max(0, alpha - gradient / (square + diagonal));
      if (next === alpha) continue;
      alphas[i] = next;
      const step = (next - alpha) * example.label;
      for (let j = 0; j < places.length; j += 1) {
        const place = places[j] ?? 0;
        weights[place] = (weights[place] ?? 0) + step * (values[j] ?? 0);
      }
      bias += step;
    }
  }
  return { weights, bias };
}

/** How near a paper is to what was learned, and by which of its terms. */
export function scoreInterest({ weights, bias }: InterestModel, terms: Terms): InterestScore {
  let margin = bias;
  const parts: [term: string, part: number][] = [];
  for (const [term, value] of terms) {
    // A term may be named like what every object has.
    if (!Object.hasOwn(weights, term)) continue;
    const part = (weights[term] ?? 0) * value;
    margin += part;
    if (part > 0) parts.push([term, part]);
  }
  const strongest = parts.toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return { margin, reasons: strongest.slice(0, REASONS).map(([term]) => termOf(term)) };
}
