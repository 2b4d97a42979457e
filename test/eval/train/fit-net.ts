import { softmax } from '../../../lib/reader/linear-model.ts';
import type { PackedNet } from '../../../lib/reader/second-pass.ts';
import { packNet } from './pack.ts';
import { seededRandom, shuffled } from './random.ts';

export interface NetSample {
  inputs: readonly number[];
  label: number;
}

export interface NetOptions {
  outputs: number;
  hidden: number;
  epochs: number;
  rate: number;
  penalty: number;
  /** Share of hidden units left out at each step of training (Srivastava et al. 2014). */
  dropout: number;
  seed: number;
}

const BATCH = 64;

/** Adam (Kingma & Ba 2015) on cross-entropy; the mean over the second half of the passes is kept. */
export function fitNet(samples: readonly NetSample[], options: NetOptions): PackedNet {
  const { hidden, outputs, epochs, rate, penalty } = options;
  const inputs = samples[0]?.inputs.length ?? 0;
  const { means, spreads } = momentsOf(samples, inputs);
  const scaled = samples.map((sample) => ({
    label: sample.label,
    inputs: Float64Array.from(sample.inputs, (value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  }));
  const random = seededRandom(options.seed);
  const weights = initialWeights(inputs, options, random);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  const mean = new Float64Array(weights.length);
  let steps = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const order = shuffled(scaled, random);
    const speed = rate * (1.05 - epoch / epochs);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      const gradient = batchGradient(batch, weights, inputs, options, random);
      steps += 1;
      for (let at = 0; at < weights.length; at += 1) {
        const slope = (gradient[at] ?? 0) / batch.length + penalty * (weights[at] ?? 0);
        first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope;
        second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope;
        const direction = (first[at] ?? 0) / (1 - 0.9 ** steps);
        weights[at] =
          (weights[at] ?? 0) - (speed * direction) / (Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** steps)) + 1e-8);
      }
    }
    if (epoch < epochs / 2) continue;
    for (let at = 0; at < mean.length; at += 1)
      mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / Math.floor(epochs / 2);
  }
  unscale(mean, hidden, means, spreads);
  return packNet({ inputs, hidden, outputs }, mean);
}

function momentsOf(samples: readonly NetSample[], inputs: number) {
  const means = Array.from({ length: inputs }, () => 0);
  const squares = Array.from({ length: inputs }, () => 0);
  for (const sample of samples) {
    for (const [at, value] of sample.inputs.entries()) {
      means[at] = (means[at] ?? 0) + value / samples.length;
      squares[at] = (squares[at] ?? 0) + (value * value) / samples.length;
    }
  }
  const spreads = squares.map((square, at) => Math.sqrt(Math.max(0, square - (means[at] ?? 0) ** 2)) || 1);
  return { means, spreads };
}

/** Normal (Box & Muller), so that each unit starts at unit variance; biases at zero. */
function initialWeights(inputs: number, { hidden, outputs }: NetOptions, random: () => number): Float64Array {
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const weights = new Float64Array(hidden * (inputs + 1) + outputs * (hidden + 1));
  for (let at = 0; at < weights.length; at += 1) {
    const width = at < hidden * (inputs + 1) ? inputs : hidden;
    const offset = at < hidden * (inputs + 1) ? at : at - hidden * (inputs + 1);
    weights[at] = offset % (width + 1) === width ? 0 : normal() / Math.sqrt(width);
  }
  return weights;
}

function batchGradient(
  batch: readonly { inputs: Float64Array; label: number }[],
  weights: Float64Array,
  inputs: number,
  { hidden, outputs, dropout }: NetOptions,
  random: () => number,
): Float64Array {
  const gradient = new Float64Array(weights.length);
  const top = hidden * (inputs + 1);
  for (const sample of batch) {
    const kept = Array.from({ length: hidden }, () => (random() < dropout ? 0 : 1 / (1 - dropout)));
    const units = kept.map((factor, unit) => {
      if (factor === 0) return 0;
      const base = unit * (inputs + 1);
      let sum = weights[base + inputs] ?? 0;
      for (let at = 0; at < inputs; at += 1) sum += (weights[base + at] ?? 0) * (sample.inputs[at] ?? 0);
      return Math.max(0, sum) * factor;
    });
    const scores = Array.from({ length: outputs }, (_, output) => {
      const base = top + output * (hidden + 1);
      return units.reduce((sum, unit, at) => sum + unit * (weights[base + at] ?? 0), weights[base + hidden] ?? 0);
    });
    const slopes = softmax(scores).map((probability, output) => probability - (output === sample.label ? 1 : 0));
    for (const [output, slope] of slopes.entries()) {
      const base = top + output * (hidden + 1);
      gradient[base + hidden] = (gradient[base + hidden] ?? 0) + slope;
      for (const [at, unit] of units.entries()) gradient[base + at] = (gradient[base + at] ?? 0) + slope * unit;
    }
    for (const [unit, value] of units.entries()) {
      if (value === 0) continue;
      const back = slopes.reduce(
        (sum, slope, output) => sum + slope * (weights[top + output * (hidden + 1) + unit] ?? 0),
        0,
      );
      const slope = back * (kept[unit] ?? 0);
      const base = unit * (inputs + 1);
      gradient[base + inputs] = (gradient[base + inputs] ?? 0) + slope;
      for (let at = 0; at < inputs; at += 1) {
        gradient[base + at] = (gradient[base + at] ?? 0) + slope * (sample.inputs[at] ?? 0);
      }
    }
  }
  return gradient;
}

/** Folds the inputs' means and spreads into the first layer, so that a reader gives them as they are. */
function unscale(weights: Float64Array, hidden: number, means: readonly number[], spreads: readonly number[]): void {
  for (let unit = 0; unit < hidden; unit += 1) {
    const base = unit * (means.length + 1);
    for (const [at, spread] of spreads.entries()) {
      const weight = (weights[base + at] ?? 0) / spread;
      weights[base + at] = weight;
      weights[base + means.length] = (weights[base + means.length] ?? 0) - weight * (means[at] ?? 0);
    }
  }
}
