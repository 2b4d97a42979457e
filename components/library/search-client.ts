import { AppError } from '../../lib/core/errors.ts';
import type { IndexSize, SearchDocument, SearchResult } from '../../lib/search/document.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

/** Documents in one message: copying more at once would hold the page up. */
const BATCH = 200;

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type AnswerOf = Extract<SearchAnswer, { ok: true }>;

interface Waiting {
  resolve: (answer: AnswerOf) => void;
  reject: (reason: unknown) => void;
}

/**
 * The search index in a worker of its own. It answers while it still reads papers in, and then says how many wait.
 * A worker that has failed fails every call after it with `internal`.
 */
export class SearchClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failure: AppError | null = null;

  constructor() {
    this.#worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => this.#take(data));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#fail(new AppError('internal', event.message || 'The search worker did not start.'));
    });
    this.#worker.addEventListener('messageerror', () => {
      this.#fail(new AppError('internal', 'The search worker sent what cannot be read.'));
    });
  }

  /** A paper that is here already is replaced. Resolves once all of them are searched. */
  async add(documents: SearchDocument[]): Promise<void> {
    const batches: Promise<unknown>[] = [];
    for (let from = 0; from < documents.length; from += BATCH) {
      batches.push(this.#ask({ kind: 'add', documents: documents.slice(from, from + BATCH) }));
    }
    await Promise.all(batches);
  }

  async remove(arxivIds: string[]): Promise<void> {
    await this.#ask({ kind: 'remove', arxivIds });
  }

  /** `limit` hits from the `from`-th on; an empty query finds all papers, the newest first. */
  async search(
    query: string,
    { limit, from = 0, signal }: { limit: number; from?: number; signal: AbortSignal },
  ): Promise<SearchResult> {
    const { result } = await this.#ask({ kind: 'search', query, limit, from }, signal);
    return result ?? { hits: [], total: 0, problems: [] };
  }

  async size(): Promise<IndexSize | null> {
    return (await this.#ask({ kind: 'size' })).size ?? null;
  }

  /** Ends the worker and frees what it holds; calls that wait are cancelled. */
  close(): void {
    this.#fail(new AppError('cancelled'));
    this.#worker.terminate();
  }

  #ask(request: WithoutId<SearchRequest>, signal?: AbortSignal): Promise<AnswerOf> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (signal?.aborted === true) return Promise.reject(new AppError('cancelled'));
    const id = ++this.#lastId;
    return new Promise<AnswerOf>((resolve, reject) => {
      const abort = (): void => {
        if (!this.#waiting.delete(id)) return;
        this.#post({ id, kind: 'cancel' });
        reject(new AppError('cancelled'));
      };
      signal?.addEventListener('abort', abort, { once: true });
      const settle =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          signal?.removeEventListener('abort', abort);
          then(value);
        };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.#post({ id, ...request });
    });
  }

  #post(request: SearchRequest): void {
    this.#worker.postMessage(request, []);
  }

  #take(answer: SearchAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer);
    else waiting?.reject(new AppError('internal', answer.detail));
  }

  #fail(failure: AppError): void {
    this.#failure ??= failure;
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }
}
