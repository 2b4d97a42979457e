import { effect } from '@preact/signals';
import type { ListingEntry } from '../../lib/arxiv/listing-entry.ts';
import { readText } from '../../lib/arxiv/text.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { createHost, drawSurface } from '../mount.tsx';
import { RowPanel } from '../row/row-panel.tsx';
import { lightSentences } from './light-sentences.ts';
import { fetchMissingAbstracts } from './missing-abstracts.ts';
import type { PageOptions } from './start-page.ts';

/** Up to this many rows are all drawn at once; on longer pages only those near the eye. */
const SMALL_LISTING = 60;
/** How far below and above the window a row is drawn, so that none is seen being drawn. */
const NEAR = '1200px 0px';

interface Row {
  entry: ListingEntry;
  host: HTMLElement;
  near: boolean;
  drawn: boolean;
}

/** The panels of a listing: every row has its place at once, and is drawn when it is near and known. */
export class ListingRows {
  readonly #rows: Row[];
  readonly #store: PaperStore;
  readonly #observer: IntersectionObserver;

  constructor(entries: readonly ListingEntry[], store: PaperStore, options: PageOptions) {
    const { signal } = options;
    this.#store = store;
    const isSmall = entries.length <= SMALL_LISTING;
    this.#rows = entries.map((entry) => ({
      entry,
      host: createHost({ surface: 'row', arxivId: entry.paper.arxivId, parent: entry.anchor }),
      near: isSmall,
      drawn: false,
    }));
    const byHost = new Map(this.#rows.map((row) => [row.host as Element, row]));
    this.#observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          const row = byHost.get(target);
          if (!row || !isIntersecting) continue;
          row.near = true;
          this.#draw(row);
        }
      },
      { rootMargin: NEAR },
    );
    if (!isSmall) for (const { host } of this.#rows) this.#observer.observe(host);
    const stop = effect(() => {
      if (store.views.value.length > 0) for (const row of this.#rows) this.#draw(row);
    });
    const places = this.#rows.map(({ entry, host }) => ({ arxivId: entry.paper.arxivId, element: host }));
    fetchMissingAbstracts(places, store, options);
    signal.addEventListener('abort', () => {
      stop();
      this.#observer.disconnect();
    });
  }

  /** Brings a paper's row into view; false when it is not on this page. */
  reveal(arxivId: string): boolean {
    const row = this.#rows.find(({ entry }) => entry.paper.arxivId === arxivId);
    if (!row) return false;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    row.entry.row.scrollIntoView({ block: 'start', behavior });
    return true;
  }

  /** Dims the rows without the tag; `null` brings all back. Also marks what the reader has hidden. */
  dim(tag: string | null, views: readonly PaperView[]): void {
    const byId = new Map(views.map((view) => [view.paper.arxivId, view]));
    for (const { entry, host } of this.#rows) {
      const view = byId.get(entry.paper.arxivId);
      host.toggleAttribute('data-dimmed', tag !== null && view?.reading?.tags.includes(tag) !== true);
      host.toggleAttribute('data-hidden', view?.mark.hiddenAt != null);
    }
  }

  #draw(row: Row): void {
    if (row.drawn || !row.near) return;
    const view = this.#store.find(row.entry.paper.arxivId);
    if (!view) return;
    row.drawn = true;
    this.#observer.unobserve(row.host);
    const abstractElement = findAbstract(row.entry);
    drawSurface(row.host, () => (
      <RowPanel
        view={view.value}
        store={this.#store}
        settings={pageSettings.value}
        onSentence={(ids) => lightSentences(abstractElement, view.peek(), ids)}
      />
    ));
  }
}

/** The row's own abstract, to light sentences in. */
function findAbstract({ anchor, paper }: ListingEntry): Element | null {
  if (paper.abstract === null) return null;
  return [...anchor.querySelectorAll('p')].find((element) => readText(element) === paper.abstract) ?? null;
}
