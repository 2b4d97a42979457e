import { estimateTokenCount } from 'tokenx';
import { memo } from '../core/memo.ts';

/** The estimate runs short on some scripts and formulas; a quarter more has been enough for all of them. */
const HEADROOM = 1.25;
/** Texts that are remembered, and their length in characters: prompts and schemas, which come with every paper, and abstracts, which are estimated when queued and when sent. */
const MOST_TEXTS = 300;
const LONGEST_TEXT = 8_000;

const countShort = memo(MOST_TEXTS, estimateTokenCount);

export function estimateTokens(text: string): number {
  const tokens = text.length > LONGEST_TEXT ? estimateTokenCount(text) : countShort(text);
  return Math.ceil(tokens * HEADROOM);
}
