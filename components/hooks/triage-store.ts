import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { EntryKind } from '../../lib/arxiv/paper.ts';
import {
  ARXIV_VIEW,
  isFiltering,
  KINDS,
  type ListingView,
  matches,
  type RowTraits,
  type Trait,
  TRAITS,
} from '../../lib/library/listing-view.ts';
import type { ListedPaper, Placing, Ranking } from '../../lib/messaging/protocol.ts';
import type { PaperStore } from './paper-store.ts';

/** One row of the page, known by what it is drawn in. */
export interface TriageRow {
  anchor: object;
  arxivId: string;
  kind: EntryKind;
  section: number;
}

/** How a row is to be shown. */
export interface RowState {
  /** The view's filters pass it over. */
  passed: boolean;
  /** Why it is one line and no more; null when it is not. */
  folded: string | null;
  /** The rule being tried meets it. */
  lit: boolean;
  /** It was on screen at an earlier visit. */
  seen: boolean;
  placing: Placing | null;
}

type Traits = RowTraits & { row: TriageRow };

const NONE: readonly string[] = [];

/** How a listing is ordered and filtered, and what of it is told apart. */
export class TriageStore {
  readonly view = signal<ListingView>(ARXIV_VIEW);
  /** In the order of the page. */
  readonly rows = signal<readonly TriageRow[]>([]);
  readonly ranking = signal<Ranking | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  /** Papers that a rule being tried meets; null while none is. */
  readonly trial = signal<ReadonlySet<string> | null>(null);
  /** Raised when rows are to be put in order: they do not move by themselves while they are read. */
  readonly orderings = signal(0);
  /** Folded rows that the reader unfolded. */
  readonly #unfolded = signal<ReadonlySet<object>>(new Set());
  readonly #placings = signal<ReadonlyMap<object, Placing>>(new Map());
  readonly #traitSets = new Map<string, ReadonlySet<Trait>>();
  readonly #openedAt = new Date().toISOString();
  readonly #store: PaperStore;

  constructor(store: PaperStore) {
    this.#store = store;
  }

  /** What each row has, as far as it is known. */
  readonly #traits: ReadonlySignal<readonly Traits[]> = computed(() => {
    const { listed } = this.#store;
    return this.rows.value.map((row) => {
      const paper = listed.find(row.arxivId);
      const score = this.#placings.value.get(row.anchor)?.score ?? null;
      return { row, kind: row.kind, score, tags: paper?.tags ?? NONE, traits: this.#traitsOf(paper) };
    });
  });

  /** As they were last: a row whose state is the same keeps the same object, and is not drawn anew. */
  #states: ReadonlyMap<object, RowState> = new Map();

  readonly states: ReadonlySignal<ReadonlyMap<object, RowState>> = computed(() => {
    const { value: view } = this.view;
    this.#states = new Map(
      this.#traits.value.map((each) => {
        const { anchor, arxivId } = each.row;
        const placing = this.#placings.value.get(anchor) ?? null;
        const folded = this.#unfolded.value.has(anchor) ? null : (placing?.folded?.words ?? null);
        const state: RowState = {
          passed: !matches(view, each),
          folded,
          lit: this.trial.value?.has(arxivId) === true,
          seen: !each.traits.has('unseen'),
          placing,
        };
        const before = this.#states.get(anchor);
        return [anchor, before && isSame(before, state) ? before : state] as const;
      }),
    );
    return this.#states;
  });

  /** Rows of each kind and trait, those at each score or above, those that match, and those that are folded. */
  readonly counts = computed(() => {
    const all = this.#traits.value;
    const states = [...this.states.value.values()];
    const count = (has: (each: Traits) => boolean): number => all.filter(has).length;
    return {
      total: all.length,
      kind: (kind: EntryKind) => count((each) => each.kind === kind),
      trait: (trait: Trait) => count(({ traits }) => traits.has(trait)),
      score: (least: number) => count(({ score }) => (score ?? 0) >= least),
      matching: states.filter(({ passed }) => !passed).length,
      folded: states.filter(({ folded }) => folded !== null).length,
    };
  });

  #traitsOf(paper: ListedPaper | undefined): ReadonlySet<Trait> {
    const isUnseen = !paper?.seenAt || Date.parse(paper.seenAt) >= Date.parse(this.#openedAt);
    const has = {
      unseen: isUnseen,
      code: paper?.hasCode === true,
      starred: paper?.isStarred === true,
      analysed: (paper?.analyses.length ?? 0) > 0,
    } satisfies Record<Trait, boolean>;
    const traits = TRAITS.filter((trait) => has[trait]);
    // Of thousands of rows the most have the same.
    const shared = this.#traitSets.get(traits.join()) ?? new Set(traits);
    this.#traitSets.set(traits.join(), shared);
    return shared;
  }

  change(patch: Partial<ListingView>): void {
    batch(() => {
      this.view.value = { ...this.view.peek(), ...patch };
      if (patch.order !== undefined) this.orderings.value += 1;
    });
  }

  /** Everything as arXiv has it, but for the order. */
  clear(): void {
    this.view.value = { ...ARXIV_VIEW, order: this.view.peek().order };
  }

  get isFiltering(): boolean {
    return isFiltering(this.view.value);
  }

  unfold(anchors: Iterable<object> = this.rows.peek().map(({ anchor }) => anchor)): void {
    this.#unfolded.value = new Set([...this.#unfolded.peek(), ...anchors]);
  }

  /** Asks anew where each paper stands; rows move when they are put in order. */
  async load(): Promise<void> {
    const rows = this.rows.peek();
    const listing = this.#store.listing();
    if (rows.length === 0 || listing === undefined) return;
    try {
      const entries = rows.map(({ arxivId, kind, section }) => ({ arxivId, kind, section }));
      const ranking = await call('rankListing', { entries, listing, openedAt: this.#openedAt });
      batch(() => {
        this.error.value = null;
        this.ranking.value = ranking;
        this.#placings.value = new Map(
          rows.flatMap(({ anchor }, at) => {
            const placing = ranking.placings[at];
            return placing ? [[anchor, placing] as const] : [];
          }),
        );
      });
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }

  /** Papers in the order their rows are seen in, without those that are passed over or folded. */
  seenFromTop(): string[] {
    const states = this.states.value;
    const rows = this.sorted().flat();
    const seen = rows.filter(
      ({ anchor }) => states.get(anchor)?.passed === false && states.get(anchor)?.folded === null,
    );
    return [...new Set(seen.map(({ arxivId }) => arxivId))];
  }

  /** Rows of each section in the order that is asked for; equals as on the page. */
  sorted(): TriageRow[][] {
    const { order } = this.view.peek();
    const traits = this.#traits.peek();
    const tags = new Map<string, number>();
    for (const {
      tags: [tag],
    } of traits)
      if (tag !== undefined) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const byCount = [...tags.keys()].toSorted((one, other) => (tags.get(other) ?? 0) - (tags.get(one) ?? 0));
    const keyOf = (each: Traits): number => {
      switch (order) {
        case 'arxiv':
          return 0;
        case 'score':
          return this.#placings.peek().get(each.row.anchor)?.place ?? Infinity;
        case 'kind':
          return KINDS.indexOf(each.kind);
        case 'tag':
          return each.tags[0] === undefined ? Infinity : byCount.indexOf(each.tags[0]);
        default:
          return each.traits.has(order) ? 0 : 1;
      }
    };
    const sections = Map.groupBy(traits, ({ row }) => row.section).values();
    return [...sections].map((section) =>
      section
        .map((each) => ({ row: each.row, key: keyOf(each) }))
        .toSorted((one, other) => (one.key === other.key ? 0 : one.key - other.key))
        .map(({ row }) => row),
    );
  }
}

function isSame(one: RowState, other: RowState): boolean {
  return (
    one.passed === other.passed &&
    one.folded === other.folded &&
    one.lit === other.lit &&
    one.seen === other.seen &&
    one.placing === other.placing
  );
}
