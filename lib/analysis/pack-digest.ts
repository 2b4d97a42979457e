import type { EntryKind } from '../arxiv/paper.ts';
import { type DigestPaper, digestEntry } from './prompts/digest.ts';
import { estimateTokens } from './tokens.ts';

/** A paper of the listing with what is at hand of it. */
export interface DigestCandidate {
  arxivId: string;
  title: string;
  kind: EntryKind;
  abstract: string | null;
  /** One sentence for the paper, where the abstract does not fit. */
  sentence: string | null;
}

export interface PackedDigest {
  /** In the order of the listing. */
  papers: DigestPaper[];
  /** Papers with their whole abstract, with one sentence or title alone, and not at all. */
  full: number;
  brief: number;
  left: number;
}

/** Tokens kept back for instructions, schema and the answer. */
export const DIGEST_OVERHEAD = 2_500;
export const DIGEST_MAX_OUTPUT = 8_000;

const ORDER: Record<EntryKind, number> = { new: 0, cross: 1, replacement: 2 };

/**
 * As much of the day as the context holds: first every paper in brief, then whole abstracts in the room that is
 * left; new submissions before cross-lists before replacements, each in the order of the listing.
 */
export function packDigest(candidates: readonly DigestCandidate[], contextTokens: number): PackedDigest {
  const answer = Math.min(DIGEST_MAX_OUTPUT, Math.floor(contextTokens / 3));
  let room = contextTokens - answer - DIGEST_OVERHEAD;
  const chosen = new Map<DigestCandidate, DigestPaper>();
  const ranked = candidates.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  for (const candidate of ranked) {
    const brief = entryOf(candidate, false);
    const cost = costOfEntry(brief);
    if (cost > room) break;
    room -= cost;
    chosen.set(candidate, brief);
  }
  for (const candidate of ranked) {
    const brief = chosen.get(candidate);
    if (!brief || !candidate.abstract) continue;
    const full = entryOf(candidate, true);
    const more = costOfEntry(full) - costOfEntry(brief);
    if (more > room) continue;
    room -= more;
    chosen.set(candidate, full);
  }
  const papers = candidates.flatMap((candidate) => chosen.get(candidate) ?? []);
  const full = papers.filter((paper) => paper.full).length;
  return { papers, full, brief: papers.length - full, left: candidates.length - papers.length };
}

function entryOf({ arxivId, title, kind, abstract, sentence }: DigestCandidate, full: boolean): DigestPaper {
  return { arxivId, title, kind, text: (full ? abstract : sentence) ?? '', full };
}

function costOfEntry(paper: DigestPaper): number {
  return estimateTokens(digestEntry(paper)) + 2;
}
