import { bareText } from '../arxiv/earlier-text.ts';
import { splitSentences } from '../reader/sentences.ts';

/** A finding of an analysis of an earlier version. */
export interface StandingFinding {
  text: string;
  /** Every sentence it rests on is in the abstract of now, to the letter. */
  stands: boolean;
}

/** Which findings still rest on what the abstract says; those that rested on no sentence say nothing of it. No model is asked. */
export function findStanding(
  findings: readonly { text: string; sentences: readonly number[] }[],
  abstract: { from: string; to: string },
): StandingFinding[] {
  const sentences = splitSentences(abstract.from).map(({ text }) => bareText(text));
  const now = bareText(abstract.to);
  return findings.flatMap(({ text, sentences: ids }) => {
    const evidence = ids.flatMap((id) => sentences[id - 1] ?? []);
    return evidence.length === 0 ? [] : [{ text, stands: evidence.every((sentence) => now.includes(sentence)) }];
  });
}
