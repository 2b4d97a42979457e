import type { Paper } from '../../lib/arxiv/paper.ts';
import { call } from '../../lib/client/background.ts';
import { toAppError } from '../../lib/core/errors.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { ListingRows } from './listing-rows.tsx';
import { idle } from './read-in-steps.ts';

/** Papers a message: few at first, so that the rows in view are drawn at once. */
const FIRST_BATCH = 12;
export const BATCH = 100;
/** Papers that the page is told of together: with each telling all that counts or orders rows is reckoned anew. */
const TOLD = 500;

export interface Opening {
  /** All papers read so far, in the order of the page; asked for anew before each message. */
  papers: () => readonly Paper[];
  rows: ListingRows;
  store: PaperStore;
  signal: AbortSignal;
}

/**
 * Has every paper of a page stored and what is known of it answered: what is near the reader's eye first, and told at once; the
 * rest in a few pieces, so that the page is not drawn anew for each message.
 */
export async function openPapers({ papers, rows, store, signal }: Opening): Promise<void> {
  const tried = new Set<string>();
  let held: PaperView[] = [];
  const tell = (): void => {
    store.put(held);
    held = [];
  };
  for (let size = FIRST_BATCH; !signal.aborted; size = BATCH) {
    const waiting = new Map<string, Paper>();
    for (const paper of papers()) {
      if (!store.find(paper.arxivId) && !tried.has(paper.arxivId)) waiting.set(paper.arxivId, paper);
    }
    const all = [...waiting.values()];
    const near = all.filter(({ arxivId }) => rows.isNear(arxivId));
    const next = (near.length > 0 ? near : all).slice(0, size);
    if (next.length === 0) break;
    // What cannot be opened is not asked for again and again.
    for (const { arxivId } of next) tried.add(arxivId);
    held.push(...shareTexts(await open(next), waiting));
    if (near.length > 0 || size === FIRST_BATCH || held.length >= TOLD) tell();
    if (all.length > TOLD) await idle();
  }
  if (!signal.aborted && held.length > 0) tell();
}

/** An abstract crosses the wire as a copy: of two alike one is kept, which for a long listing is megabytes. */
function shareTexts(views: PaperView[], papers: ReadonlyMap<string, Paper>): PaperView[] {
  for (const { paper } of views) {
    const { abstract } = papers.get(paper.arxivId) ?? paper;
    if (abstract === paper.abstract) paper.abstract = abstract;
  }
  return views;
}

/** One row that is out of all bounds does not cost the others of its batch their panels. */
async function open(papers: Paper[]): Promise<PaperView[]> {
  try {
    return await call('openPapers', { papers });
  } catch (thrown) {
    if (toAppError(thrown).code !== 'bad-message' || papers.length === 1) throw thrown;
    const views: PaperView[] = [];
    for (const paper of papers) views.push(...(await call('openPapers', { papers: [paper] }).catch(() => [])));
    return views;
  }
}
