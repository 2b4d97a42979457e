import { batch, computed, signal } from '@preact/signals';
import { keepData } from '../../lib/client/keep-data.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { filterLibrary, sortLibrary } from '../../lib/library/filter-library.ts';
import type { LibraryRow } from '../../lib/library/library-row.ts';
import { formatView, type LibraryView, parseView } from '../../lib/library/library-view.ts';
import type { LibraryRows } from './library-rows.ts';
import { go, route } from './route.ts';
import type { LibrarySearch } from './library-search.ts';

/** Papers that one message may name. */
export const MOST_AT_ONCE = 2_000;

/** What was last done to papers of the list, and what takes it back. */
export interface Done {
  what: 'hidden' | 'shown' | 'tagged' | 'queued' | 'starred' | 'unstarred';
  papers: number;
  undo?: () => Promise<void>;
}

/** What the list shows of the library: which rows in which order, where the reader is, what is selected. */
export class ListModel {
  readonly rows: LibraryRows;
  readonly search: LibrarySearch;
  /** As the address has it. */
  readonly view = computed(() => parseView(route.value.query));
  /** The paper that is open beside the list. */
  readonly open = computed(() => (route.value.place === 'paper' ? route.value.steps.join('/') : null));

  readonly #filtered = computed(() => {
    const all = this.rows.all.value;
    if (this.view.value.query.trim() === '') return filterLibrary(all, this.view.value);
    const hits = this.search.hits.value;
    return filterLibrary(hits === null ? [] : all.filter(({ arxivId }) => hits.has(arxivId)), this.view.value);
  });
  readonly facets = computed(() => this.#filtered.value.facets);
  /** Hidden papers that the view would list otherwise. */
  readonly hiddenCount = computed(() => this.#filtered.value.hidden);
  readonly sort = computed(() => {
    const { sort, query } = this.view.value;
    const searches = query.trim() !== '';
    return sort === 'match' && !searches ? 'date' : (sort ?? (searches ? 'match' : 'date'));
  });
  readonly listed = computed(() => sortLibrary(this.#filtered.value.rows, this.sort.value, this.search.ranks.value));
  readonly #places = computed(() => new Map(this.listed.value.map(({ arxivId }, index) => [arxivId, index])));

  /** Where the keyboard is; the first row where that one is not listed any more. */
  readonly #active = signal<string | null>(null);
  readonly activeIndex = computed(() => {
    const active = this.#active.value;
    return (active === null ? undefined : this.#places.value.get(active)) ?? 0;
  });
  /** Raised when the active row is to be scrolled to and to get the focus. */
  readonly focusTurn = signal(0);

  readonly selected = signal<ReadonlySet<string>>(new Set());
  /** From where shift selects. */
  #anchor: string | null = null;

  readonly done = signal<Done | null>(null);
  readonly error = signal<ErrorShape | null>(null);

  constructor(rows: LibraryRows, search: LibrarySearch) {
    this.rows = rows;
    this.search = search;
  }

  /** Narrows or orders the list; the address follows. Typing makes one step of the way back, not one a letter. */
  show(change: Partial<LibraryView>, { replace = false } = {}): void {
    const query = formatView({ ...this.view.peek(), ...change });
    go({ ...route.peek(), query }, { replace });
  }

  openPaper(arxivId: string): void {
    this.#active.value = arxivId;
    go({ place: 'paper', steps: [arxivId], query: route.peek().query }, { replace: this.open.peek() !== null });
  }

  closePaper(): void {
    const open = this.open.peek();
    if (open === null) return;
    batch(() => {
      this.#active.value = open;
      go({ place: 'papers', query: route.peek().query });
      this.focusTurn.value += 1;
    });
  }

  active(): LibraryRow | undefined {
    return this.listed.peek()[this.activeIndex.peek()];
  }

  /** What a key acts on: the open paper, or the row where the keyboard is. */
  target(): string | undefined {
    return this.open.peek() ?? this.active()?.arxivId;
  }

  /** From the search box, or wherever else, to the row where the keyboard last was. */
  focusList(): void {
    this.#active.value ??= this.listed.peek()[0]?.arxivId ?? null;
    this.focusTurn.value += 1;
  }

  setActive(arxivId: string): void {
    this.#active.value = arxivId;
  }

  /** Moves by so many rows, to the ends at most; with a paper open, that is the one that is open then. */
  move(by: number): void {
    const rows = this.listed.peek();
    const from = this.#active.peek() === null && this.open.peek() === null ? (by > 0 ? -1 : 0) : this.#here();
    const to = rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
    if (!to) return;
    batch(() => {
      this.#active.value = to.arxivId;
      this.focusTurn.value += 1;
      if (this.open.peek() !== null) this.openPaper(to.arxivId);
    });
  }

  #here(): number {
    const open = this.open.peek();
    return (open === null ? undefined : this.#places.peek().get(open)) ?? this.activeIndex.peek();
  }

  select(arxivId: string, { range = false } = {}): void {
    const selected = new Set(this.selected.peek());
    const places = this.#places.peek();
    const anchor = this.#anchor === null ? undefined : places.get(this.#anchor);
    const end = places.get(arxivId);
    if (range && anchor !== undefined && end !== undefined) {
      const span = this.listed.peek().slice(Math.min(anchor, end), Math.max(anchor, end) + 1);
      for (const row of span) selected.add(row.arxivId);
    } else {
      if (!selected.delete(arxivId)) selected.add(arxivId);
      this.#anchor = arxivId;
    }
    batch(() => {
      this.selected.value = selected;
      this.#active.value = arxivId;
    });
  }

  selectAll(): void {
    this.selected.value = new Set(this.listed.peek().map(({ arxivId }) => arxivId));
  }

  clearSelection(): void {
    this.#anchor = null;
    this.selected.value = new Set();
  }

  /** Of them those that are on show, in the order of the list. */
  chosen(): string[] {
    const selected = this.selected.value;
    return this.listed.value.flatMap(({ arxivId }) => (selected.has(arxivId) ? [arxivId] : []));
  }

  async star(arxivIds: readonly string[], starred: boolean): Promise<void> {
    if (starred) void keepData();
    const changed = arxivIds.filter((arxivId) => this.rows.find(arxivId)?.starred === !starred);
    if (!(await this.#mark(changed, { starred })) || changed.length === 0) return;
    this.done.value = {
      what: starred ? 'starred' : 'unstarred',
      papers: changed.length,
      undo: async () => {
        this.done.value = null;
        await this.#mark(changed, { starred: !starred });
      },
    };
  }

  async hide(arxivIds: readonly string[], hidden: boolean): Promise<void> {
    const changed = arxivIds.filter((arxivId) => this.rows.find(arxivId)?.hidden === !hidden);
    if (changed.length === 0) return;
    // The row after the last of them: where the keyboard goes on.
    const gone = new Set(changed);
    const next = this.listed.peek().find(({ arxivId }, index) => index > this.activeIndex.peek() && !gone.has(arxivId));
    if (next && gone.has(this.active()?.arxivId ?? '')) this.#active.value = next.arxivId;
    this.clearSelection();
    await this.#mark(changed, { hidden });
    this.done.value = {
      what: hidden ? 'hidden' : 'shown',
      papers: changed.length,
      undo: async () => {
        this.done.value = null;
        await this.#mark(changed, { hidden: !hidden });
      },
    };
  }

  async tag(arxivIds: readonly string[], name: string): Promise<void> {
    void keepData();
    const added = arxivIds.filter((arxivId) => !this.rows.find(arxivId)?.ownTags.includes(name));
    if (added.length === 0) return;
    if (!(await this.#attempt(added, (some) => call('tagPapers', { arxivIds: some, add: [name] })))) return;
    this.done.value = {
      what: 'tagged',
      papers: added.length,
      undo: async () => {
        this.done.value = null;
        await this.#attempt(added, (some) => call('tagPapers', { arxivIds: some, remove: [name] }));
      },
    };
  }

  async #mark(arxivIds: readonly string[], patch: { starred?: boolean; hidden?: boolean }): Promise<boolean> {
    if (arxivIds.length === 0) return true;
    const before = new Map(arxivIds.map((arxivId) => [arxivId, this.rows.find(arxivId)]));
    this.rows.patch(arxivIds, () => patch);
    const isStored = await this.#attempt(arxivIds, (some) => call('setMarks', { arxivIds: some, ...patch }));
    if (!isStored) {
      this.rows.patch(arxivIds, ({ arxivId, starred, hidden }) => {
        const row = before.get(arxivId);
        return { starred: row?.starred ?? starred, hidden: row?.hidden ?? hidden };
      });
    }
    return isStored;
  }

  /** In messages of no more papers than one may name; the error is kept and shown. */
  async #attempt(arxivIds: readonly string[], act: (some: string[]) => Promise<unknown>): Promise<boolean> {
    this.error.value = null;
    try {
      for (let from = 0; from < arxivIds.length; from += MOST_AT_ONCE) {
        await act(arxivIds.slice(from, from + MOST_AT_ONCE));
      }
      return true;
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
      return false;
    }
  }
}
