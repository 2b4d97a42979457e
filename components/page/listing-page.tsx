import { batch, computed, effect, type Signal, signal as makeSignal } from '@preact/signals';
import { type Health, healthOf, healthReport, TRUSTED } from '../../lib/arxiv/health.ts';
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
import { type ListedRow, listedRow } from './listed-row.ts';
import { keepLive } from './live.ts';
import { NearPapers } from './near-papers.ts';
import type { Early } from './open-early.ts';
import { BATCH, PaperOpener } from './open-papers.ts';
import { orderRows } from './order-rows.ts';
import { keepReadingPlace } from './reading-place.ts';
import { readRest } from './read-in-steps.ts';
import type { PageOptions } from './start-page.ts';
import { watchRows } from './watch-rows.ts';

const LONGEST_NAME = 400;

/** A page as it was read, without the texts of its papers. */
interface Shown extends Omit<ListingPage, 'entries' | 'unread'> {
  rows: readonly ListedRow[];
  health: Health;
}

function shownOf({ entries, unread: _unread, ...page }: ListingPage, health: Health): Shown {
  return { ...page, rows: entries.map(listedRow), health };
}

/** Draws the bar on top of a listing and a panel in each of its rows; `rest` reads what `first` has not yet. */
export function startListingPage(
  document: Document,
  { url, first, rest, early }: { url: URL; first: ListingPage; rest: PageReader | null; early: Early | null },
  options: PageOptions,
): void {
  const { signal } = options;
  const page = makeSignal(shownOf(first, healthOf(first)));
  const isWhole = makeSignal(rest === null);
  const store = new PaperStore();
  store.listing = () => listingName(page.value, url);
  const digest = makeSignal<DigestStore | null>(null);
  const triage = new TriageStore(store);
  const error = makeSignal<ErrorShape | null>(null);
  const isOpening = makeSignal(true);
  const standIns = computed(() => digest.value?.view.value?.standIns ?? {});
  const order = orderRows(
    triage,
    computed(() => page.value.rows),
    options,
  );
  const near = new NearPapers(store, (arxivIds) => {
    const read = readPage(document, url);
    const entries = read?.type === 'listing' ? read.entries : [];
    return entries.map(({ paper }) => paper).filter(({ arxivId }) => arxivIds.includes(arxivId));
  });
  const rows = new ListingRows({ store, near, triage, standIns, isWhole, ...options });
  const opener = new PaperOpener({
    store,
    near,
    areDrawnWhole: () => rows.areDrawnWhole,
    early: early?.() ?? null,
    ...options,
  });
  // What a page in the middle of being read lacks says nothing of it.
  const health = computed(() => ({ ...page.value.health, ...(isWhole.value ? {} : { confidence: 1 }) }));
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
      await opener.open();
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
  const add = (reading: ListingPage): void => {
    opener.add(reading.entries.map(({ paper }) => paper));
    rows.add(page.peek().rows);
    open();
  };
  const take = (reading: ListingPage): void => {
    batch(() => {
      page.value = shownOf(reading, healthOf(reading));
      isWhole.value = true;
    });
    watchRows(
      reading.entries.map(({ row }) => row),
      readAgain,
      options,
    );
    add(reading);
  };
  const readAgain = (): void => {
    // What is read is arXiv's order.
    order.restore();
    const read = readPage(document, url);
    if (read?.type === 'listing') take(read);
  };

  // Asked before anything is drawn: the answer is on its way meanwhile.
  if (rest) add(first);
  else take(first);
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
              getReport={() => healthReport(readPage(document, url) ?? first, document, aboutExtension())}
              store={store}
              digest={digest.value}
              settings={pageSettings.value}
              triage={triage}
              sections={page.value.sections}
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
    void readRest(rest, signal).then((reading) => {
      const whole = asListing(reading);
      if (whole && !signal.aborted) take(whole);
    });
  }
  keepLive({ store, digest, reload: () => reload(store, near).catch(() => undefined) }, options);
}

/** A mailing by its category and day, anything else by its path. */
function listingName({ category, announced }: Shown, { pathname, search }: URL): string {
  if (category !== null && announced !== null) return `${category} ${announced}`;
  return `${pathname}${search}`.slice(0, LONGEST_NAME);
}

/** Keeps the day's mailing and asks for its summary; one of which rows are missing is not the day's. */
async function openAnnouncement(page: Shown, digest: Signal<DigestStore | null>): Promise<void> {
  const entries = page.rows.map(({ arxivId, kind }) => ({ paper: { arxivId }, kind }));
  const announcement = page.confidence < TRUSTED ? null : announcementOf({ ...page, entries });
  if (!announcement) return;
  digest.value ??= new DigestStore(announcement.category, announcement.announcementDate);
  await call('openAnnouncement', { announcement });
  await digest.value.refresh();
}

/** What was read is stored; only what was done with it meanwhile is to be heard. */
async function reload(store: PaperStore, near: NearPapers): Promise<void> {
  const arxivIds = store.listed.all.peek().map(({ arxivId }) => arxivId);
  for (let start = 0; start < arxivIds.length; start += BATCH) {
    await store.readAgain(arxivIds.slice(start, start + BATCH));
  }
  await near.bring();
}
