import { fingerprintOf } from '../core/fingerprint.ts';
import type { DigestPart } from '../digest/digest.ts';
import { DIGEST_MAX_OUTPUT, DIGEST_OVERHEAD } from './pack-digest.ts';
import { digestEntry, type DigestPaper, partEntry, type TopicShare } from './prompts/digest.ts';
import { estimateTokens } from './tokens.ts';

export interface DayToReduce {
  /** Every paper with its sentence and grade, the best first. */
  papers: readonly DigestPaper[];
  topics: readonly TopicShare[];
  contextTokens: number;
}

/** One call on the way from papers to one summary: on papers, or on what was written of parts before. */
export interface ReduceStep {
  papers: DigestPaper[];
  parts: DigestPart[];
  /** What a part that comes of it will be known by. */
  of: string;
  /** The last one, which writes the summary itself. */
  isWhole: boolean;
  /** Of the calls of its level; from 1. */
  number: number;
  count: number;
}

/** Tokens of the claims on one part, for what is not written yet. */
const PART_TOKENS = 1_200;

/** The next call, with the parts written so far; the same papers and parts always give the same one. */
export function nextReduce(day: DayToReduce, written: readonly DigestPart[]): ReduceStep {
  const groups = groupPapers(day.papers, roomOf(day));
  const known = new Map(written.map((part) => [part.of, part]));
  const steps = groups.map((papers, at) => stepOf({ papers, parts: [] }, at, groups.length));
  const [only] = steps;
  if (steps.length === 1 && only) return { ...only, isWhole: true };
  let level = steps;
  for (;;) {
    const missing = level.find(({ of, parts }) => parts.length !== 1 && !known.has(of));
    if (missing) return missing;
    // A part that stands alone on its level goes up as it is.
    const parts = level.flatMap((step) => (step.parts.length === 1 ? step.parts : (known.get(step.of) ?? [])));
    const packed = groupParts(parts, roomOf(day));
    const next = packed.map((group, at) => stepOf({ papers: [], parts: group }, at, packed.length));
    const [last] = next;
    if (next.length === 1 && last) return { ...last, isWhole: true };
    level = next;
  }
}

/** How many calls there will be in all, before any is made. */
export function countReduce(day: DayToReduce): number {
  let count = groupPapers(day.papers, roomOf(day)).length;
  let calls = count;
  const together = Math.max(2, Math.floor(roomOf(day) / PART_TOKENS));
  while (count > 1) {
    count = Math.ceil(count / together);
    calls += count;
  }
  return calls;
}

function stepOf({ papers, parts }: Pick<ReduceStep, 'papers' | 'parts'>, at: number, count: number): ReduceStep {
  const of = fingerprintOf([...papers.map(digestEntry), ...parts.map(partEntry)].join('\n'));
  return { papers, parts, of, isWhole: false, number: at + 1, count };
}

function roomOf({ contextTokens, topics }: DayToReduce): number {
  const answer = Math.min(DIGEST_MAX_OUTPUT, Math.floor(contextTokens / 3));
  return contextTokens - answer - DIGEST_OVERHEAD - topics.length * 12;
}

/** As few groups as hold all, each with its share of the best. */
function groupPapers(papers: readonly DigestPaper[], room: number): DigestPaper[][] {
  const costs = papers.map((paper) => estimateTokens(digestEntry(paper)) + 2);
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  for (let count = Math.max(1, Math.ceil(total / Math.max(room, 1))); ; count += 1) {
    const sums = Array.from({ length: count }, () => 0);
    costs.forEach((cost, at) => {
      sums[at % count] = (sums[at % count] ?? 0) + cost;
    });
    // One paper alone goes, however long it is.
    if (sums.every((sum) => sum <= room) || count >= papers.length) {
      return sums.map((_, group) => papers.filter((__, at) => at % count === group));
    }
  }
}

/** Two at least in each group but the last, or there would be no end. */
function groupParts(parts: readonly DigestPart[], room: number): DigestPart[][] {
  const groups: DigestPart[][] = [];
  let left = 0;
  for (const part of parts) {
    const cost = estimateTokens(partEntry(part)) + 2;
    const group = groups.at(-1);
    if (group && (group.length < 2 || cost <= left)) {
      group.push(part);
      left -= cost;
    } else {
      groups.push([part]);
      left = room - cost;
    }
  }
  return groups;
}
