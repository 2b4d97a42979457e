import { type Cues, cueMarks, cuesOf } from './cues.ts';
import { hashOf, lengthMark, ngrams, positionMarks, tokens } from './features.ts';
import { unpackModel } from './linear-model.ts';
import type { SentenceRole } from './reading.ts';
import { TLDR_MODEL } from './tldr-weights.ts';

const model = unpackModel(TLDR_MODEL);

/** Index of the sentence that says the paper in one line; null when there is none. */
export function chooseTldr(
  title: string,
  sentences: readonly string[],
  roles: readonly SentenceRole[],
  cues: readonly Cues[] = sentences.map(cuesOf),
): number | null {
  const hasContribution = cues.some((cue) => cue.contribution && !cue.complaint);
  let best: number | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, features] of tldrFeatures(title, sentences, roles, cues).entries()) {
    const [learned = 0] = model.score(features);
    const score = learned - penalty(cues[index], hasContribution);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** What the paper complains of, or a link to its code, is never what it says in one line while a better sentence exists. */
function penalty(cue: Cues | undefined, hasContribution: boolean): number {
  if (cue === undefined) return 0;
  let sum = 0;
  if (cue.complaint && hasContribution) sum += 1000;
  if (cue.comment) sum += 1000;
  if (cue.availability && !cue.contribution) sum += 2;
  return sum;
}

/** Features of each sentence for ranking them against each other. */
export function tldrFeatures(
  title: string,
  sentences: readonly string[],
  roles: readonly SentenceRole[],
  cues: readonly Cues[],
): number[][] {
  const titleWords = new Set(tokens(title).filter((word) => word.length > 2));
  const firstContribution = cues.findIndex((cue) => cue.contribution);
  const overlaps = sentences.map((sentence) => overlap(titleWords, tokens(sentence)));
  const bestOverlap = Math.max(...overlaps);
  return sentences.map((sentence, index) => {
    const words = tokens(sentence);
    const cue = cues[index];
    const shared = overlaps[index] ?? 0;
    const marks = [
      ...positionMarks(index, sentences.length),
      lengthMark(words.length),
      `role ${roles[index]}`,
      `roles ${roles[index - 1]} ${roles[index]}`,
      `title ${Math.round(shared * 8)}`,
      ...(shared === bestOverlap && shared > 0 ? ['most of the title'] : []),
      ...(index === firstContribution ? ['first contribution'] : []),
      ...cueMarks(cue, 'cue'),
      ...(cue?.contribution ? [`contributes, ${roles[index]}`] : []),
    ];
    return [...ngrams(words, 2), ...marks.map((mark) => hashOf(mark))];
  });
}

/** Share of the title's words that the sentence has. */
function overlap(titleWords: ReadonlySet<string>, words: readonly string[]): number {
  if (titleWords.size === 0) return 0;
  const here = new Set(words);
  let shared = 0;
  for (const word of titleWords) if (here.has(word)) shared += 1;
  return shared / titleWords.size;
}
