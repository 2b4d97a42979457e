import type { PackedModel } from '../../../lib/reader/linear-model.ts';

/** One row to learn from: its features, and the gradient of the loss at given scores is the caller's. */
export interface Fitted {
  outputs: number;
  /** Feature hash to row of weights. */
  rows: Map<number, number>;
  weights: Float64Array;
}

export interface FitOptions {
  outputs: number;
  epochs: number;
  rate: number;
  /** L2 penalty on each weight touched. */
  decay: number;
  /** Features in fewer samples than this are left out. */
  rarest: number;
  /** At most this many features are kept: fitted once on all, then again on those that mattered. */
  keep: number;
}

/** A group is scored together: one sentence for a classifier, one abstract for a ranker. */
export interface Group {
  /** Distinct features of each member. */
  members: number[][];
  /** Derivative of the loss by each score, members × outputs, from the scores of the same shape. */
  gradient: (scores: number[][]) => number[][];
}

export function fit(groups: readonly Group[], options: FitOptions): PackedModel {
  const counts = new Map<number, number>();
  for (const member of groups.flatMap((group) => group.members)) {
    for (const feature of member) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count >= options.rarest).map(([feature]) => feature);
  const first = descend(groups, common, options);
  const importance = (feature: number) => {
    const row = first.rows.get(feature) ?? 0;
    const weights = first.weights.subarray(row * first.outputs, (row + 1) * first.outputs);
    return Math.hypot(...weights) * Math.sqrt(counts.get(feature) ?? 0);
  };
  const ranked = common
    .map((feature) => ({ feature, weight: importance(feature) }))
    .toSorted((left, right) => right.weight - left.weight || left.feature - right.feature)
    .slice(0, options.keep)
    .map(({ feature }) => feature);
  return pack(descend(groups, ranked, options));
}

/** AdaGrad over shuffled groups; the mean over passes generalises better than the last one. */
function descend(groups: readonly Group[], features: readonly number[], options: FitOptions): Fitted {
  const { outputs } = options;
  const random = seededRandom(1);
  const rows = new Map(features.map((feature, row) => [feature, row]));
  const weights = new Float64Array(features.length * outputs);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const mean = new Float64Array(weights.length);
  const known = groups.map(({ members, gradient }) => ({
    gradient,
    members: members.map((member) => member.flatMap((feature) => rows.get(feature) ?? [])),
  }));
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const { members, gradient } of shuffled(known, random)) {
      const slopes = gradient(members.map((member) => scoresOf(member, weights, outputs)));
      for (const [index, member] of members.entries()) {
        for (const row of member) {
          for (let output = 0; output < outputs; output += 1) {
            const at = row * outputs + output;
            const slope = (slopes[index]?.[output] ?? 0) + options.decay * (weights[at] ?? 0);
            squares[at] = (squares[at] ?? 0) + slope * slope;
            weights[at] = (weights[at] ?? 0) - (options.rate * slope) / Math.sqrt(squares[at] ?? 1);
          }
        }
      }
    }
    for (let at = 0; at < mean.length; at += 1) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / options.epochs;
  }
  return { outputs, rows, weights: mean };
}

function scoresOf(member: readonly number[], weights: Float64Array, outputs: number): number[] {
  const scores = Array.from({ length: outputs }, () => 0);
  for (const row of member) {
    for (let output = 0; output < outputs; output += 1) {
      scores[output] = (scores[output] ?? 0) + (weights[row * outputs + output] ?? 0);
    }
  }
  return scores;
}

/** Floats to signed bytes; the few largest are clipped so that the many small ones keep their differences. */
function pack({ outputs, rows, weights }: Fitted): PackedModel {
  const sizes = Array.from(weights, Math.abs).toSorted((left, right) => left - right);
  const scale = Number(((sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127).toPrecision(6));
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  const keys = new DataView(new ArrayBuffer(rows.size * 4));
  for (const [feature, row] of rows) keys.setUint32(row * 4, feature, true);
  return {
    outputs,
    scale,
    keys: Buffer.from(keys.buffer).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

/** mulberry32: a small deterministic generator, so that training twice gives the same file. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ item }) => item);
}
