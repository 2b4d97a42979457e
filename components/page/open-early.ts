import type { PageType } from '../../lib/arxiv/page-type.ts';
import { findPageType } from '../../lib/arxiv/pages/index.ts';
import { call, listen, orphanSignal } from '../../lib/client/background.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { FIRST_BATCH } from './open-papers.ts';
import type { PageOptions } from './start-page.ts';

/** Hands over, once, what is known of the papers whose rows came first; null where all of the page was there at once. */
export type Early = () => Promise<PaperView[]> | null;

/**
 * Has the first papers of a long listing opened while the rest of it is on its way: the answer is there when the page is. Nothing is
 * drawn, and what a row of a half page says is taken only where another element follows it.
 */
export function openEarly(document: Document, url: URL, { signal }: PageOptions): Early {
  let views: Promise<PaperView[]> | null = null;
  const told = new Set<string>();
  let isOver = false;
  const type: PageType | null = findPageType(url);
  const rows = document.getElementsByTagName('dd');
  const look = (): void => {
    if (signal.aborted || document.readyState !== 'loading') return;
    if (rows.length <= FIRST_BATCH) return void requestAnimationFrame(look);
    const reader = type?.open?.(document, url);
    for (let row = 0; row < FIRST_BATCH; row += 1) reader?.readRow();
    const whole = reader?.reading.entries.filter(({ anchor }) => anchor.nextElementSibling !== null) ?? [];
    if (whole.length === 0) return;
    listen(
      (event) => {
        if (isOver) return;
        if (event.type === 'paper') told.add(event.view.paper.arxivId);
        if (event.type === 'job' && 'arxivId' in event.job.subject) told.add(event.job.subject.arxivId);
      },
      {
        signal: AbortSignal.any([signal, orphanSignal]),
        onReconnect: () => {
          views = null;
        },
      },
    );
    // What is out of bounds is asked for again, one by one.
    views = call('openPapers', { papers: whole.map(({ paper }) => paper) }).catch(() => []);
  };
  if (type?.open) look();
  return () => {
    // What was told of meanwhile is asked for anew.
    const opened = views?.then((views) => {
      isOver = true;
      return views.filter(({ paper }) => !told.has(paper.arxivId));
    });
    views = null;
    return opened ?? null;
  };
}
