import { computed, signal } from '@preact/signals';
import { call } from '../../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../../lib/core/errors.ts';
import { watchAuthors } from '../../../lib/library/trends/author-watch.ts';
import { listTags, tagTrends } from '../../../lib/library/trends/tag-trends.ts';
import { formatTrends, MOST_SERIES, parseTrends, type TrendsView } from '../../../lib/library/trends/trends-view.ts';
import { countWeeks, sumOfWeeks, weeksShown } from '../../../lib/library/trends/week-counts.ts';
import { tagName } from '../../shared/tags.tsx';
import type { LibraryRows } from '../library-rows.ts';
import { go, route } from '../route.ts';

/** Lines that are drawn while the reader has chosen none. */
const USUAL_SERIES = 4;

/** What the trends show of the library; reckoned anew only where something it rests on has changed. */
export class TrendsModel {
  readonly rows: LibraryRows;
  readonly view = computed(() => parseTrends(route.value));
  /** Followed people and groups; null until the settings have come. */
  readonly followed = signal<readonly string[] | null>(null);
  readonly error = signal<ErrorShape | null>(null);

  /** What the counts rest on, as one text: a view that differs in other things alone has them counted once. */
  readonly #wanted = computed(() => {
    const { categories, tags, part } = this.view.value;
    return JSON.stringify({ categories, tag: part === 'categories' ? (tags[0] ?? null) : null });
  });
  readonly counts = computed(() => {
    const wanted: Parameters<typeof countWeeks>[1] = JSON.parse(this.#wanted.value);
    return countWeeks(this.rows.all.value, wanted);
  });
  /** Shown, the oldest first, each with the papers of the chosen categories. */
  readonly weeks = computed(() =>
    weeksShown(this.counts.value.span, this.view.value.weeks).map((week) => ({
      week,
      papers: this.counts.value.papers.get(week) ?? 0,
    })),
  );
  readonly trends = computed(() => tagTrends(this.counts.value));
  /** Papers with each tag in the weeks shown. */
  readonly tagPapers = computed(() => {
    const { tags } = this.counts.value;
    const weeks = this.weeks.value;
    const [first, last] = [weeks[0]?.week ?? 0, weeks.at(-1)?.week ?? -1];
    return new Map([...tags].map(([tag, counts]) => [tag, sumOfWeeks(counts, first, last)]));
  });
  readonly listed = computed(() => {
    const { list, query } = this.view.value;
    const names = this.rows.tagNames.value;
    const wanted = query.trim().toLowerCase();
    const found = this.trends.value.filter(
      ({ tag }) =>
        wanted === '' ||
        [tag, tagName(tag, names, 'en'), tagName(tag, names, 'zh')].some((name) => name.toLowerCase().includes(wanted)),
    );
    return listTags(found, list, (tag) => this.tagPapers.value.get(tag) ?? 0);
  });
  /** Tags that are drawn: those chosen, else what rises most, filled up with the commonest. */
  readonly drawn = computed(() => {
    const { tags } = this.view.value;
    if (tags.length > 0) return tags;
    const papersOf = (tag: string): number => this.tagPapers.value.get(tag) ?? 0;
    const rising = listTags(this.trends.value, 'rising', papersOf).slice(0, 2);
    const telling = [...rising, ...listTags(this.trends.value, 'all', papersOf)].map(({ tag }) => tag);
    return [...new Set(telling)].slice(0, USUAL_SERIES);
  });
  readonly authors = computed(() =>
    watchAuthors(
      this.rows.all.value,
      this.followed.value ?? [],
      this.weeks.value.map(({ week }) => week),
    ),
  );

  constructor(rows: LibraryRows) {
    this.rows = rows;
  }

  async load(): Promise<void> {
    this.error.value = null;
    try {
      const { interestAuthors, interestGroups } = await call('getSettings');
      this.followed.value = [...new Set([...interestAuthors, ...interestGroups])];
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }

  /** The address follows; typing makes no steps of the way back. */
  show(change: Partial<TrendsView>, { replace = true } = {}): void {
    go({ place: 'trends', ...formatTrends({ ...this.view.peek(), ...change }) }, { replace });
  }

  /** Draws a tag or no longer; with as many as can be told apart, the one that was chosen first gives way. */
  draw(tag: string, isDrawn: boolean): void {
    const drawn = this.drawn.peek();
    this.show({ tags: isDrawn ? [...drawn, tag].slice(-MOST_SERIES) : drawn.filter((each) => each !== tag) });
  }
}
