import { compilePattern } from '../interests/rule.ts';

/** One regular expression and what it is tried on. */
export interface PatternRequest {
  source: string;
  texts: readonly string[];
}

/** Indices into the texts; null when it is no regular expression. */
export type PatternAnswer = number[] | null;

addEventListener('message', ({ data }: MessageEvent<PatternRequest>) => {
  const pattern = compilePattern(data.source);
  const answer: PatternAnswer = pattern && data.texts.flatMap((text, index) => (pattern.test(text) ? [index] : []));
  postMessage(answer);
});
// What it takes to load is not the pattern's.
postMessage('ready');
