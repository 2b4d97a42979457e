import {
  type IndexSize,
  LONG_FIELDS,
  type LongField,
  type SearchDocument,
  type SearchProblem,
  type SearchResult,
} from './document.ts';
import { findPapers } from './find-papers.ts';
import { type Characters, charactersOf, formsOf, type IndexedPaper, withoutHyphens } from './papers.ts';
import { MAX_NUMBER, Postings } from './postings.ts';
import { parseQuery } from './query.ts';
import { firstOf } from './rank.ts';
import { makeSnippets } from './snippets.ts';
import { eachTerm } from './terms.ts';

/** UTF-16 units of text that are taken in. */
export type Bounds = Characters;
/**
 * About 22,000 papers with abstracts and notes, and 8,000 analyses, in 450 MB at the most. What is over is not searched, and
 * every answer says so.
 */
const BOUNDS: Bounds = { analysis: 16_000_000, abstract: 30_000_000, rest: 40_000_000 };

/** Numbers of removed papers are given up once they are this many, and a quarter of all. */
const FEW_REMOVED = 500;
/** Reckoned bytes: of a term with its keys, and of one number of a posting. */
const TERM_BYTES = 120;
const POSTING_BYTES = 6;

/**
 * Words and pairs of Han characters with the papers and fields they stand in, and the texts themselves, in which phrases are found and
 * from which passages are shown. What is searched is exact: the same papers as a look through every text would find.
 */
export class SearchIndex {
  #postings = new Postings();
  #papers: (IndexedPaper | null)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #leftOut = new Set<string>();
  readonly #bounds: Bounds;
  #removed = 0;
  readonly #without: Record<LongField, number> = { analysis: 0, abstract: 0 };
  readonly #characters: Characters = { analysis: 0, abstract: 0, rest: 0 };

  constructor(bounds: Bounds = BOUNDS) {
    this.#bounds = bounds;
  }

  /** A paper that is here already is replaced. */
  add(document: SearchDocument): void {
    this.remove(document.arxivId);
    const characters = charactersOf(document);
    const fits = (field: keyof Characters): boolean =>
      this.#characters[field] + characters[field] <= this.#bounds[field];
    if (!fits('rest') || this.#papers.length > MAX_NUMBER) {
      this.#leftOut.add(document.arxivId);
      return;
    }
    const leftOut = LONG_FIELDS.filter((field) => !fits(field));
    const kept = { ...document };
    for (const field of leftOut) {
      kept[field] = '';
      characters[field] = 0;
      this.#without[field] += 1;
    }
    const number = this.#papers.length;
    const forms = formsOf(kept);
    forms.forEach((form, bit) => eachTerm(form, (term) => this.#postings.add(term, number, 1 << bit)));
    const hasAnalysis = document.analysis.trim() !== '';
    this.#papers.push({ document: kept, forms: forms.map(withoutHyphens), leftOut, hasAnalysis, characters });
    this.#numbers.set(document.arxivId, number);
    this.#charge(characters, 1);
  }

  remove(arxivId: string): void {
    this.#leftOut.delete(arxivId);
    const number = this.#numbers.get(arxivId);
    const paper = number === undefined ? null : this.#papers[number];
    if (number === undefined || !paper) return;
    this.#papers[number] = null;
    this.#numbers.delete(arxivId);
    this.#charge(paper.characters, -1);
    for (const field of paper.leftOut) this.#without[field] -= 1;
    this.#removed += 1;
    if (this.#removed > FEW_REMOVED && this.#removed * 4 > this.#papers.length) this.#compact();
  }

  size(): IndexSize {
    const { analysis, abstract, rest } = this.#characters;
    const { terms, count } = this.#postings;
    return {
      papers: this.#numbers.size,
      terms,
      postings: count,
      characters: rest,
      analysisCharacters: analysis,
      abstractCharacters: abstract,
      // Each text twice, as written and folded, two bytes a unit.
      bytes: (analysis + abstract + rest) * 4 + terms * TERM_BYTES + count * POSTING_BYTES,
    };
  }

  /** `limit` hits from the `from`-th on, by score, then the newest first, then by identifier. */
  search(input: string, { limit, from = 0 }: { limit: number; from?: number }): SearchResult {
    const { clauses, problems } = parseQuery(input);
    const { numbers, scores, shown, spellings } = findPapers(clauses, {
      postings: this.#postings,
      papers: this.#papers,
    });
    const hits = firstOf(numbers, from + limit, this.#orderBy(scores))
      .slice(from)
      .flatMap((number) => {
        const paper = this.#papers[number];
        const score = scores[number] ?? 0;
        return paper
          ? [{ arxivId: paper.document.arxivId, score, snippets: makeSnippets(paper.document, number, shown) }]
          : [];
      });
    return { hits, total: numbers.length, problems: [...problems, ...spellings, ...this.#leftOutProblems()] };
  }

  #orderBy(scores: Float64Array): (a: number, b: number) => number {
    return (a, b) => {
      const difference = (scores[b] ?? 0) - (scores[a] ?? 0);
      if (difference !== 0) return difference;
      const [first, second] = [this.#papers[a]?.document, this.#papers[b]?.document];
      const [firstDate, secondDate] = [first?.date ?? '', second?.date ?? ''];
      if (firstDate !== secondDate) return firstDate > secondDate ? -1 : 1;
      return (first?.arxivId ?? '') < (second?.arxivId ?? '') ? -1 : 1;
    };
  }

  #charge(characters: Characters, sign: 1 | -1): void {
    for (const field of [...LONG_FIELDS, 'rest'] as const) this.#characters[field] += sign * characters[field];
  }

  #leftOutProblems(): SearchProblem[] {
    const counts = [
      { code: 'analyses-left-out', papers: this.#without.analysis },
      { code: 'abstracts-left-out', papers: this.#without.abstract },
      { code: 'papers-left-out', papers: this.#leftOut.size },
    ] as const;
    return counts.filter(({ papers }) => papers > 0);
  }

  /** Gives up the numbers of removed papers, and the postings that name them. */
  #compact(): void {
    const numbers = new Int32Array(this.#papers.length).fill(-1);
    const papers: IndexedPaper[] = [];
    this.#papers.forEach((paper, number) => {
      if (paper === null) return;
      numbers[number] = papers.length;
      this.#numbers.set(paper.document.arxivId, papers.length);
      papers.push(paper);
    });
    this.#postings.renumber(numbers);
    this.#papers = papers;
    this.#removed = 0;
  }
}
