import { batch, computed, signal } from '@preact/signals';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { dayOf, type LibraryEntry } from '../../lib/library/library-row.ts';
import type { SearchDocument, SearchHit, SearchProblem, Snippet } from '../../lib/search/document.ts';
import type { TagNames } from '../../lib/reader/tag-names.ts';
import type { SearchClient } from './search-client.ts';

export type { Snippet };

/** Hits that are on screen at once come first; the others, which filters and scrolling may ask for, after them. */
const FIRST_HITS = 60;
const MOST_HITS = 2_000;

/** What is searched for in the library: the words go to the index one query at a time, the last ones when it is free. */
export class LibrarySearch {
  readonly #client: Pick<SearchClient, 'add' | 'search' | 'close'>;
  readonly #closing = new AbortController();
  #wanted: string | null = null;
  #isAsking = false;
  #query = '';

  /** Of the last query that was answered, the best first; null before an answer. */
  readonly hits = signal<ReadonlyMap<string, SearchHit> | null>(null);
  /** All that match, here or not. */
  readonly total = signal(0);
  readonly problems = signal<readonly SearchProblem[]>([]);
  readonly error = signal<ErrorShape | null>(null);
  /** A paper's place among the hits. */
  readonly ranks = computed(() => new Map([...(this.hits.value ?? new Map()).keys()].map((id, place) => [id, place])));
  readonly snippets = computed<ReadonlyMap<string, readonly Snippet[]>>(
    () => new Map([...(this.hits.value ?? [])].map(([id, { snippets }]) => [id, snippets])),
  );

  constructor(client: Pick<SearchClient, 'add' | 'search' | 'close'>) {
    this.#client = client;
  }

  /** Reads papers into the index, and looks again for what is searched for once they are in. */
  async take(entries: readonly LibraryEntry[], names: TagNames): Promise<void> {
    try {
      await this.#client.add(entries.map((entry) => toDocument(entry, names)));
      if (this.#query !== '') this.ask(this.#query);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** As the reader types: a query that another one has overtaken is never begun. Empty words end the search. */
  ask(query: string): void {
    this.#query = query.trim();
    if (this.#query === '') {
      this.#wanted = null;
      this.#show([], 0, [], null);
      return;
    }
    this.#wanted = query;
    if (!this.#isAsking) void this.#askWanted();
  }

  close(): void {
    this.#closing.abort();
    this.#client.close();
  }

  async #askWanted(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#wanted !== null) {
        const query = this.#wanted;
        this.#wanted = null;
        await this.#search(query);
      }
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#isAsking = false;
    }
  }

  async #search(query: string): Promise<void> {
    const { signal: closing } = this.#closing;
    const first = await this.#client.search(query, { limit: FIRST_HITS, signal: closing });
    if (this.#query === '') return;
    this.#show(first.hits, first.total, first.problems);
    if (first.total <= FIRST_HITS || this.#wanted !== null) return;
    const rest = await this.#client.search(query, { limit: MOST_HITS, from: FIRST_HITS, signal: closing });
    if (this.#query !== '' && this.#wanted === null) {
      this.#show([...first.hits, ...rest.hits], rest.total, rest.problems);
    }
  }

  #show(
    hits: readonly SearchHit[],
    total: number,
    problems: readonly SearchProblem[],
    shown: ReadonlyMap<string, SearchHit> | null = new Map(hits.map((hit) => [hit.arxivId, hit])),
  ): void {
    batch(() => {
      this.hits.value = shown;
      this.total.value = total;
      this.problems.value = problems;
      this.error.value = null;
    });
  }

  #fail(thrown: unknown): void {
    if (!this.#closing.signal.aborted) this.error.value = toAppError(thrown).toShape();
  }
}

function toDocument({ row, text }: LibraryEntry, names: TagNames): SearchDocument {
  const tags = row.tags.flatMap((tag) => (names[tag] ? [names[tag].en, names[tag].zh] : [tag]));
  return {
    arxivId: row.arxivId,
    title: row.title,
    authors: text.authors,
    categories: row.categories,
    date: dayOf(row),
    tldr: Object.values(row.tldr).map((sentence) => sentence.text),
    findings: text.findings,
    tags: [...row.ownTags, ...tags],
    note: text.note,
    analysis: text.analysis,
    abstract: text.abstract,
  };
}
