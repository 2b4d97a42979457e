import { effect, signal as makeSignal } from '@preact/signals';
import { announcementOf, type ListingReading, parseListing } from '../../lib/arxiv/pages/listing.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { DigestStore } from '../hooks/digest-store.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import { PaperStore } from '../hooks/paper-store.ts';
import { ListingBar } from '../listing-bar/listing-bar.tsx';
import { mountSurface } from '../mount.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { keepLive } from './live.ts';
import { addPageStyle } from './page-style.ts';
import { ListingRows } from './listing-rows.tsx';
import type { PageOptions } from './start-page.ts';

/** Papers a message: few at first, so that the rows in view are drawn at once. */
const FIRST_BATCH = 20;
const BATCH = 100;

/** Draws the bar on top of a listing and a panel in each of its rows. */
export function startListingPage(document: Document, url: URL, options: PageOptions): void {
  const reading = parseListing(document, url);
  const heading = document.querySelector('#dlpage > h1');
  if (!heading?.parentElement) return;

  const announcement = announcementOf(reading);
  const store = new PaperStore();
  const digest = announcement && new DigestStore(announcement.category, announcement.announcementDate);
  const activeTag = makeSignal<string | null>(null);
  const error = makeSignal<ErrorShape | null>(null);

  const open = async (): Promise<void> => {
    try {
      error.value = null;
      for (const papers of batchesOf(reading)) {
        if (options.signal.aborted) return;
        store.put(await openPapers(papers));
      }
      if (announcement) await call('openAnnouncement', { announcement });
      await digest?.refresh();
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };

  const { host } = mountSurface({
    surface: 'listing-bar',
    parent: heading.parentElement,
    before: heading.nextSibling,
    draw: () => (
      <>
        <ListingBar
          category={reading.category}
          announcementDate={reading.announced}
          entries={reading.declared}
          confidence={reading.confidence}
          store={store}
          digest={digest}
          settings={pageSettings.value}
          activeTag={activeTag}
          onOpenPaper={(arxivId) => rows.reveal(arxivId)}
        />
        {error.value && <ErrorNotice error={error.value} onRetry={() => void open()} />}
      </>
    ),
  });
  addPageStyle(host);
  const rows = new ListingRows(reading.entries, store, options);
  effect(() => rows.dim(activeTag.value, store.views.value));
  void open();
  const reload = async (): Promise<void> => {
    // What was read is stored; only what was done with it meanwhile is to be heard.
    const arxivIds = store.views.peek().map(({ paper }) => paper.arxivId);
    for (let start = 0; start < arxivIds.length; start += BATCH) {
      store.put(await call('getPapers', { arxivIds: arxivIds.slice(start, start + BATCH) }));
    }
  };
  keepLive({ store, digest, reload: () => reload().catch(() => undefined) }, options);
}

/** One row that is out of all bounds does not cost the others of its batch their panels. */
async function openPapers(papers: Paper[]): Promise<PaperView[]> {
  try {
    return await call('openPapers', { papers });
  } catch (thrown) {
    if (toAppError(thrown).code !== 'bad-message' || papers.length === 1) throw thrown;
    const views: PaperView[] = [];
    for (const paper of papers) views.push(...(await call('openPapers', { papers: [paper] }).catch(() => [])));
    return views;
  }
}

/** Each paper once, in the order of the page. */
function batchesOf(reading: ListingReading): Paper[][] {
  const papers = [...new Map(reading.entries.map(({ paper }) => [paper.arxivId, paper])).values()];
  const batches: Paper[][] = [];
  for (let start = 0; start < papers.length; ) {
    const end = start + (start === 0 ? FIRST_BATCH : BATCH);
    batches.push(papers.slice(start, end));
    start = end;
  }
  return batches;
}
