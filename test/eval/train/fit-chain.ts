import type { FeatureBlock, PackedModel } from '../../../lib/reader/linear-model.ts';
import { chainMarginals, logSum, type Transitions } from '../../../lib/reader/linear-chain.ts';
import { minimise } from './lbfgs.ts';
import { packLinear } from './pack.ts';

/** One abstract: the blocks of each sentence and the index of its label. */
export interface LabelledChain {
  sentences: FeatureBlock[][];
  labels: number[];
}

export interface ChainOptions {
  labels: number;
  iterations: number;
  /** L2 penalty on the weights of features, and on transitions. */
  penalty: number;
  transitionPenalty: number;
  /** At most this many features are kept, those that move the scores of these chains most. Fitted again on them alone the rest do worse. */
  keep: number;
}

export interface ChainModel {
  model: PackedModel;
  transitions: Transitions;
}

/** Sparse rows of one abstract's sentences: columns and values. */
interface SparseChain {
  columns: Int32Array[];
  values: Float64Array[];
  labels: readonly number[];
}

/**
 * Fits a linear-chain conditional random field. A feature's value is its block's times `weightOf` it (its rarity), which
 * is folded into the stored weight, so that a reader needs none; features without a `weightOf` are left out.
 */
export function fitChain(
  chains: readonly LabelledChain[],
  weightOf: ReadonlyMap<number, number>,
  options: ChainOptions,
): ChainModel {
  const { labels } = options;
  const all = [...weightOf.keys()];
  const sparse = toSparse(chains, all, weightOf);
  const point = fit(sparse, all.length, options);
  const squares = new Float64Array(all.length);
  for (const { columns, values } of sparse) {
    for (const [row, found] of columns.entries()) {
      for (const [at, column] of found.entries()) {
        squares[column] = (squares[column] ?? 0) + (values[row]?.[at] ?? 0) ** 2;
      }
    }
  }
  const kept = all
    .map((feature, column) => ({ feature, column, size: sizeOf(point, column, labels) * (squares[column] ?? 0) }))
    .toSorted((left, right) => right.size - left.size || left.feature - right.feature)
    .slice(0, options.keep);
  const folded = Float64Array.from({ length: kept.length * labels }, (_, at) => {
    const { feature, column } = kept[Math.floor(at / labels)] ?? { feature: 0, column: 0 };
    return (point[column * labels + (at % labels)] ?? 0) * (weightOf.get(feature) ?? 0);
  });
  const features = kept.map(({ feature }) => feature);
  return { model: packLinear(labels, features, folded), transitions: transitionsOf(point, all.length, labels) };
}

function sizeOf(point: Float64Array, column: number, labels: number): number {
  let sum = 0;
  for (let label = 0; label < labels; label += 1) sum += (point[column * labels + label] ?? 0) ** 2;
  return sum;
}

function fit(
  sparse: readonly SparseChain[],
  features: number,
  { labels, iterations, penalty, transitionPenalty }: ChainOptions,
): Float64Array {
  const size = features * labels;
  return minimise(
    (point, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const chain of sparse) loss += chainLoss(chain, point, gradient, features, labels);
      for (let at = 0; at < point.length; at += 1) {
        const share = (at < size ? penalty : transitionPenalty) * (point[at] ?? 0);
        gradient[at] = (gradient[at] ?? 0) + share;
        loss += (share * (point[at] ?? 0)) / 2;
      }
      return loss;
    },
    size + labels * (labels + 2),
    iterations,
  );
}

/** Negative log-likelihood of one chain; its gradient is added. Parameters: weights, start, steps, end. */
function chainLoss(
  { columns, values, labels: gold }: SparseChain,
  point: Float64Array,
  gradient: Float64Array,
  features: number,
  labels: number,
): number {
  const scores = columns.map((row, place) => scoreRow(row, values[place], point, labels));
  const transitions = transitionsOf(point, features, labels);
  const marginals = chainMarginals(scores, transitions);
  const { loss, pairs } = chainPairs(scores, transitions, gold);
  const offset = features * labels;
  for (const [place, row] of marginals.entries()) {
    const slopes = row.map((probability, label) => probability - (label === gold[place] ? 1 : 0));
    addRow(gradient, columns[place], values[place], slopes, labels);
    for (const [label, slope] of slopes.entries()) {
      if (place === 0) gradient[offset + label] = (gradient[offset + label] ?? 0) + slope;
      const end = offset + labels * (labels + 1) + label;
      if (place === marginals.length - 1) gradient[end] = (gradient[end] ?? 0) + slope;
    }
  }
  for (const [at, slope] of pairs.entries()) {
    gradient[offset + labels + at] = (gradient[offset + labels + at] ?? 0) + slope;
  }
  return loss;
}

/** Loss of the labels, and how much more often each step is expected than seen. */
function chainPairs(
  scores: readonly (readonly number[])[],
  { start, steps, end }: Transitions,
  gold: readonly number[],
): { loss: number; pairs: Float64Array } {
  const labels = start.length;
  const pairs = new Float64Array(labels * labels);
  const backward: number[][] = [[...end]];
  for (const own of scores.slice(1).toReversed()) {
    const ahead = backward[0] ?? [];
    backward.unshift(steps.map((row) => logSum(row.map((step, to) => step + (own[to] ?? 0) + (ahead[to] ?? 0)))));
  }
  let forward = start.map((value, label) => value + (scores[0]?.[label] ?? 0));
  const all = logSum(forward.map((value, label) => value + (backward[0]?.[label] ?? 0)));
  let seen = (start[gold[0] ?? 0] ?? 0) + (end[gold.at(-1) ?? 0] ?? 0);
  for (const [place, own] of scores.entries()) {
    const to = gold[place] ?? 0;
    seen += own[to] ?? 0;
    if (place === 0) continue;
    const from = gold[place - 1] ?? 0;
    seen += steps[from]?.[to] ?? 0;
    pairs[from * labels + to] = (pairs[from * labels + to] ?? 0) - 1;
    const ahead = backward[place] ?? [];
    for (const [left, value] of forward.entries()) {
      for (let right = 0; right < labels; right += 1) {
        const joint = value + (steps[left]?.[right] ?? 0) + (own[right] ?? 0) + (ahead[right] ?? 0) - all;
        pairs[left * labels + right] = (pairs[left * labels + right] ?? 0) + Math.exp(joint);
      }
    }
    const before = forward;
    forward = own.map(
      (score, label) => score + logSum(before.map((value, left) => value + (steps[left]?.[label] ?? 0))),
    );
  }
  return { loss: all - seen, pairs };
}

function scoreRow(
  columns: Int32Array,
  values: Float64Array | undefined,
  point: Float64Array,
  labels: number,
): number[] {
  const sums = Array.from({ length: labels }, () => 0);
  for (let at = 0; at < columns.length; at += 1) {
    const base = (columns[at] ?? 0) * labels;
    const value = values?.[at] ?? 0;
    for (let label = 0; label < labels; label += 1) {
      sums[label] = (sums[label] ?? 0) + (point[base + label] ?? 0) * value;
    }
  }
  return sums;
}

function addRow(
  gradient: Float64Array,
  columns: Int32Array | undefined,
  values: Float64Array | undefined,
  slopes: readonly number[],
  labels: number,
): void {
  if (columns === undefined || values === undefined) return;
  for (let at = 0; at < columns.length; at += 1) {
    const base = (columns[at] ?? 0) * labels;
    const value = values[at] ?? 0;
    for (let label = 0; label < labels; label += 1) {
      gradient[base + label] = (gradient[base + label] ?? 0) + (slopes[label] ?? 0) * value;
    }
  }
}

function transitionsOf(point: Float64Array, features: number, labels: number): Transitions {
  const offset = features * labels;
  const row = (from: number) => Array.from(point.subarray(offset + from * labels, offset + (from + 1) * labels));
  return {
    start: row(0),
    steps: Array.from({ length: labels }, (_, from) => row(1 + from)),
    end: row(1 + labels),
  };
}

function toSparse(
  chains: readonly LabelledChain[],
  features: readonly number[],
  weightOf: ReadonlyMap<number, number>,
): SparseChain[] {
  const columnOf = new Map(features.map((feature, column) => [feature, column]));
  return chains.map(({ sentences, labels }) => {
    const rows = sentences.map((blocks) =>
      blocks.flatMap(({ features: found, weight }) =>
        found.flatMap((feature) => {
          const column = columnOf.get(feature);
          return column === undefined ? [] : [{ column, value: weight * (weightOf.get(feature) ?? 0) }];
        }),
      ),
    );
    return {
      columns: rows.map((row) => Int32Array.from(row, ({ column }) => column)),
      values: rows.map((row) => Float64Array.from(row, ({ value }) => value)),
      labels,
    };
  });
}
