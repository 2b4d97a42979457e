import { hashOf, lengthMark, ngrams, positionMarks, renamed } from './features.ts';
import type { FeatureBlock } from './linear-model.ts';
import { plainText } from './plain-text.ts';

/** Characters looked at: no sentence is longer, and n-grams stay few on a text that is none. */
const LONGEST = 1500;
/** Punctuation counts as words: a colon or a bracket tells a list of parts from an outcome. */
const TOKEN = /[a-z]+|[0-9]+(?:[.,][0-9]+)*|[%?:;()"]/g;
const NUMBER = '#';
/** A rare word is known by its ending only: "we ~ed a ~ ~tion of ~s" frames a sentence whatever it is about. */
const ENDING = /(?:tion|tions|ing|ed|ly|al|ity|ment|ments|ive|able|est|er|ers|ic|ous|ize|izes|ies|es|s)$/;
const NEIGHBOUR_WEIGHT = 0.5;
const MARK_WEIGHT = 0.3;

/**
 * Blocks of features of each sentence: its word n-grams, n-grams of its frame (words outside `common` masked to their ending),
 * the frames of both neighbours, and where it stands. A block of n-grams has unit length, however long the sentence.
 */
export function roleFeatures(words: readonly (readonly string[])[], common: ReadonlySet<string>): FeatureBlock[][] {
  const frames = words.map((sentence) => [
    ...new Set(
      ngrams(
        sentence.map((word) => maskWord(word, common)),
        3,
      ),
    ),
  ]);
  return words.map((sentence, index) => {
    const marks = [
      ...positionMarks(index, words.length),
      lengthMark(sentence.length),
      ...(index === 0 ? ['first'] : []),
      ...(index === words.length - 1 ? ['last'] : []),
    ];
    return [
      unitBlock([...new Set(ngrams(sentence, 3))], 1),
      unitBlock(renamed(frames[index] ?? [], 'frame'), 1),
      unitBlock(renamed(frames[index - 1] ?? [], 'frame before'), NEIGHBOUR_WEIGHT),
      unitBlock(renamed(frames[index + 1] ?? [], 'frame after'), NEIGHBOUR_WEIGHT),
      { features: marks.map((mark) => hashOf(mark)), weight: MARK_WEIGHT },
      { features: [hashOf('any')], weight: 1 },
    ];
  });
}

/** Lower-case words, numbers folded into one, and the punctuation that tells. */
export function roleTokens(sentence: string): string[] {
  const found = plainText(sentence.slice(0, LONGEST)).toLowerCase().match(TOKEN) ?? [];
  return found.map((token) => (/^[0-9]/.test(token) ? NUMBER : token));
}

function maskWord(word: string, common: ReadonlySet<string>): string {
  if (common.has(word) || !/^[a-z]/.test(word)) return word;
  return `~${ENDING.exec(word)?.[0] ?? ''}`;
}

function unitBlock(features: number[], weight: number): FeatureBlock {
  return { features, weight: features.length === 0 ? 0 : weight / Math.sqrt(features.length) };
}
