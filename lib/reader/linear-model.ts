import { exp } from './exact-math.ts';

/** A trained linear model as stored: the features worth keeping, one letter per weight. */
export interface PackedModel {
  outputs: number;
  /** A level q is the weight sign(q) · q² · scale: fine steps for the many small ones, room for the few large. */
  scale: number;
  /** 32-bit feature hashes, little-endian, base64. */
  keys: string;
  /** For each key `outputs` letters of {@link LEVELS}: text, which compresses where base64 of bytes does not. */
  weights: string;
}

/** Levels from -15 to 15. */
export const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcde';
export const TOP_LEVEL = (LEVELS.length - 1) / 2;

/** Distinct features that all have the same value. */
export interface FeatureBlock {
  features: readonly number[];
  weight: number;
}

export interface LinearModel {
  /** One score for each output. */
  score(blocks: readonly FeatureBlock[]): number[];
}

export function unpackModel(packed: PackedModel): LinearModel {
  const { outputs, scale } = packed;
  const weights = new Float32Array(packed.weights.length);
  for (let at = 0; at < weights.length; at += 1) {
    const level = LEVELS.indexOf(packed.weights.charAt(at)) - TOP_LEVEL;
    weights[at] = level * Math.abs(level) * scale;
  }
  const find = indexKeys(packed.keys);
  return {
    score(blocks) {
      const sums = Array.from({ length: outputs }, () => 0);
      for (const { features, weight } of blocks) {
        for (const feature of features) {
          const row = find(feature);
          if (row < 0) continue;
          for (let output = 0; output < outputs; output += 1) {
            sums[output] = (sums[output] ?? 0) + (weights[row * outputs + output] ?? 0) * weight;
          }
        }
      }
      return sums;
    },
  };
}

/**
 * Row of each key, -1 for others. A hash table with linear probing: a `Map` boxes numbers of 32 bits, and looking them up is most of what
 * reading a paper costs.
 */
function indexKeys(packed: string): (key: number) => number {
  const view = new DataView(bytesOf(packed).buffer);
  const keys = Uint32Array.from({ length: view.byteLength / 4 }, (_, row) => view.getUint32(row * 4, true));
  const bits = Math.max(1, 32 - Math.clz32(keys.length * 2));
  const slots = new Int32Array(1 << bits).fill(-1);
  const last = slots.length - 1;
  const slotOf = (key: number) => Math.imul(key, 0x9e3779b1) >>> (32 - bits);
  for (const [row, key] of keys.entries()) {
    let slot = slotOf(key);
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & last;
    slots[slot] = row;
  }
  return (key) => {
    for (let slot = slotOf(key); ; slot = (slot + 1) & last) {
      const row = slots[slot] ?? -1;
      if (row < 0 || keys[row] === key) return row;
    }
  };
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
