import type { AbstractText } from './abstract-text.ts';
import type { Cues } from './cues.ts';
import { unpackModel } from './linear-model.ts';
import { tldrSignals } from './tldr-features.ts';
import { TLDR_MODEL, TLDR_SIGNALS } from './tldr-weights.ts';

let unpacked: ReturnType<typeof unpackModel> | undefined;

/**
 * Index of the sentence that says the paper in one line; null when there is none.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function chooseTldr(title: string, text: AbstractText, roles: readonly (readonly number[])[]): number | null {
  unpacked ??= unpackModel(TLDR_MODEL);
  const hasContribution = text.cues.some((cue) => cue.contribution && !cue.complaint);
  let best: number | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, signals] of tldrSignals(title, text, roles).entries()) {
    const [words = 0] = unpacked.score((text.blocks[index] ?? []).slice(0, 2));
    const learned = signals.reduce((sum, signal, at) => sum + signal * (TLDR_SIGNALS[at] ?? 0), words);
    const score = learned - penalty(text.cues[index], hasContribution);
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

/** Words before the statement itself that can go without changing it: where it stands, what it answers, how it joins. */
const LEAD_IN =
  /^(?:(?:in (?:this|the present|our) (?:paper|work|article|letter|study|report|thesis|survey|manuscript|research)|here|herein|hence|therefore|thus|accordingly|consequently|to this end|to that end|to (?:fill|bridge|close) (?:this|these|the) gaps?|to (?:address|tackle|overcome|solve|mitigate|resolve|remedy) (?:this|these|the|such) (?:(?:key|main|critical|aforementioned|above) )?(?:issues?|problems?|challenges?|limitations?|gaps?|shortcomings?|drawbacks?|difficulty|difficulties)|to (?:address|tackle|overcome|solve|mitigate) (?:this|these|it|them)|in response|moreover|furthermore|additionally|in addition|finally|specifically|in particular|in summary|in short|overall|as a (?:result|consequence|remedy))\s*,?\s+)+(?=(?:we|this (?:paper|work|article|letter|study|report|thesis|survey)|our (?:paper|work|method|approach))\b)/i;

/** Offset of what is shown of the sentence: only a whole lead-in is left out, so that the rest stays the authors' own words. */
export function tldrStart(sentence: string): number {
  return LEAD_IN.exec(sentence)?.[0].length ?? 0;
}
