import { type Cues, cuesOf, tellsChange } from './cues.ts';
import type { SentenceRole } from './reading.ts';

const FEWEST = 2;
const MOST = 5;
/** From this score on a sentence is a finding in its own right, not only the best of a poor lot. */
const CONVINCING = 2;

const ROLE_SCORES: Readonly<Record<SentenceRole, number>> = {
  result: 2,
  objective: 0.75,
  method: 0.5,
  background: -1.5,
  other: -0.5,
};

/** Indexes of the sentences that say what the paper contributes and found, in the order of the text. */
export function chooseFindings(
  sentences: readonly string[],
  roles: readonly SentenceRole[],
  cues: readonly Cues[] = sentences.map(cuesOf),
): number[] {
  const firstContribution = cues.findIndex((cue) => cue.contribution && !cue.complaint);
  const scored = sentences
    .map((sentence, index) => ({ index, score: scoreOf(sentence, roles[index] ?? 'other', cues[index]) }))
    .map(({ index, score }) => ({ index, score: index === firstContribution ? score + 1 : score }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
    .toSorted((left, right) => right.score - left.score || left.index - right.index);
  const room = Math.max(FEWEST, Math.min(MOST, Math.ceil(sentences.length * 0.6)));
  const convincing = scored.filter(({ score }) => score >= CONVINCING).length;
  return scored
    .slice(0, Math.max(FEWEST, Math.min(room, convincing)))
    .map(({ index }) => index)
    .toSorted((left, right) => left - right);
}

function scoreOf(sentence: string, role: SentenceRole, cues: Cues | undefined): number {
  if (cues === undefined || cues.complaint || cues.comment) return Number.NEGATIVE_INFINITY;
  let score = ROLE_SCORES[cues.reported ? 'result' : role];
  if (cues.contribution) score += 1.5;
  if (cues.result) score += 1;
  if (cues.quantity) score += 1;
  if (tellsChange(sentence)) score += 1.5;
  if (cues.availability && !cues.quantity) score -= 2;
  if (sentence.length < 30) score -= 1;
  return score;
}
