import { batch, computed, effect, type Signal, signal as makeSignal } from '@preact/signals';
import { healthOf, healthReport, TRUSTED } from '../../lib/arxiv/health.ts';
import type { PageReader } from '../../lib/arxiv/page-reader.ts';
import { readPage } from '../../lib/arxiv/pages/index.ts';
import { announcementOf } from '../../lib/arxiv/pages/listing.ts';
import { asListing, type ListingPage } from '../../lib/arxiv/page-type.ts';
import { aboutExtension, call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { DigestStore } from '../hooks/digest-store.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import { PaperStore } from '../hooks/paper-store.ts';
import { TriageStore } from '../hooks/triage-store.ts';
import { ListingBar } from '../listing-bar/listing-bar.tsx';
import { mountSurface } from '../mount.tsx';
import { RetiredNotice } from '../shared/retired-notice.tsx';
import { closeGap } from './close-gap.ts';
import { ListingRows } from './listing-rows.tsx';
import { startKeys } from './keys.tsx';
import { keepLive } from './live.ts';
import { BATCH, openPapers } from './open-papers.ts';
import { orderRows } from './order-rows.ts';
import { keepReadingPlace } from './reading-place.ts';
import { readRest } from './read-in-steps.ts';
import type { PageOptions } from './start-page.ts';
import { watchRows } from './watch-rows.ts';

const LONGEST_NAME = 400;

/** Draws the bar on top of a listing and a panel in each of its rows; `rest` reads what `first` has not yet. */
export function startListingPage(
  document: Document,
  { url, first, rest }: { url: URL; first: ListingPage; rest: PageReader | null },
  options: PageOptions,
): void {
  const { signal } = options;
  const page = makeSignal(first);
  const isWhole = makeSignal(rest === null);
  const store = new PaperStore();
  store.listing = () => listingName(page.value, url);
  const digest = makeSignal<DigestStore | null>(null);
  const triage = new TriageStore(store);
  const error = makeSignal<ErrorShape | null>(null);
  const isOpening = makeSignal(true);
  const standIns = computed(() => digest.value?.view.value?.standIns ?? {});
  const order = orderRows(triage, page, options);
  const rows = new ListingRows({ store, triage, standIns, isWhole, ...options });
  // What a page in the middle of being read lacks says nothing of it.
  const health = computed(() => ({ ...healthOf(page.value), ...(isWhole.value ? {} : { confidence: 1 }) }));
  const stops = [
    effect(() => {
      store.heldBack.value = !isWhole.value || page.value.confidence < TRUSTED;
    }),
  ];
  signal.addEventListener('abort', () => stops.forEach((stop) => stop()));

  let waiting = 0;
  const openRead = async (): Promise<void> => {
    try {
      error.value = null;
      await openPapers({ papers: () => page.peek().entries.map(({ paper }) => paper), rows, store, signal });
      // Where papers are still to be opened, who opens the last of them asks where each stands.
      if (!isWhole.peek() || waiting > 0 || signal.aborted) return;
      isOpening.value = false;
      await Promise.all([order.load(), openAnnouncement(page.peek(), digest)]);
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    } finally {
      isOpening.value = !isWhole.peek() || waiting > 0;
    }
  };
  // One after the other: what the first has opened, the second need not.
  let opening = Promise.resolve();
  const open = (): void => {
    waiting += 1;
    opening = opening.then(() => {
      waiting -= 1;
      return openRead();
    });
  };
  const take = (reading: ListingPage): void => {
    batch(() => {
      page.value = reading;
      isWhole.value = true;
    });
    rows.add(reading.entries);
    watchRows(
      reading.entries.map(({ row }) => row),
      readAgain,
      options,
    );
    open();
  };
  const readAgain = (): void => {
    // What is read is arXiv's order.
    order.restore();
    const read = readPage(document, url);
    if (read?.type === 'listing') take(read);
  };

  // Asked before anything is drawn: the answer is on its way meanwhile.
  if (rest) {
    rows.add(first.entries);
    open();
  } else take(first);
  const drawBar = (): void => {
    const heading = first.barAnchor;
    const content = document.querySelector('#content, main') ?? document.body;
    const { root: bar } = closeGap(heading?.nextElementSibling ?? null, () =>
      mountSurface({
        surface: 'listing-bar',
        parent: heading?.parentElement ?? content,
        before: heading ? heading.nextSibling : content.firstChild,
        draw: () => (
          <>
            <RetiredNotice />
            <ListingBar
              category={first.category}
              announcementDate={page.value.announced}
              health={health.value}
              getReport={() => healthReport(page.peek(), document, aboutExtension())}
              store={store}
              digest={digest.value}
              settings={pageSettings.value}
              triage={triage}
              sections={page.value.sections.map(({ name }) => name)}
              onSection={(section) => rows.revealSection(section)}
              onOpenPaper={(arxivId) => rows.reveal(arxivId)}
              isOpening={isOpening.value}
              error={error.value}
              onRetry={open}
            />
          </>
        ),
      }),
    );
    keepReadingPlace(options);
    startKeys(document, { store, bar, rows: () => rows.forKeys() }, options);
  };
  // In a task of its own: to read and to draw in one would hold the page up.
  void scheduler.yield().then(() => {
    if (!signal.aborted) drawBar();
  });
  if (rest) {
    void readRest(rest, signal).then(() => {
      const whole = asListing(rest.reading);
      if (whole && !signal.aborted) take(whole);
    });
  }
  keepLive({ store, digest, reload: () => reload(store).catch(() => undefined) }, options);
}

/** A mailing by its category and day, anything else by its path. */
function listingName({ category, announced }: ListingPage, { pathname, search }: URL): string {
  if (category !== null && announced !== null) return `${category} ${announced}`;
  return `${pathname}${search}`.slice(0, LONGEST_NAME);
}

/** Keeps the day's mailing and asks for its summary; one of which rows are missing is not the day's. */
async function openAnnouncement(page: ListingPage, digest: Signal<DigestStore | null>): Promise<void> {
  const announcement = page.confidence < TRUSTED ? null : announcementOf(page);
  if (!announcement) return;
  digest.value ??= new DigestStore(announcement.category, announcement.announcementDate);
  await call('openAnnouncement', { announcement });
  await digest.value.refresh();
}

/** What was read is stored; only what was done with it meanwhile is to be heard. */
async function reload(store: PaperStore): Promise<void> {
  const arxivIds = store.views.peek().map(({ paper }) => paper.arxivId);
  for (let start = 0; start < arxivIds.length; start += BATCH) {
    await store.readAgain(arxivIds.slice(start, start + BATCH));
  }
}
