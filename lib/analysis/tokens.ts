import { estimateTokenCount } from 'tokenx';

/** The estimate runs short on some scripts and formulas; a quarter more has been enough for all of them. */
const HEADROOM = 1.25;

export function estimateTokens(text: string): number {
  return Math.ceil(estimateTokenCount(text) * HEADROOM);
}
