import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import { parseHash } from '../../lib/library/listing-view.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import type { ListedRow } from './listed-row.ts';
import { RowOrder } from './row-order.ts';
import type { PageOptions } from './start-page.ts';
import { goToAnchor, keepInHash } from './view-in-hash.ts';

export interface RowsInOrder {
  /** Once every paper of the page is known: asks where each stands, and puts rows in the order that was asked for. */
  load: () => Promise<void>;
  /** arXiv's own order, until rows are put in order again. */
  restore: () => void;
}

/**
 * Has the rows of a listing follow the reader's order. They move when the reader says so and when the page is opened, never
 * while it is read.
 */
export function orderRows(
  triage: TriageStore,
  listed: ReadonlySignal<readonly ListedRow[]>,
  options: PageOptions,
): RowsInOrder {
  const rows = new RowOrder();
  let isLoaded = false;
  triage.view.value = parseHash(location.hash) ?? triage.view.peek();
  const put = (): void => {
    if (triage.view.peek().order === 'arxiv') rows.restore();
    else if (isLoaded) {
      const places = new Map(listed.peek().map((row) => [row.anchor as object, row]));
      rows.put(triage.sorted().map((section) => section.flatMap(({ anchor }) => places.get(anchor) ?? [])));
    }
  };
  const load = async (): Promise<void> => {
    await triage.load();
    if (options.signal.aborted) return;
    const isFirst = !isLoaded;
    isLoaded = true;
    put();
    if (isFirst) goToAnchor();
  };
  const stops = [
    effect(() => {
      triage.rows.value = listed.value;
    }),
    effect(() => {
      if (triage.orderings.value > 0) untracked(put);
    }),
    effect(() => {
      // Other words, other rules: what rows say is asked for anew, and nothing moves.
      if (pageSettings.value && isLoaded) untracked(() => void triage.load());
    }),
  ];
  keepInHash(triage.view, put, options);
  options.signal.addEventListener('abort', () => stops.forEach((stop) => stop()));
  return { load, restore: () => rows.restore() };
}
