import type { Paper } from '../../lib/arxiv/paper.ts';
import {
  type Example,
  learnInterest,
  scoreInterest,
  UNSAID_WEIGHT,
} from '../../lib/interests/learned/interest-model.ts';
import { type Terms, termsOf } from '../../lib/interests/learned/terms.ts';
import { matchRules } from '../../lib/interests/rules.ts';
import { findTags } from '../../lib/reader/tags.ts';
import { readAllListed } from './listed-papers.ts';

/** Papers starred, and papers hidden, before anything is ranked. */
const SHOWN = 10;
const TOP = 20;
const DRAWS = 20;
/** An interest has to have this many papers besides those that are starred: as many as are looked at. */
const LEAST = SHOWN + TOP;
/** Keywords a reader would take from the titles they starred. */
const KEYWORDS = 5;

interface Known {
  paper: Paper;
  tags: readonly string[];
  terms: Terms;
  /** Of words and authors alone. */
  plain: Terms;
}

interface Interest {
  name: string;
  holds: (known: Known) => boolean;
}

/**
 * A hidden interest, ten stars on papers of it and ten hides on others, and the precision of the first twenty of the
 * rest: by what was learned, by words and authors alone, by keywords from the starred titles, and by chance.
 */
export async function evaluateInterest(dir: string): Promise<Record<string, unknown>> {
  const all = (await readAllListed(dir)).map(know);
  const interests = interestsIn(all);
  const sums = { learned: 0, words: 0, keywords: 0, baseRate: 0 };
  const each: Record<string, number> = {};
  for (const interest of interests) {
    let own = 0;
    for (let seed = 1; seed <= DRAWS; seed += 1) {
      const figures = draw(all, interest, seed);
      own += figures.learned;
      for (const name of ['learned', 'words', 'keywords', 'baseRate'] as const) sums[name] += figures[name];
    }
    each[interest.name] = own / DRAWS;
  }
  const runs = interests.length * DRAWS;
  const mean = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / runs]));
  return { papers: all.length, interests: interests.length, precisionAt20: mean, each, learnMs: timeLearning(all) };
}

function know(paper: Paper): Known {
  const tags = findTags(paper.title, paper.abstract ?? '', paper.categories);
  const traits = { ...paper, tags };
  const plain = new Map([...termsOf(traits)].filter(([name]) => /^(?:word|author):/.test(name)));
  return { paper, tags, terms: termsOf(traits), plain };
}

function interestsIn(all: readonly Known[]): Interest[] {
  const counts = new Map<string, number>();
  for (const { paper, tags } of all) {
    for (const name of [paper.primaryCategory, ...tags]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST)
    .map(([name]) => ({ name, holds: ({ paper, tags }) => paper.primaryCategory === name || tags.includes(name) }));
}

function draw(all: readonly Known[], { holds }: Interest, seed: number): Record<keyof Figures, number> {
  const random = randomFrom(seed);
  const wanted = shuffled(all.filter(holds), random);
  const others = shuffled(
    all.filter((known) => !holds(known)),
    random,
  );
  const stars = wanted.slice(0, SHOWN);
  const hides = others.slice(0, SHOWN);
  const rest = shuffled([...wanted.slice(SHOWN), ...others.slice(SHOWN)], random);
  const precision = (score: (known: Known) => number): number => {
    const ranked = rest
      .map((known) => ({ known, score: score(known) }))
      .toSorted((one, other) => other.score - one.score);
    return ranked.slice(0, TOP).filter(({ known }) => holds(known)).length / TOP;
  };
  const learned = (terms: (known: Known) => Terms) => {
    const model = learnInterest(examplesOf(stars, hides, rest, terms));
    return (known: Known) => scoreInterest(model, terms(known)).margin;
  };
  const keywords = { includeKeywords: keywordsOf(stars), excludeKeywords: [] };
  return {
    learned: precision(learned(({ terms }) => terms)),
    words: precision(learned(({ plain }) => plain)),
    keywords: precision(({ paper }) => matchRules(keywords, paper).score),
    baseRate: (wanted.length - SHOWN) / rest.length,
  };
}

interface Figures {
  learned: number;
  words: number;
  keywords: number;
  baseRate: number;
}

function examplesOf(
  stars: readonly Known[],
  hides: readonly Known[],
  rest: readonly Known[],
  terms: (known: Known) => Terms,
): Example[] {
  const as = (label: 1 | -1, weight: number) => (known: Known) => ({ terms: terms(known), label, weight });
  return [...stars.map(as(1, 1)), ...hides.map(as(-1, 1)), ...rest.map(as(-1, UNSAID_WEIGHT))];
}

/** The words that stand in most of the starred titles. */
function keywordsOf(stars: readonly Known[]): string[] {
  const counts = new Map<string, number>();
  for (const { paper } of stars) {
    const title = termsOf({ ...paper, abstract: null, authors: [], categories: [], tags: [] });
    for (const name of title.keys()) {
      if (name.startsWith('word:')) counts.set(name.slice(5), (counts.get(name.slice(5)) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted(([one, a], [other, b]) => b - a || other.length - one.length || (one < other ? -1 : 1))
    .slice(0, KEYWORDS)
    .map(([word]) => word);
}

/** Median milliseconds of learning from 2,000 papers whose terms are at hand. */
function timeLearning(all: readonly Known[]): number {
  const examples = Array.from({ length: 2000 }, (_, i): Example => {
    const known = all[i % all.length];
    return { terms: known?.terms ?? new Map(), label: i < SHOWN ? 1 : -1, weight: i < 2 * SHOWN ? 1 : UNSAID_WEIGHT };
  });
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    learnInterest(examples);
    return performance.now() - start;
  });
  return times.toSorted((one, other) => one - other)[4] ?? 0;
}

/** mulberry32: the same draws every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
