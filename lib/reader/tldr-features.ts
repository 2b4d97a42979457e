import type { AbstractText } from './abstract-text.ts';
import { tellsChange } from './cues.ts';
import { topicSignals } from './topic.ts';

const LENGTH_STEPS = 10;
const WORDS_A_STEP = 5;
const PLACES = 8;
const ENDS = 4;

/**
 * For each sentence the same few numbers that tell it apart as its paper's one line: role, title, place, length, cues.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function tldrSignals(
  title: string,
  { sentences, words, cues }: AbstractText,
  roles: readonly (readonly number[])[],
): number[][] {
  const topic = topicSignals(title, words);
  const firstContribution = cues.findIndex((cue) => cue.contribution && !cue.complaint);
  return sentences.map((sentence, index) => {
    const count = sentences.length;
    const cue = cues[index];
    const role = (at: number) => roles[index]?.[at] ?? 0;
    const step = index - firstContribution;
    const has = firstContribution >= 0;
    const contribution = Number(cue?.contribution ?? false);
    return [
      ...(roles[index] ?? []).map((probability) => 2 * probability),
      ...(topic[index] ?? []),
      ...oneOf(LENGTH_STEPS, Math.floor((words[index]?.length ?? 0) / WORDS_A_STEP)),
      ...oneOf(PLACES, index),
      ...oneOf(ENDS, count - 1 - index),
      index / Math.max(1, count - 1),
      ...[has && step === 0, has && step === 1, has && step < 0].map(Number),
      ...(cue === undefined
        ? Array.from({ length: 6 }, () => 0)
        : [cue.contribution, cue.complaint, cue.result, cue.reported, cue.quantity, cue.availability].map(Number)),
      Number(tellsChange(sentence)),
      ...[1, 2, 3].map((at) => contribution * role(at)),
      Number(/^(?:in this|this) (?:paper|work)|\bwe (?:propose|present|introduce|show)\b/i.test(sentence)),
    ];
  });
}

function oneOf(count: number, value: number): number[] {
  return Array.from({ length: count }, (_, at) => Number(at === Math.min(value, count - 1)));
}
