import type { Language } from './analysis.ts';
import { type TriagePaper, triageEntry } from './prompts/triage.ts';
import { ENTRY_OUTPUT } from './run-triage.ts';
import { estimateTokens } from './tokens.ts';

/** Abstracts of one call: enough to share the instructions, few enough that each is still looked at. */
export const TRIAGE_CHUNK = 10;
/** Tokens of instructions, schema and interests. */
const INSTRUCTIONS = 2_000;
/** How often a paper is asked about again before it stays without a grade. */
export const MOST_MISSES = 2;

export interface TriageLimits {
  contextTokens: number;
  languages: readonly Language[];
}

/** In the order given, as many papers a call as its context holds twice over: they are read, and answered. */
export function chunkPapers(
  papers: readonly TriagePaper[],
  { contextTokens, languages }: TriageLimits,
  most = TRIAGE_CHUNK,
): TriagePaper[][] {
  const output = Math.floor(contextTokens / 2 / Math.max(1, languages.length * ENTRY_OUTPUT));
  const size = Math.max(1, Math.min(most, output));
  const room = contextTokens / 2 - INSTRUCTIONS;
  const chunks: TriagePaper[][] = [];
  let left = 0;
  for (const paper of papers) {
    const cost = estimateTokens(triageEntry(paper)) + 2;
    const chunk = chunks.at(-1);
    if (chunk && chunk.length < size && cost <= left) {
      chunk.push(paper);
      left -= cost;
    } else {
      chunks.push([paper]);
      left = room - cost;
    }
  }
  return chunks;
}

/** Those that were asked about in vain come in smaller and smaller company, so that one cannot spoil the others again. */
export function chunkSize(misses: number): number {
  return Math.max(1, Math.ceil(TRIAGE_CHUNK / 3 ** misses));
}
