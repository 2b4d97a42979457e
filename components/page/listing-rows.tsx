import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { StandIn } from '../../lib/digest/offline-grades.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { RowState, TriageStore } from '../hooks/triage-store.ts';
import { createHost, drawSurface } from '../mount.tsx';
import { RowPanel } from '../row/row-panel.tsx';
import { findAbstract, lightSentences } from './light-sentences.ts';
import type { KeyRow } from './key-rows.ts';
import type { ListedRow } from './listed-row.ts';
import { MissingAbstracts } from './missing-abstracts.ts';
import type { NearPapers } from './near-papers.ts';
import { QueuedInView } from './queued-in-view.ts';
import { SeenRows } from './seen-rows.ts';
import { inSteps } from './read-in-steps.ts';
import { markRow } from './row-marks.ts';
import type { PageOptions } from './start-page.ts';

/** Of a listing up to this long rows that are not near are drawn too, when the page has nothing better to do. */
const DRAWN_WHOLE = 60;
/** How far below and above the window a row is drawn, so that none is seen being drawn. */
const NEAR = 600;
/** Rows that are looked at by themselves as a page is opened: the browser tells of what is near a frame later. */
const FIRST = 12;

interface Row {
  listed: ListedRow;
  /** None until the row is near; `page.css` keeps its room free. */
  host: HTMLElement | null;
  root: ShadowRoot | null;
  near: boolean;
  drawn: boolean;
}

export interface RowsOptions extends PageOptions {
  store: PaperStore;
  near: NearPapers;
  triage: TriageStore;
  standIns: ReadonlySignal<Readonly<Record<string, StandIn>>>;
  /** All rows of the page are known. */
  isWhole: ReadonlySignal<boolean>;
}

/** The panels of a listing: drawn when their row is near and its paper known, and nothing before. */
export class ListingRows {
  readonly #rows = new Map<Element, Row>();
  readonly #near: NearPapers;
  readonly #store: PaperStore;
  readonly #triage: TriageStore;
  readonly #standIns: RowsOptions['standIns'];
  readonly #isWhole: RowsOptions['isWhole'];
  readonly #missing: MissingAbstracts;
  readonly #seen: SeenRows;
  readonly #queued: QueuedInView;
  readonly #observer: IntersectionObserver;
  #isDrawingWhole = false;

  constructor({ store, near, triage, standIns, isWhole, ...options }: RowsOptions) {
    this.#store = store;
    this.#near = near;
    this.#triage = triage;
    this.#standIns = standIns;
    this.#isWhole = isWhole;
    this.#missing = new MissingAbstracts(store, options);
    this.#seen = new SeenRows(options);
    this.#queued = new QueuedInView(store, options);
    this.#observer = new IntersectionObserver((changes) => this.#approach(changes), { rootMargin: `${NEAR}px 0px` });
    const stop = effect(() => {
      if (store.views.value.length === 0) return;
      for (const row of this.#rows.values()) this.#draw(row);
      if (isWhole.value && this.areDrawnWhole) this.#drawWhole(options.signal);
    });
    const stopMarks = effect(() => {
      const states = triage.states.value;
      const { hides } = triage.view.value;
      for (const row of this.#rows.values()) this.#mark(row, states.get(row.listed.anchor), hides);
    });
    options.signal.addEventListener('abort', () => {
      stop();
      stopMarks();
      this.#observer.disconnect();
    });
  }

  /** Takes the rows that are not among the known ones. */
  add(rows: readonly ListedRow[]): void {
    const isFirst = this.#rows.size === 0;
    for (const listed of rows) {
      if (this.#rows.has(listed.anchor)) continue;
      const row: Row = { listed, host: null, root: null, near: false, drawn: false };
      this.#rows.set(listed.anchor, row);
      this.#observer.observe(listed.anchor);
    }
    if (isFirst) for (const row of this.#rows.values().take(FIRST)) if (isNear(row.listed)) this.#comeNear(row);
  }

  /** There are so few rows that none stays without its panel. */
  get areDrawnWhole(): boolean {
    return this.#isWhole.peek() && this.#rows.size <= DRAWN_WHOLE;
  }

  /** Rows that the filter passes over and those the reader has hidden are not gone through. */
  forKeys(): KeyRow[] {
    const states = this.#triage.states.peek();
    return [...this.#rows.values()].map((each) => {
      const { listed, host, root } = each;
      const { arxivId, row, anchor } = listed;
      const hidden = this.#store.listed.peek(arxivId)?.isHidden === true;
      const state = states.get(anchor);
      const passedOver = hidden || state?.passed === true || state?.folded != null;
      const place = (): HTMLElement => this.#place(each);
      return { arxivId, elements: [row, anchor], host, place, root, passedOver };
    });
  }

  /** Brings a paper's row into view; false when it is not on this page. */
  reveal(arxivId: string): boolean {
    for (const { listed } of this.#rows.values()) {
      if (listed.arxivId !== arxivId) continue;
      bringToTop(listed.row);
      return true;
    }
    return false;
  }

  /** The page's style sheet goes by these attributes. */
  #mark(row: Row, state: RowState | undefined, hides: boolean): void {
    const passed = state?.passed === true;
    const folded = state?.folded != null;
    // A row without a place of ours yet can be made pale later; what is to go has to be gone.
    if (!row.host && ((passed && hides) || folded || state?.lit === true)) this.#place(row);
    if (!row.host) return;
    markRow(row.host, 'data-dimmed', passed && !hides);
    markRow(row.host, 'data-gone', passed && hides);
    markRow(row.host, 'data-lit', state?.lit === true);
    const hidden = this.#store.listed.peek(row.listed.arxivId)?.isHidden === true;
    markRow(row.host, 'data-hidden', hidden || folded);
  }

  /** Brings the heading of a section into view, or its first row where it has none. */
  revealSection(section: number): void {
    const shown = [...this.#rows.values()].filter(
      ({ listed }) => listed.section === section && listed.row.checkVisibility(),
    );
    const tops = shown.map(({ listed }) => listed.row.getBoundingClientRect().top);
    const first = shown[tops.indexOf(Math.min(...tops))]?.listed.row;
    const before = first?.previousElementSibling;
    const top = before?.matches('h2, h3, h4') ? before : first;
    if (top) bringToTop(top);
  }

  #approach(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      const row = this.#rows.get(target);
      if (!row || !isIntersecting) continue;
      this.#comeNear(row);
    }
  }

  /** What is on screen matters of rows that are near alone: to watch thousands costs every frame. */
  #comeNear(row: Row): void {
    if (row.near) return;
    const { anchor, arxivId, lacksAbstract } = row.listed;
    row.near = true;
    this.#near.add(row.listed, [
      this.#walk(anchor, 'nextElementSibling'),
      this.#walk(anchor, 'previousElementSibling'),
    ]);
    this.#seen.watch(arxivId, anchor);
    this.#queued.watch(arxivId, anchor);
    if (lacksAbstract) this.#missing.watch(arxivId, anchor);
    this.#draw(row);
  }

  /** The rows of its list after a row or before it, in the order they are seen in. */
  *#walk(from: Element, to: 'nextElementSibling' | 'previousElementSibling'): Generator<ListedRow> {
    for (let element = from[to]; element !== null; element = element[to]) {
      const row = this.#rows.get(element);
      if (row) yield row.listed;
    }
  }

  /** Rows that are far go on being so until each has its turn; those that come meanwhile have theirs too. */
  #drawWhole(signal: AbortSignal): void {
    if (this.#isDrawingWhole) return;
    this.#isDrawingWhole = true;
    const steps = this.#rows.values().map((row) => () => {
      if (!row.near && this.#rows.size <= DRAWN_WHOLE) this.#comeNear(row);
    });
    void inSteps(steps, signal).then(() => (this.#isDrawingWhole = false));
  }

  #place(row: Row): HTMLElement {
    if (row.host) return row.host;
    row.host = createHost({ surface: 'row', arxivId: row.listed.arxivId, parent: row.listed.anchor });
    this.#mark(row, this.#triage.states.peek().get(row.listed.anchor), this.#triage.view.peek().hides);
    return row.host;
  }

  #draw(row: Row): void {
    if (row.drawn || !row.near) return;
    const { anchor, arxivId } = row.listed;
    const view = this.#store.find(arxivId);
    if (!view) return;
    row.drawn = true;
    this.#observer.unobserve(anchor);
    const standIn = computed(() => this.#standIns.value[arxivId]);
    const state = computed(() => this.#triage.states.value.get(anchor));
    const isRanked = computed(() => this.#triage.view.value.order === 'score');
    // Made once: with the same props as before a panel is not drawn again.
    const onUnfold = (): void => this.#triage.unfold([anchor]);
    const onSentence = (ids: readonly number[] | null): void =>
      lightSentences(findAbstract(row.listed, view.peek().paper.abstract), view.peek(), ids);
    const { root } = drawSurface(this.#place(row), () => (
      <RowPanel
        view={view.value}
        store={this.#store}
        settings={pageSettings.value}
        standIn={standIn.value}
        shown={state.value}
        ranked={isRanked.value}
        onUnfold={onUnfold}
        onSentence={onSentence}
      />
    ));
    row.root = root;
  }
}

function isNear({ row, anchor }: ListedRow): boolean {
  return row.getBoundingClientRect().top < innerHeight + NEAR && anchor.getBoundingClientRect().bottom > -NEAR;
}

/** Windows' heights that are scrolled through at most: what is farther is gone to at once. */
const SCROLLED = 3;

/** Scrolls to an element; twice, for rows that were far from the window have their true height only once it is there. */
function bringToTop(element: Element): void {
  const isFar = Math.abs(element.getBoundingClientRect().top) > SCROLLED * innerHeight;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: calm || isFar ? 'instant' : 'smooth' });
  if (isFar) requestAnimationFrame(() => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
}
