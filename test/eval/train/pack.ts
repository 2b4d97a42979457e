import { LEVELS, type PackedModel, TOP_LEVEL } from '../../../lib/reader/linear-model.ts';
import type { PackedNet } from '../../../lib/reader/second-pass.ts';

/** Floats to levels; `weights` are features × outputs. Features of which nothing is left are left out. */
export function packLinear(outputs: number, features: readonly number[], weights: Float64Array): PackedModel {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Number((largest / TOP_LEVEL ** 2 || 1).toPrecision(6));
  const levels = Array.from(weights, (weight) => {
    return Math.sign(weight) * Math.min(TOP_LEVEL, Math.round(Math.sqrt(Math.abs(weight) / scale)));
  });
  const rows = features
    .map((feature, row) => ({ feature, levels: levels.slice(row * outputs, (row + 1) * outputs) }))
    .filter((row) => row.levels.some((level) => level !== 0));
  const keys = new DataView(new ArrayBuffer(rows.length * 4));
  for (const [row, { feature }] of rows.entries()) keys.setUint32(row * 4, feature, true);
  return {
    outputs,
    scale,
    keys: Buffer.from(keys.buffer).toString('base64'),
    weights: rows.flatMap((row) => row.levels.map((level) => LEVELS.charAt(level + TOP_LEVEL))).join(''),
  };
}

/** Floats to signed 16-bit integers; `weights` in the order that {@link PackedNet} gives. */
export function packNet(shape: Pick<PackedNet, 'inputs' | 'hidden' | 'outputs'>, weights: Float64Array): PackedNet {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Number((largest / 32_767 || 1).toPrecision(6));
  const view = new DataView(new ArrayBuffer(weights.length * 2));
  for (const [at, weight] of weights.entries()) {
    view.setInt16(at * 2, Math.max(-32_767, Math.min(32_767, Math.round(weight / scale))), true);
  }
  return { ...shape, scale, weights: Buffer.from(view.buffer).toString('base64') };
}
