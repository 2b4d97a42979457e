/** A trained linear model as stored: the features worth keeping, one signed byte per weight. */
export interface PackedModel {
  outputs: number;
  /** One step of a stored byte. */
  scale: number;
  /** 32-bit feature hashes, little-endian, base64. */
  keys: string;
  /** For each key `outputs` signed bytes, base64. */
  weights: string;
}

/** Scores of a sparse set of binary features. */
export interface LinearModel {
  score(features: Iterable<number>): number[];
}

export function unpackModel(packed: PackedModel): LinearModel {
  const { outputs, scale } = packed;
  const weights = new Int8Array(bytesOf(packed.weights).buffer);
  const keys = new DataView(bytesOf(packed.keys).buffer);
  const rows = new Map<number, number>();
  for (let row = 0; row * 4 < keys.byteLength; row += 1) rows.set(keys.getUint32(row * 4, true), row);
  return {
    score(features) {
      const sums = Array.from({ length: outputs }, () => 0);
      // A feature that occurs twice counts once, in training as here.
      for (const feature of new Set(features)) {
        const row = rows.get(feature);
        if (row === undefined) continue;
        for (let output = 0; output < outputs; output += 1) {
          sums[output] = (sums[output] ?? 0) + (weights[row * outputs + output] ?? 0) * scale;
        }
      }
      return sums;
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
