import { roleTokens } from './role-features.ts';
import { COMMON_WORDS } from './role-weights.ts';

/** So many of the most frequent words tell nothing of what a paper is about. */
const FREQUENT = new Set(COMMON_WORDS.split(' ', 150));

/**
 * How much each sentence says of what the paper is about, four numbers each: twice the share of the title's words that it has, whether no
 * other has more, twice the share of its words that are the title's, and how much the other sentences speak of the same.
 */
export function topicSignals(title: string, words: readonly (readonly string[])[]): number[][] {
  const contents = words.map(contentOf);
  const centrality = centralityOf(contents);
  return titleOverlap(contentOf(roleTokens(title)), contents).map((overlap, index) => [
    ...overlap,
    centrality[index] ?? 0,
  ]);
}

function contentOf(words: readonly string[]): Set<string> {
  return new Set(words.filter((word) => word.length > 2 && !FREQUENT.has(word)));
}

function titleOverlap(wanted: ReadonlySet<string>, contents: readonly ReadonlySet<string>[]): number[][] {
  const shared = contents.map((content) => [...content].filter((word) => wanted.has(word)).length);
  const most = Math.max(0, ...shared);
  return contents.map((content, index) => {
    const hits = shared[index] ?? 0;
    return [
      (2 * hits) / Math.max(1, wanted.size),
      Number(hits > 0 && hits === most),
      (2 * hits) / Math.max(1, content.size),
    ];
  });
}

/** How much of a sentence the others speak of too, whatever its length. */
function centralityOf(contents: readonly ReadonlySet<string>[]): number[] {
  const having = new Map<string, number>();
  for (const content of contents) for (const word of content) having.set(word, (having.get(word) ?? 0) + 1);
  return contents.map((content) => {
    const echoes = [...content].reduce((sum, word) => sum + (having.get(word) ?? 1) - 1, 0);
    return echoes / Math.max(1, contents.length - 1) / Math.sqrt(Math.max(1, content.size));
  });
}
