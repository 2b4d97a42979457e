import { plainText } from './plain-text.ts';

const TOKEN = /[a-z]+|[0-9]+(?:[.,][0-9]+)*|%|\?/g;
/** All numbers are one word to the models: that there is one tells more than which. */
const NUMBER = '#';

/** 32-bit FNV-1a. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function mix(left: number, right: number): number {
  const mixed = Math.imul(left ^ (right >>> 15), 0x2c1b3c6d) + right;
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Lower-case word tokens, numbers folded into one. */
export function tokens(sentence: string): string[] {
  const found = plainText(sentence).toLowerCase().match(TOKEN) ?? [];
  return found.map((token) => (/^[0-9]/.test(token) ? NUMBER : token));
}

/** Hashes of all word n-grams up to `longest` words, the sentence's borders counted as words. */
export function ngrams(sentence: readonly string[], longest: number): number[] {
  const hashes = ['<', ...sentence, '>'].map((token) => hashOf(token));
  const grams: number[] = [];
  for (let from = 0; from < hashes.length; from += 1) {
    let gram = 0x9e3779b9;
    for (let size = 1; size <= longest && from + size <= hashes.length; size += 1) {
      gram = mix(gram, hashes[from + size - 1] ?? 0);
      grams.push(gram);
    }
  }
  return grams;
}

/** The same n-grams under another name, such as "in the sentence before". */
export function renamed(grams: readonly number[], name: string): number[] {
  const seed = hashOf(name);
  return grams.map((gram) => mix(seed, gram));
}

/** Where a sentence stands in its abstract, as named marks. */
export function positionMarks(index: number, count: number): string[] {
  const fromEnd = count - 1 - index;
  return [
    `at ${Math.min(index, 6)}`,
    `end ${Math.min(fromEnd, 6)}`,
    `tenth ${Math.floor((10 * index) / count)}`,
    `at ${Math.min(index, 3)} of ${Math.min(count, 10)}`,
    `of ${Math.min(count, 12)}`,
  ];
}

export function lengthMark(words: number): string {
  return `long ${Math.min(8, Math.floor(words / 6))}`;
}
