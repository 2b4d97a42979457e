import type { Paper } from '../arxiv/paper.ts';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { findPapers, putPapers } from '../db/papers.ts';
import type { Database } from '../db/database.ts';
import { slowsDown, type Politeness } from '../queue/politeness.ts';
import { readPaper } from './read-paper.ts';

/** Identifiers a request: the most arXiv is asked for at once. */
export const BATCH = 100;
/** More than a reader scrolls past; what is dropped is asked for again when it is looked at. */
const LONGEST_QUEUE = 1_000;
/** Milliseconds an answer may take, on top of the wait for its turn. */
const ANSWER_TIME = 10_000;

export interface MissingAbstractsOptions {
  database: Database;
  politeness: Pick<Politeness, 'run' | 'wait'>;
  /** One request; unknown identifiers are left out of the answer. */
  fetch: (arxivIds: readonly string[], signal: AbortSignal) => Promise<Paper[]>;
  /** Pages are told of papers that have an abstract now. */
  tell: (arxivId: string) => Promise<void>;
  /** Papers arXiv does not know: not asked for again in this session of the browser. */
  absent: { get(): Promise<readonly string[]>; add(arxivIds: readonly string[]): Promise<void> };
}

/**
 * Abstracts that the page at hand does not show, fetched by list. The queue is in memory only: what a page still
 * lacks it asks for again, and that is what survives the worker.
 */
export class MissingAbstracts {
  readonly #options: MissingAbstractsOptions;
  readonly #queue = new Set<string>();
  readonly #asked = new Set<string>();
  #batch = BATCH;
  #running = false;

  constructor(options: MissingAbstractsOptions) {
    this.#options = options;
  }

  /** Queues what is not stored; `again` is in how many milliseconds to ask once more for what has not come. */
  async want(arxivIds: readonly string[]): Promise<{ absent: string[]; again: number }> {
    const { database, absent, tell, politeness } = this.#options;
    const gone = new Set(await absent.get());
    for (const { arxivId, abstract } of await findPapers(database, arxivIds)) {
      if (abstract !== null) await tell(arxivId);
      else if (!gone.has(arxivId) && !this.#asked.has(arxivId)) {
        // What was looked at last comes first.
        this.#queue.delete(arxivId);
        this.#queue.add(arxivId);
      }
    }
    for (const arxivId of this.#queue) if (this.#queue.size > LONGEST_QUEUE) this.#queue.delete(arxivId);
    const again = (await politeness.wait()) + ANSWER_TIME;
    void this.#run();
    return { absent: arxivIds.filter((arxivId) => gone.has(arxivId)), again };
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const { signal } = new AbortController();
    try {
      while (this.#queue.size > 0) {
        // Which ones is decided when the turn has come, so that what is queued meanwhile goes along.
        await this.#options.politeness
          .run(() => this.#fetch(signal), signal)
          .catch((thrown: unknown) => {
            const error = toAppError(thrown);
            log.add('warn', `abstracts: ${error.message}`);
            if (!slowsDown(error) && error.code !== 'bad-request') this.#queue.clear();
          });
      }
    } finally {
      this.#running = false;
    }
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    const { database, absent, fetch, tell } = this.#options;
    const arxivIds = [...this.#queue].slice(-this.#batch).toReversed();
    if (arxivIds.length === 0) return;
    for (const arxivId of arxivIds) {
      this.#queue.delete(arxivId);
      this.#asked.add(arxivId);
    }
    try {
      const asked = new Set(arxivIds);
      const papers = (await fetch(arxivIds, signal)).filter((paper) => asked.has(paper.arxivId));
      this.#batch = BATCH;
      await putPapers(database, papers, readPaper, new Date().toISOString());
      const found = new Set(papers.filter(({ abstract }) => abstract !== null).map(({ arxivId }) => arxivId));
      const unknown = arxivIds.filter((arxivId) => !found.has(arxivId));
      if (unknown.length > 0) await absent.add(unknown);
      for (const arxivId of found) await tell(arxivId);
    } catch (thrown) {
      const error = toAppError(thrown);
      // One identifier that arXiv will not read fails its whole list: the list is halved until it is alone.
      if (error.code === 'bad-request' && arxivIds.length === 1) await absent.add(arxivIds);
      else for (const arxivId of arxivIds.toReversed()) this.#queue.add(arxivId);
      if (error.code === 'bad-request') this.#batch = Math.max(1, Math.ceil(arxivIds.length / 2));
      throw error;
    } finally {
      for (const arxivId of arxivIds) this.#asked.delete(arxivId);
    }
  }
}
