import { type Cues, cuesOf } from './cues.ts';
import type { FeatureBlock } from './linear-model.ts';
import { roleFeatures, roleTokens } from './role-features.ts';
import { COMMON_WORDS } from './role-weights.ts';

/** The sentences of one abstract with what all models look at, made once. */
export interface AbstractText {
  sentences: readonly string[];
  /** Words of each sentence. */
  words: readonly (readonly string[])[];
  /** Blocks of features of each sentence; the first are its own words, the second its frame. */
  blocks: readonly (readonly FeatureBlock[])[];
  cues: readonly Cues[];
}

let common: ReadonlySet<string> | undefined;

export function readAbstract(sentences: readonly string[]): AbstractText {
  common ??= new Set(COMMON_WORDS.split(' '));
  const words = sentences.map(roleTokens);
  return { sentences, words, blocks: roleFeatures(words, common), cues: sentences.map(cuesOf) };
}
