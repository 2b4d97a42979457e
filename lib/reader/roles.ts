import { type Cues, cueMarks, cuesOf, tellsChange } from './cues.ts';
import { hashOf, lengthMark, ngrams, positionMarks, renamed, tokens } from './features.ts';
import { softmax, unpackModel } from './linear-model.ts';
import { SENTENCE_ROLES, type SentenceRole } from './reading.ts';
import { ROLE_MODEL, ROLE_TRANSITIONS } from './role-weights.ts';

const model = unpackModel(ROLE_MODEL);
const RESULT = SENTENCE_ROLES.indexOf('result');
/** Log-odds a measured change adds to `result`; chosen on the development split. */
const CHANGE_BONUS = 2.5;

/** Probabilities over `SENTENCE_ROLES` for each sentence, before neighbours are smoothed. */
export function roleProbabilities(
  sentences: readonly string[],
  cues: readonly Cues[] = sentences.map(cuesOf),
): number[][] {
  return roleFeatures(sentences, cues).map((features, index) => {
    const scores = model.score(features);
    if (tellsChange(sentences[index] ?? '') && cues[index]?.complaint !== true)
      scores[RESULT] = (scores[RESULT] ?? 0) + CHANGE_BONUS;
    return softmax(scores);
  });
}

/** The likeliest sequence of roles for the given sentences of one abstract (Viterbi). */
export function classifyRoles(
  sentences: readonly string[],
  cues: readonly Cues[] = sentences.map(cuesOf),
): SentenceRole[] {
  if (sentences.length === 0) return [];
  const { start, steps, weight } = ROLE_TRANSITIONS;
  let best = start.map((value) => value * weight);
  const comeFrom: number[][] = [];
  for (const [position, probabilities] of roleProbabilities(sentences, cues).entries()) {
    if (position > 0) {
      const ways = SENTENCE_ROLES.map((_, role) =>
        best.map((value, from) => value + weight * (steps[from]?.[role] ?? 0)),
      );
      comeFrom.push(ways.map(indexOfLargest));
      best = ways.map((values) => Math.max(...values));
    }
    best = best.map((value, role) => value + Math.log(probabilities[role] ?? 0));
  }
  let role = indexOfLargest(best);
  const path = [role];
  for (const step of comeFrom.toReversed()) {
    role = step[role] ?? 0;
    path.push(role);
  }
  return path.toReversed().map((index) => SENTENCE_ROLES[index] ?? 'other');
}

/** Features of each sentence: its n-grams and cues, those of its neighbours, where it stands. */
export function roleFeatures(sentences: readonly string[], cues: readonly Cues[]): number[][] {
  const words = sentences.map(tokens);
  const short = words.map((sentence) => ngrams(sentence, 2));
  const firstContribution = cues.findIndex((cue) => cue.contribution);
  return words.map((sentence, index) => [
    ...ngrams(sentence, 3),
    ...renamed(short[index - 1] ?? [], 'before'),
    ...renamed(short[index + 1] ?? [], 'after'),
    ...[
      ...positionMarks(index, words.length),
      lengthMark(sentence.length),
      ...cueMarks(cues[index], 'cue'),
      ...cueMarks(cues[index - 1], 'cue before'),
      ...cueMarks(cues[index + 1], 'cue after'),
      firstContribution < 0
        ? 'no contribution'
        : `from contribution ${Math.max(-3, Math.min(3, index - firstContribution))}`,
    ].map((mark) => hashOf(mark)),
  ]);
}

function indexOfLargest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
