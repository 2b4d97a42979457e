import { type Figure, readFigures } from './numbers.ts';
import type { NumberedSentence } from '../tidy.ts';
import { initialsOf } from './names.ts';
import { indexQuotes, type QuoteIndex } from './quotes.ts';

/** The sentences of a paper, made ready for many findings. */
export interface SentenceIndex {
  sentences: readonly NumberedSentence[];
  /** Place of each id. */
  places: ReadonlyMap<number, number>;
  quotes: QuoteIndex;
  /** Quantities of one sentence. */
  figuresOf: (id: number) => readonly Figure[];
  /** First letters of all words. */
  initials: () => string;
  /** Words of the title that may be names. */
  titleTerms: readonly string[];
}

/** Kept as long as the sentences themselves: a growing answer is checked many times a second. */
const INDEXES = new WeakMap<readonly NumberedSentence[], SentenceIndex>();

export function indexSentences(sentences: readonly NumberedSentence[]): SentenceIndex {
  const index = INDEXES.get(sentences) ?? makeIndex(sentences);
  INDEXES.set(sentences, index);
  return index;
}

function makeIndex(sentences: readonly NumberedSentence[]): SentenceIndex {
  const places = new Map(sentences.map(({ id }, place) => [id, place]));
  const figures = new Map<number, readonly Figure[]>();
  let initials: string | null = null;
  return {
    sentences,
    places,
    quotes: indexQuotes(sentences),
    figuresOf: (id) => {
      const known = figures.get(id);
      if (known) return known;
      const read = readFigures(sentences[places.get(id) ?? -1]?.text ?? '').filter(({ named }) => !named);
      figures.set(id, read);
      return read;
    },
    titleTerms: [],
    initials: () => (initials ??= initialsOf(sentences.map(({ text }) => text).join(' '))),
  };
}

export function textOf({ sentences, places }: SentenceIndex, ids: readonly number[]): string {
  return ids.map((id) => sentences[places.get(id) ?? -1]?.text ?? '').join('\n');
}

/** Ids of the sentences before and after, the nearest first. */
export function neighboursOf({ sentences, places }: SentenceIndex, ids: readonly number[], reach: number): number[] {
  const own = ids.flatMap((id) => places.get(id) ?? []);
  const distance = (place: number): number => Math.min(...own.map((other) => Math.abs(other - place)));
  return sentences
    .map(({ id }, place) => ({ id, away: distance(place) }))
    .filter(({ away }) => away > 0 && away <= reach)
    .toSorted((a, b) => a.away - b.away)
    .map(({ id }) => id);
}
