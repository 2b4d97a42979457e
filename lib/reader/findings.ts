import type { AbstractText } from './abstract-text.ts';
import type { Cues } from './cues.ts';
import { type AbstractOf, findingSignals } from './finding-features.ts';
import { FINDING_NETS } from './finding-weights.ts';
import { unpackNets } from './second-pass.ts';

const MOST = 7;
const HAN = /\p{Script=Han}/u;
/** Where, in cross-validation on the papers for tuning, precision is as far above 0.85 as recall is above 0.80. */
const CONVINCING = 0.58;

let unpacked: ReturnType<typeof unpackNets> | undefined;

/**
 * Indexes of the sentences that say what the paper contributes and found, in the order of the text: one at least, if only the best of a
 * poor lot, but never a weakness of earlier work.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function chooseFindings(paper: AbstractOf, text: AbstractText, roles: readonly (readonly number[])[]): number[] {
  unpacked ??= unpackNets(FINDING_NETS);
  const judge = unpacked;
  const probabilities = findingSignals(paper, text, roles).map((signals, index) => {
    const { contribution = false, result = false } = text.cues[index] ?? {};
    // The nets know English only; of a Chinese sentence the wording decides.
    return HAN.test(text.sentences[index] ?? '') ? Number(contribution || result) : (judge(signals)[1] ?? 0);
  });
  return takeLikely(probabilities, text.cues, CONVINCING);
}

/** Indexes, in order, of the most likely sentences. */
export function takeLikely(probabilities: readonly number[], cues: readonly Cues[], least: number): number[] {
  return probabilities
    .map((probability, index) => ({ probability, index, cues: cues[index] }))
    .filter((sentence) => sentence.cues?.complaint !== true && sentence.cues?.comment !== true)
    .toSorted((left, right) => right.probability - left.probability || left.index - right.index)
    .filter(({ probability }, rank) => rank === 0 || (rank < MOST && probability >= least))
    .map(({ index }) => index)
    .toSorted((left, right) => left - right);
}
