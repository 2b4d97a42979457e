import type { Digest, DigestClaim } from './digest.ts';

/** The tags of each paper of one day. */
export type DayTags = readonly (readonly string[])[];

export interface TopicRate {
  tag: string;
  /** Papers of the day that have it. */
  count: number;
  /** Shares of the papers, 0 to 1. */
  today: number;
  before: number;
}

/** A topic is new when it stands on this many papers at least, and on this many times more of them than before. */
const FEWEST_PAPERS = 2;
const TIMES = 3;
/** Below this many papers of days before, rarity says nothing. */
const FEWEST_BEFORE = 20;
/** A claim is about a topic that this share of its papers has. */
const SHARED = 0.5;

/** How often each topic of the day stood on its papers, and on those of the days before; none without days before. */
export function topicRates(today: DayTags, before: readonly DayTags[]): TopicRate[] {
  const earlier = before.flat();
  if (earlier.length < FEWEST_BEFORE || today.length === 0) return [];
  const [now, then] = [countTags(today), countTags(earlier)];
  return [...now]
    .map(([tag, count]) => ({ tag, count, today: count / today.length, before: (then.get(tag) ?? 0) / earlier.length }))
    .toSorted((a, b) => b.today - b.before - (a.today - a.before) || (a.tag < b.tag ? -1 : 1));
}

export function isFresh({ count, today, before }: TopicRate): boolean {
  return count >= FEWEST_PAPERS && today >= before * TIMES;
}

/** Marks the themes and directions most of whose papers share a topic that was rare before. Reckoned here; a model is not asked. */
export function markFresh<Marked extends Pick<Digest, 'sections'>>(
  digest: Marked,
  tagsOf: (arxivId: string) => readonly string[],
  rates: readonly TopicRate[],
): Marked {
  const fresh = new Set(rates.filter(isFresh).map(({ tag }) => tag));
  if (fresh.size === 0) return digest;
  const mark = (claim: DigestClaim): DigestClaim => {
    const counts = countTags(claim.papers.map(tagsOf));
    const shared = [...counts].some(
      ([tag, count]) => fresh.has(tag) && count >= FEWEST_PAPERS && count >= claim.papers.length * SHARED,
    );
    return shared ? { ...claim, fresh: true } : claim;
  };
  const { themes, directions, ...rest } = digest.sections;
  return { ...digest, sections: { ...rest, themes: themes.map(mark), directions: directions.map(mark) } };
}

function countTags(papers: DayTags): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tags of papers) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
