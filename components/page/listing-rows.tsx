import { effect, type ReadonlySignal } from '@preact/signals';
import type { ListingEntry } from '../../lib/arxiv/listing-entry.ts';
import { readText } from '../../lib/arxiv/text.ts';
import type { StandIn } from '../../lib/digest/offline-grades.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { createHost, drawSurface } from '../mount.tsx';
import { RowPanel } from '../row/row-panel.tsx';
import { lightSentences } from './light-sentences.ts';
import type { KeyRow } from './key-rows.ts';
import { MissingAbstracts } from './missing-abstracts.ts';
import { QueuedInView } from './queued-in-view.ts';
import { SeenRows } from './seen-rows.ts';
import type { PageOptions } from './start-page.ts';

/** Up to this many rows each has its place at once, so that nothing moves when one is drawn. */
const PLACED_AT_ONCE = 500;
/** Up to this many are all drawn at once. */
const DRAWN_AT_ONCE = 60;
/** How far below and above the window a row is drawn, so that none is seen being drawn. */
const NEAR = '1200px 0px';

interface Row {
  entry: ListingEntry;
  /** On longer listings none until the row is near: scroll anchoring then keeps what is read in its place. */
  host: HTMLElement | null;
  root: ShadowRoot | null;
  near: boolean;
  drawn: boolean;
  dimmed: boolean;
  hidden: boolean;
}

/** The panels of a listing: drawn when their row is near and its paper known, and nothing before. */
export class ListingRows {
  readonly #rows = new Map<Element, Row>();
  readonly #near = new Set<string>();
  readonly #store: PaperStore;
  readonly #standIns: ReadonlySignal<Readonly<Record<string, StandIn>>>;
  readonly #missing: MissingAbstracts;
  readonly #seen: SeenRows;
  readonly #queued: QueuedInView;
  readonly #observer: IntersectionObserver;

  constructor(store: PaperStore, standIns: ReadonlySignal<Readonly<Record<string, StandIn>>>, options: PageOptions) {
    this.#store = store;
    this.#standIns = standIns;
    this.#missing = new MissingAbstracts(store, options);
    this.#seen = new SeenRows(options);
    this.#queued = new QueuedInView(store, options);
    this.#observer = new IntersectionObserver((changes) => this.#approach(changes), { rootMargin: NEAR });
    const stop = effect(() => {
      if (store.views.value.length > 0) for (const row of this.#rows.values()) this.#draw(row);
    });
    options.signal.addEventListener('abort', () => {
      stop();
      this.#observer.disconnect();
    });
  }

  /** Takes the rows that are not among the known ones. */
  add(entries: readonly ListingEntry[]): void {
    const fresh = entries.filter(({ anchor }) => !this.#rows.has(anchor));
    const total = this.#rows.size + fresh.length;
    for (const entry of fresh) {
      const near = total <= DRAWN_AT_ONCE;
      const row: Row = { entry, host: null, root: null, near: false, drawn: false, dimmed: false, hidden: false };
      this.#rows.set(entry.anchor, row);
      if (total <= PLACED_AT_ONCE) this.#place(row);
      if (near) this.#comeNear(row);
      else this.#observer.observe(entry.anchor);
      this.#seen.watch(entry.paper.arxivId, entry.anchor);
      this.#queued.watch(entry.paper.arxivId, entry.anchor);
      if (entry.paper.abstract === null) this.#missing.watch(entry.paper.arxivId, entry.anchor);
    }
  }

  /** Whether one of the paper's rows is in view or about to be. */
  isNear(arxivId: string): boolean {
    return this.#near.has(arxivId);
  }

  /** Rows that the filter passes over and those the reader has hidden are not gone through. */
  forKeys(): KeyRow[] {
    return [...this.#rows.values()].map(({ entry, host, root, dimmed, hidden }) => {
      const { paper, row, anchor } = entry;
      return { arxivId: paper.arxivId, elements: [row, anchor], host, root, passedOver: dimmed || hidden };
    });
  }

  /** Brings a paper's row into view; false when it is not on this page. */
  reveal(arxivId: string): boolean {
    for (const { entry } of this.#rows.values()) {
      if (entry.paper.arxivId !== arxivId) continue;
      const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
      entry.row.scrollIntoView({ block: 'start', behavior });
      return true;
    }
    return false;
  }

  /** Dims the rows without the tag; `null` brings all back. Also marks what the reader has hidden. */
  dim(tag: string | null, views: readonly PaperView[]): void {
    const byId = new Map(views.map((view) => [view.paper.arxivId, view]));
    for (const row of this.#rows.values()) {
      const view = byId.get(row.entry.paper.arxivId);
      row.dimmed = tag !== null && view?.reading?.tags.includes(tag) !== true;
      row.hidden = view?.mark.hiddenAt != null;
      mark(row);
    }
  }

  #approach(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      const row = this.#rows.get(target);
      if (!row || !isIntersecting) continue;
      this.#comeNear(row);
    }
  }

  #comeNear(row: Row): void {
    row.near = true;
    this.#near.add(row.entry.paper.arxivId);
    this.#draw(row);
  }

  #place(row: Row): HTMLElement {
    row.host ??= createHost({ surface: 'row', arxivId: row.entry.paper.arxivId, parent: row.entry.anchor });
    mark(row);
    return row.host;
  }

  #draw(row: Row): void {
    if (row.drawn || !row.near) return;
    const view = this.#store.find(row.entry.paper.arxivId);
    if (!view) return;
    row.drawn = true;
    this.#observer.unobserve(row.entry.anchor);
    const { root } = drawSurface(this.#place(row), () => (
      <RowPanel
        view={view.value}
        store={this.#store}
        settings={pageSettings.value}
        standIn={this.#standIns.value[row.entry.paper.arxivId]}
        onSentence={(ids) => lightSentences(findAbstract(row.entry), view.peek(), ids)}
      />
    ));
    row.root = root;
  }
}

/** The page's style sheet goes by these attributes. */
function mark({ host, dimmed, hidden }: Row): void {
  host?.toggleAttribute('data-dimmed', dimmed);
  host?.toggleAttribute('data-hidden', hidden);
}

/** The row's own abstract, to light sentences in; search results show a short or a full one. */
function findAbstract({ anchor, paper }: ListingEntry): Element | null {
  if (paper.abstract === null) return null;
  const [full] = anchor.getElementsByClassName('abstract-full');
  if (full) return full.checkVisibility() ? full : anchor.querySelector('.abstract-short');
  return [...anchor.querySelectorAll('p')].find((each) => readText(each) === paper.abstract) ?? null;
}
