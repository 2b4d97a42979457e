import type { Term } from './learned/terms.ts';
import type { RuleMatch } from './rules.ts';

/** What is known of one entry of a listing, as far as its place goes. */
export interface Rankable {
  arxivId: string;
  /** Papers are ranked within their section. */
  section: number;
  /** From stars, hides and notes; null where nothing was learned yet. */
  learned: { margin: number; reasons: readonly Term[] } | null;
  /**
   * Of a model, 1 to 3 each. What stands in for them without one is left out: its relevance is the reader's rules and the
   * people they follow once more, which have their points below, and its significance is a place in the day's offline
   * order, which those make too. Counted twice they would outweigh what was learned.
   */
  grades: { relevance: number; significance: number } | null;
  rules: RuleMatch;
  /** People and groups the reader follows. */
  followed: readonly string[];
  hasCode: boolean;
  withdrawn: boolean;
}

/** Why a paper stands where it stands. */
export type RankReason =
  | { kind: 'followed'; names: readonly string[] }
  | { kind: 'rules'; lines: readonly string[] }
  | { kind: 'learned'; terms: readonly Term[] }
  | { kind: 'grades'; sum: number };

export interface Ranked {
  /** In its section, from 1. */
  place: number;
  /** 0 to 100; 50 of a paper that nothing speaks for or against. */
  score: number;
  /** What speaks for it, the weightiest first. */
  reasons: RankReason[];
  /** It is here because little is known of such papers, so that the ranking does not only repeat itself. */
  explored: boolean;
}

/** Points on the scale of the logistic function: 2.2 are a score of 90. */
const POINTS = { margin: 1.1, grade: 0.6, rule: 0.8, excluded: -4, followed: 1.8, code: 0.05, withdrawn: -4 } as const;
/** What was learned may not outweigh all the reader says in words. */
const MOST_MARGIN = 1.6;
/** A paper must not win by naming every keyword. */
const MOST_RULES = 3;
/** A model's grades together of a paper that is neither near nor far. */
const MIDDLE_SUM = 4;
/** One place in so many is left to what is least known. */
const EXPLORED_EVERY = 10;

/** Each entry's place in its section, parallel to `papers`; equals keep the order of the page. `seed` is of the day. */
export function rank(papers: readonly Rankable[], seed: string): Ranked[] {
  const ranked = papers.map((paper): Ranked => {
    const parts = partsOf(paper);
    const points = parts.reduce((sum, part) => sum + part.points, 0);
    const reasons = parts
      .filter((part) => part.reason !== null && part.points > 0)
      .toSorted((one, other) => other.points - one.points)
      .flatMap(({ reason }) => reason ?? []);
    return { place: 0, score: scoreOf(points), reasons, explored: false };
  });
  const sections = Map.groupBy(papers.keys(), (index) => papers[index]?.section ?? 0);
  for (const indices of sections.values()) {
    const scoreAt = (index: number): number => ranked[index]?.score ?? 0;
    const best = indices.toSorted((one, other) => scoreAt(other) - scoreAt(one) || one - other);
    const known = new Map(indices.map((index) => [index, knowledgeOf(papers[index])]));
    const order = explore(best, {
      known: (index) => known.get(index) ?? 0,
      chance: (index) => hash(`${seed}|${papers[index]?.arxivId ?? ''}`),
      mayBe: (index) => papers[index]?.withdrawn === false && papers[index].rules.excluded.length === 0,
    });
    for (const [at, { index, explored }] of order.entries()) {
      const entry = ranked[index];
      if (entry) Object.assign(entry, { place: at + 1, explored });
    }
  }
  return ranked;
}

interface Part {
  points: number;
  reason: RankReason | null;
}

function partsOf({ learned, grades, rules, followed, hasCode, withdrawn }: Rankable): Part[] {
  const margin = Math.max(-MOST_MARGIN, Math.min(MOST_MARGIN, learned?.margin ?? 0));
  const sum = grades ? grades.relevance + grades.significance : MIDDLE_SUM;
  const wished = Math.max(-MOST_RULES, Math.min(MOST_RULES, rules.score));
  return [
    { points: followed.length > 0 ? POINTS.followed : 0, reason: { kind: 'followed', names: followed } },
    {
      points: rules.excluded.length > 0 ? POINTS.excluded : wished * POINTS.rule,
      reason: { kind: 'rules', lines: rules.included },
    },
    {
      points: margin * POINTS.margin,
      reason: learned && learned.reasons.length > 0 ? { kind: 'learned', terms: learned.reasons } : null,
    },
    { points: (sum - MIDDLE_SUM) * POINTS.grade, reason: { kind: 'grades', sum } },
    { points: hasCode ? POINTS.code : 0, reason: null },
    { points: withdrawn ? POINTS.withdrawn : 0, reason: null },
  ];
}

/** How much the ranking has to go by: each thing that was said of the paper, and how sure what was learned is. */
function knowledgeOf(paper: Rankable | undefined): number {
  if (!paper) return 0;
  const { learned, grades, rules, followed } = paper;
  const said = rules.included.length + followed.length + (grades ? 2 : 0);
  return said + (learned ? learned.reasons.length + Math.abs(learned.margin) : 0);
}

function scoreOf(points: number): number {
  return Math.round(100 / (1 + Math.exp(-points)));
}

interface Exploration {
  known: (index: number) => number;
  /** 0 to 1, the same all day. */
  chance: (index: number) => number;
  mayBe: (index: number) => boolean;
}

/** In each whole ten the last place goes to one from further down: one of the least known third, by the day's lot. */
function explore(
  best: readonly number[],
  { known, chance, mayBe }: Exploration,
): { index: number; explored: boolean }[] {
  const slots = Math.floor(best.length / EXPLORED_EVERY);
  const candidates = best.slice(EXPLORED_EVERY - 1).filter(mayBe);
  const least = candidates
    .toSorted((one, other) => known(one) - known(other) || chance(one) - chance(other))
    .slice(0, Math.max(slots, Math.ceil(candidates.length / 3)));
  const drawn = least.toSorted((one, other) => chance(one) - chance(other));
  const waiting = [...best];
  const order: { index: number; explored: boolean }[] = [];
  while (waiting.length > 0) {
    const isSlot = order.length % EXPLORED_EVERY === EXPLORED_EVERY - 1 && waiting.length > 1;
    // One that has come up by its own score needs no slot.
    const from = isSlot ? drawn.find((index) => waiting.indexOf(index) > 0) : undefined;
    const at = from === undefined ? 0 : waiting.indexOf(from);
    const [index] = waiting.splice(at, 1);
    if (index !== undefined) order.push({ index, explored: at > 0 });
  }
  return order;
}

/** FNV-1a of 32 bits (Fowler, Noll & Vo), as a share of 1. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // The last letters would move the first bits too little.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return ((value ^ (value >>> 13)) >>> 0) / 2 ** 32;
}
