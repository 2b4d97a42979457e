import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Task } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { localDay } from '../../lib/core/dates.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import { ledgerToCsv } from '../../lib/exchange/ledger-csv.ts';
import type { TextFile } from '../../lib/messaging/protocol.ts';
import { type Grouping, isCall, type SpendingRow } from '../../lib/queue/spending.ts';

export const PERIODS = ['today', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Days of each, today among them. */
const DAYS: Record<Period, number> = { today: 1, week: 7, month: 30, year: 365 };

const DAY = 86_400_000;

/** The ledger of some days and what of it is looked at. */
export class SpendingModel {
  readonly period = signal<Period>('month');
  readonly grouping = signal<Grouping>('day');
  readonly task = signal<Task | null>(null);
  readonly model = signal<string | null>(null);
  readonly onlyFailed = signal(false);
  /** null until they are here. */
  readonly rows = signal<readonly SpendingRow[] | null>(null);
  readonly error = signal<AppError | null>(null);

  /** Models and tasks there are calls of. */
  readonly models: ReadonlySignal<string[]> = computed(() => [
    ...new Set((this.rows.value ?? []).map(({ model }) => model)),
  ]);

  /** As filtered, oldest first. */
  readonly shown: ReadonlySignal<SpendingRow[]> = computed(() => {
    const task = this.task.value;
    const model = this.model.value;
    const onlyFailed = this.onlyFailed.value;
    return (this.rows.value ?? []).filter(
      (row) =>
        (task === null || row.task === task) &&
        (model === null || row.model === model) &&
        (!onlyFailed || (isCall(row) && row.outcome !== 'done')),
    );
  });

  async load(): Promise<void> {
    const period = this.period.peek();
    this.error.value = null;
    try {
      const now = Date.now();
      const from = localDay(new Date(now - (DAYS[period] - 1) * DAY));
      const rows = await call('getLedger', { from, to: localDay(new Date(now)) });
      if (period !== this.period.peek()) return;
      this.rows.value = rows;
      if (!this.models.peek().includes(this.model.peek() ?? '')) this.model.value = null;
    } catch (thrown) {
      this.error.value = toAppError(thrown);
    }
  }

  show(period: Period): void {
    this.period.value = period;
    void this.load();
  }

  toFile(): TextFile {
    const text = ledgerToCsv(this.shown.peek().filter(isCall));
    return { filename: `marginalia-ledger-${localDay(new Date())}.csv`, mime: 'text/csv', text };
  }
}
