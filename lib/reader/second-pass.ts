import { log } from './exact-math.ts';
import { bytesOf, softmax } from './linear-model.ts';

/** A net of one hidden layer of rectified units as stored: 16-bit weights, base64, little-endian. */
export interface PackedNet {
  inputs: number;
  hidden: number;
  outputs: number;
  /** One step of a stored weight. */
  scale: number;
  /** hidden × (inputs + 1), then outputs × (hidden + 1), each row ending in its bias. */
  weights: string;
}

/** Neighbours on each side whose first-pass probabilities are looked at one by one; the others by sum and maximum. */
const REACH = 2;
/** Keeps the logarithm of an unlikely role from drowning everything else. */
const FLOOR = 0.01;

/** What the second pass knows of each sentence: the first pass's probabilities of it and of all others, and its place. */
export function contextInputs(first: readonly (readonly number[])[], lengths: readonly number[]): number[][] {
  const count = first.length;
  const logs = first.map((row) => row.map((value) => log(value + FLOOR)));
  return first.map((row, index) => {
    const labels = row.map((_, label) => label);
    const nowhere = labels.map(() => 0);
    const window = Array.from({ length: 2 * REACH + 1 }, (_, step) => logs[index - REACH + step] ?? nowhere).flat();
    const sides = [first.slice(0, index), first.slice(index + 1)].flatMap((side) =>
      labels.flatMap((label) => {
        const values = side.map((other) => other[label] ?? 0);
        return [values.reduce((sum, value) => sum + value, 0), Math.max(0, ...values)];
      }),
    );
    const end = count - 1 - index;
    const place = [
      index / Math.max(1, count - 1),
      Math.min(index, 5),
      Math.min(end, 5),
      count,
      ...[index === 0, end === 0, index === 1, end === 1].map(Number),
      log(1 + (lengths[index] ?? 0)),
    ];
    return [...window, ...sides, ...place];
  });
}

/** Probabilities by the mean of several nets, which err in different places. */
export function unpackNets(packed: readonly PackedNet[]): (inputs: readonly number[]) => number[] {
  const nets = packed.map(unpackNet);
  return (inputs) => {
    const outputs = nets.map((net) => softmax(net(inputs)));
    return (outputs[0] ?? []).map(
      (_, label) => outputs.reduce((sum, output) => sum + (output[label] ?? 0), 0) / outputs.length,
    );
  };
}

function unpackNet({ inputs, hidden, outputs, scale, weights }: PackedNet): (input: readonly number[]) => number[] {
  const view = new DataView(bytesOf(weights).buffer);
  const all = Float64Array.from({ length: view.byteLength / 2 }, (_, at) => view.getInt16(at * 2, true) * scale);
  const second = hidden * (inputs + 1);
  const units = new Float64Array(hidden);
  return (input) => {
    applyLayer(all, 0, input, units);
    for (let unit = 0; unit < hidden; unit += 1) units[unit] = Math.max(0, units[unit] ?? 0);
    const scores = new Float64Array(outputs);
    applyLayer(all, second, units, scores);
    return [...scores];
  };
}

/** Most of what the second pass costs: plain loops over numbers, nothing made anew. */
function applyLayer(weights: Float64Array, offset: number, input: ArrayLike<number>, output: Float64Array): void {
  const width = input.length;
  let at = offset;
  for (let row = 0; row < output.length; row += 1) {
    const bias = at + width;
    let sum = weights[bias] ?? 0;
    for (let column = 0; column < width; column += 1) sum += (weights[at + column] ?? 0) * (input[column] ?? 0);
    output[row] = sum;
    at = bias + 1;
  }
}
