import type { AbstractText } from './abstract-text.ts';
import { findingSignals } from './finding-features.ts';
import { FINDING_MODEL, FINDING_SIGNALS } from './finding-weights.ts';
import { unpackModel } from './linear-model.ts';

const MOST = 6;
/** Where precision and recall are the same in cross-validation on the papers for tuning. */
const CONVINCING = 0.45;

let unpacked: ReturnType<typeof unpackModel> | undefined;

/**
 * How likely each sentence says what the paper contributes or found, 0 to 1, by logistic regression.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function findingProbabilities(text: AbstractText, roles: readonly (readonly number[])[]): number[] {
  unpacked ??= unpackModel(FINDING_MODEL);
  const model = unpacked;
  return findingSignals(text, roles).map((signals, index) => {
    const [words = 0] = model.score((text.blocks[index] ?? []).slice(0, 1));
    const score = signals.reduce((sum, value, at) => sum + value * (FINDING_SIGNALS[at] ?? 0), words);
    return 1 / (1 + Math.exp(-score));
  });
}

/**
 * Indexes of the sentences that say what the paper contributes and found, in the order of the text: one at least, if only the best of a
 * poor lot, but never a weakness of earlier work.
 */
export function chooseFindings(text: AbstractText, roles: readonly (readonly number[])[]): number[] {
  return findingProbabilities(text, roles)
    .map((probability, index) => ({ probability, index, cues: text.cues[index] }))
    .filter(({ cues }) => cues?.complaint !== true && cues?.comment !== true)
    .toSorted((left, right) => right.probability - left.probability || left.index - right.index)
    .filter(({ probability }, rank) => rank === 0 || (rank < MOST && probability >= CONVINCING))
    .map(({ index }) => index)
    .toSorted((left, right) => left - right);
}
