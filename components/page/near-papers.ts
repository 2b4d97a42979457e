import type { Paper } from '../../lib/arxiv/paper.ts';
import { call } from '../../lib/client/background.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { ListedRow } from './listed-row.ts';
import { BATCH } from './open-papers.ts';

/** Rows in each direction whose papers are brought with a row that comes near: they are there before they are scrolled to. */
const AHEAD = 24;
/** Once fewer than so many of them are there, all are asked for together. */
const LEAST = 12;

/**
 * Papers whose rows are near the eye, or will be if the reader scrolls on. What is known of them in brief alone is brought
 * whole: a row that is drawn only once it is seen moves what is being read.
 */
export class NearPapers {
  readonly #versions = new Map<string, number | null>();
  readonly #asked = new Set<string>();
  readonly #store: PaperStore;
  /** The papers of rows as the page shows them. */
  readonly #read: (arxivIds: readonly string[]) => Paper[];
  #isGathering = false;

  constructor(store: PaperStore, read: (arxivIds: readonly string[]) => Paper[]) {
    this.#store = store;
    this.#read = read;
  }

  has(arxivId: string): boolean {
    return this.#versions.has(arxivId);
  }

  /** `next` walks from the row to those that follow it, one way and the other. */
  add(row: ListedRow, next: readonly Iterable<ListedRow>[] = []): void {
    this.#note(row);
    for (const way of next) {
      const ahead = [...Iterator.from(way).take(AHEAD)];
      if (ahead.slice(0, LEAST).some(({ arxivId }) => !this.has(arxivId))) for (const each of ahead) this.#note(each);
    }
  }

  #note({ arxivId, version }: ListedRow): void {
    this.#versions.set(arxivId, version);
    if (this.#isGathering || !this.#lacks(arxivId)) return;
    this.#isGathering = true;
    // Rows come near several at a time.
    queueMicrotask(() => {
      this.#isGathering = false;
      void this.bring();
    });
  }

  #lacks(arxivId: string): boolean {
    return this.#store.listed.has(arxivId) && !this.#store.find(arxivId) && !this.#asked.has(arxivId);
  }

  /** Never throws: what did not come is asked for with the next that comes near, and when the background is back. */
  async bring(): Promise<void> {
    const lacking = [...this.#versions.keys()].filter((arxivId) => this.#lacks(arxivId));
    for (const arxivId of lacking) this.#asked.add(arxivId);
    try {
      for (let start = 0; start < lacking.length; start += BATCH)
        await this.#bring(lacking.slice(start, start + BATCH));
    } catch {
      // The rows stay as arXiv has them.
    } finally {
      for (const arxivId of lacking) this.#asked.delete(arxivId);
    }
  }

  async #bring(arxivIds: string[]): Promise<void> {
    const { events } = this.#store;
    const views = await call('getPapers', { arxivIds });
    const {
      news = [],
      past = [],
      shown = [],
    } = Object.groupBy(views, ({ paper }) => {
      if (this.#store.hasNews(paper.arxivId, events)) return 'news';
      // A newer version has come to be known since the page was read: its row says what arXiv's says.
      const version = this.#versions.get(paper.arxivId) ?? null;
      return version !== null && (paper.version ?? 0) > version ? 'past' : 'shown';
    });
    this.#store.put(shown);
    if (past.length > 0) {
      const papers = this.#read(past.map(({ paper }) => paper.arxivId));
      this.#store.put(await call('openPapers', { papers }));
    }
    // Told of meanwhile, and so older than what was told.
    if (news.length > 0) await this.#bring(news.map(({ paper }) => paper.arxivId));
  }
}
