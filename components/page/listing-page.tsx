import { effect, signal as makeSignal } from '@preact/signals';
import { healthOf, healthReport, TRUSTED } from '../../lib/arxiv/health.ts';
import { readPage } from '../../lib/arxiv/pages/index.ts';
import { announcementOf } from '../../lib/arxiv/pages/listing.ts';
import type { ListingPage } from '../../lib/arxiv/page-type.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { aboutExtension, call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { DigestStore } from '../hooks/digest-store.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import { PaperStore } from '../hooks/paper-store.ts';
import { ListingBar } from '../listing-bar/listing-bar.tsx';
import { mountSurface } from '../mount.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { RetiredNotice } from '../shared/retired-notice.tsx';
import { ListingRows } from './listing-rows.tsx';
import { keepLive } from './live.ts';
import { addPageStyle } from './page-style.ts';
import type { PageOptions } from './start-page.ts';
import { watchRows } from './watch-rows.ts';

/** Papers a message: few at first, so that the rows in view are drawn at once. */
const FIRST_BATCH = 20;
const BATCH = 100;

/** Draws the bar on top of a listing and a panel in each of its rows. */
export function startListingPage(document: Document, url: URL, first: ListingPage, options: PageOptions): void {
  const page = makeSignal(first);
  const store = new PaperStore();
  const activeTag = makeSignal<string | null>(null);
  const error = makeSignal<ErrorShape | null>(null);
  const rows = new ListingRows(store, options);
  const healthy = first.confidence >= TRUSTED;
  store.heldBack.value = !healthy;
  // A mailing of which rows are missing is not the day's.
  const announcement = healthy ? announcementOf(first) : null;
  const digest = announcement && new DigestStore(announcement.category, announcement.announcementDate);

  const open = async (): Promise<void> => {
    try {
      error.value = null;
      for (const papers of batchesOf(page.peek(), store)) {
        if (options.signal.aborted) return;
        store.put(await openPapers(papers));
      }
      if (announcement) await call('openAnnouncement', { announcement });
      await digest?.refresh();
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };

  const heading = first.barAnchor;
  const content = document.querySelector('#content, main') ?? document.body;
  const { host } = mountSurface({
    surface: 'listing-bar',
    parent: heading?.parentElement ?? content,
    before: heading ? heading.nextSibling : content.firstChild,
    draw: () => (
      <>
        <RetiredNotice />
        <ListingBar
          category={first.category}
          announcementDate={first.announced}
          health={healthOf(page.value)}
          getReport={() => healthReport(page.peek(), document, aboutExtension())}
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
  rows.add(first.entries);
  const stop = effect(() => rows.dim(activeTag.value, store.views.value));
  options.signal.addEventListener('abort', stop);
  void open();

  const readAgain = (): void => {
    const read = readPage(document, url);
    if (read?.type !== 'listing') return;
    page.value = read;
    store.heldBack.value = read.confidence < TRUSTED;
    rows.add(read.entries);
    void open();
  };
  watchRows(
    first.entries.map(({ row }) => row),
    readAgain,
    options,
  );
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

/** Each paper that is not open yet, once, in the order of the page. */
function batchesOf({ entries }: ListingPage, store: PaperStore): Paper[][] {
  const unique = new Map(entries.map(({ paper }) => [paper.arxivId, paper]));
  const papers = [...unique.values()].filter(({ arxivId }) => !store.find(arxivId));
  const batches: Paper[][] = [];
  for (let start = 0; start < papers.length; ) {
    const end = start + (start === 0 ? FIRST_BATCH : BATCH);
    batches.push(papers.slice(start, end));
    start = end;
  }
  return batches;
}
