import type { Paper } from '../../lib/arxiv/paper.ts';
import { call } from '../../lib/client/background.ts';
import { toAppError } from '../../lib/core/errors.ts';
import type { ListedPaper, PaperView } from '../../lib/messaging/protocol.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { NearPapers } from './near-papers.ts';
import { idle } from './read-in-steps.ts';

/** Papers a message: few at first, so that the rows in view are drawn at once. */
export const FIRST_BATCH = 12;
export const BATCH = 100;
/** Papers that the page is told of together: with each telling all that counts or orders rows is reckoned anew. */
const TOLD = 500;

export interface OpenOptions {
  store: PaperStore;
  near: NearPapers;
  /** There are so few rows that all are drawn. */
  areDrawnWhole: () => boolean;
  /** What was opened before the page was there. */
  early: Promise<PaperView[]> | null;
  signal: AbortSignal;
}

/**
 * Has every paper of a page stored and what is known of it answered: of what is near the reader's eye all, first, and told at
 * once; of the rest what a listing counts by, in a few pieces. A paper's texts are let go of once it is stored.
 */
export class PaperOpener {
  readonly #options: OpenOptions;
  readonly #waiting = new Map<string, Paper>();
  #told: ListedPaper[] = [];
  #isFirst = true;

  constructor(options: OpenOptions) {
    this.#options = options;
  }

  add(papers: readonly Paper[]): void {
    const { listed } = this.#options.store;
    for (const paper of papers) if (!listed.has(paper.arxivId)) this.#waiting.set(paper.arxivId, paper);
  }

  async open(): Promise<void> {
    const { near: nearPapers, areDrawnWhole, signal } = this.#options;
    const tried = new Set<string>();
    if (this.#isFirst) this.#take((await this.#options.early) ?? []);
    while (!signal.aborted) {
      const all = [...this.#waiting.values()].filter(({ arxivId }) => !tried.has(arxivId));
      const near = all.filter(({ arxivId }) => nearPapers.has(arxivId));
      const isWhole = near.length > 0 || this.#isFirst || areDrawnWhole();
      const next = (near.length > 0 ? near : all).slice(0, this.#isFirst ? FIRST_BATCH : BATCH);
      if (next.length === 0) break;
      this.#isFirst = false;
      // What cannot be opened is not asked for again and again.
      for (const { arxivId } of next) tried.add(arxivId);
      await (isWhole ? this.#openWhole(next) : this.#openListed(next));
      if (this.#told.length >= TOLD) this.#tell();
      if (all.length > TOLD) await idle();
    }
    this.#tell();
  }

  #take(views: readonly PaperView[]): void {
    const opened = views.filter(({ paper }) => this.#waiting.has(paper.arxivId));
    if (opened.length === 0) return;
    this.#isFirst = false;
    this.#options.store.put(opened);
    this.#isDone(opened.map(({ paper }) => paper));
  }

  async #openWhole(papers: readonly Paper[]): Promise<void> {
    for (const { asked, answer } of await ask(papers, (papers) => call('openPapers', { papers }))) {
      if (!this.#options.signal.aborted) this.#options.store.put(answer);
      this.#isDone(asked);
    }
  }

  async #openListed(papers: readonly Paper[]): Promise<void> {
    const past: Paper[] = [];
    for (const { asked, answer } of await ask(papers, (papers) => call('openListed', { papers }))) {
      for (const [at, paper] of asked.entries()) {
        const listed = answer.papers[at];
        // With the page's own id: what a message brings is a copy.
        if (listed) this.#told.push({ ...listed, arxivId: paper.arxivId });
        else past.push(paper);
      }
      this.#options.store.listed.put([], answer.tagNames);
      this.#isDone(asked);
    }
    if (past.length > 0) await this.#openWhole(past);
  }

  #isDone(papers: readonly Paper[]): void {
    for (const { arxivId } of papers) this.#waiting.delete(arxivId);
  }

  #tell(): void {
    const { near, store, signal } = this.#options;
    if (this.#told.length === 0 || signal.aborted) return;
    store.listed.put(this.#told, {});
    this.#told = [];
    // Rows that came near while they were asked for in brief.
    void near.bring();
  }
}

/** One row that is out of all bounds does not cost the others of its batch their panels. */
async function ask<Answer>(
  papers: readonly Paper[],
  send: (papers: Paper[]) => Promise<Answer>,
): Promise<{ asked: readonly Paper[]; answer: Answer }[]> {
  try {
    return [{ asked: papers, answer: await send([...papers]) }];
  } catch (thrown) {
    if (toAppError(thrown).code !== 'bad-message' || papers.length === 1) throw thrown;
    const singly = papers.map((paper) => ask([paper], send).catch(() => []));
    return (await Promise.all(singly)).flat();
  }
}
