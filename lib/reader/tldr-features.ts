import type { AbstractText } from './abstract-text.ts';
import { tellsChange } from './cues.ts';
import { roleTokens } from './role-features.ts';
import { COMMON_WORDS } from './role-weights.ts';

const LENGTH_STEPS = 10;
const WORDS_A_STEP = 5;
const PLACES = 8;
const ENDS = 4;
/** So many of the most frequent words tell nothing of what a paper is about. */
const FREQUENT = new Set(COMMON_WORDS.split(' ', 150));

/**
 * For each sentence the same few numbers that tell it apart as its paper's one line: role, title, place, length, cues.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function tldrSignals(
  title: string,
  { sentences, words, cues }: AbstractText,
  roles: readonly (readonly number[])[],
): number[][] {
  const contents = words.map(contentOf);
  const titles = titleOverlap(contentOf(roleTokens(title)), contents);
  const centrality = centralityOf(contents);
  const firstContribution = cues.findIndex((cue) => cue.contribution && !cue.complaint);
  return sentences.map((sentence, index) => {
    const count = sentences.length;
    const cue = cues[index];
    const role = (at: number) => roles[index]?.[at] ?? 0;
    const step = index - firstContribution;
    const has = firstContribution >= 0;
    const contribution = Number(cue?.contribution ?? false);
    return [
      ...(roles[index] ?? []).map((probability) => 2 * probability),
      ...(titles[index] ?? []),
      centrality[index] ?? 0,
      ...oneOf(LENGTH_STEPS, Math.floor((words[index]?.length ?? 0) / WORDS_A_STEP)),
      ...oneOf(PLACES, index),
      ...oneOf(ENDS, count - 1 - index),
      index / Math.max(1, count - 1),
      ...[has && step === 0, has && step === 1, has && step < 0].map(Number),
      ...(cue === undefined
        ? Array.from({ length: 6 }, () => 0)
        : [cue.contribution, cue.complaint, cue.result, cue.reported, cue.quantity, cue.availability].map(Number)),
      Number(tellsChange(sentence)),
      ...[1, 2, 3].map((at) => contribution * role(at)),
      Number(/^(?:in this|this) (?:paper|work)|\bwe (?:propose|present|introduce|show)\b/i.test(sentence)),
    ];
  });
}

function contentOf(words: readonly string[]): Set<string> {
  return new Set(words.filter((word) => word.length > 2 && !FREQUENT.has(word)));
}

/** Per sentence: share of the title's words that it has, whether no other has more, share of its words that are the title's. */
function titleOverlap(
  wanted: ReadonlySet<string>,
  contents: readonly ReadonlySet<string>[],
): [number, number, number][] {
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

function oneOf(count: number, value: number): number[] {
  return Array.from({ length: count }, (_, at) => Number(at === Math.min(value, count - 1)));
}
