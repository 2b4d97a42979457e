import { type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent, DigestView, Estimate } from '../../lib/messaging/protocol.ts';
import { isHeld } from '../../lib/queue/standing.ts';

/** Papers a model has to read for the view to be asked for anew while a summary is built. */
const REFRESH_EVERY = 40;

/** Today's summary of one announcement, as one page shows it. */
export class DigestStore {
  readonly category: string;
  readonly announcementDate: string;
  readonly #view = signal<DigestView | null>(null);
  readonly #error = signal<ErrorShape | null>(null);
  /** Papers read by a model when the view was last asked for in the middle of a build. */
  #shownAt = 0;

  constructor(category: string, announcementDate: string) {
    this.category = category;
    this.announcementDate = announcementDate;
  }

  get view(): ReadonlySignal<DigestView | null> {
    return this.#view;
  }

  get error(): ReadonlySignal<ErrorShape | null> {
    return this.#error;
  }

  get isBusy(): boolean {
    const job = this.#view.value?.job;
    return (job?.state === 'queued' || job?.state === 'running') && !isHeld(job);
  }

  async refresh(): Promise<void> {
    await this.#attempt(async () => {
      this.#view.value = await call('getDigest', this.#id());
    });
  }

  applyEvent(event: BackgroundEvent): void {
    // Before the first view there is nothing to bring up to date: whoever opens the page asks by itself.
    if (this.#view.peek() === null) return;
    if (event.type === 'digest' || event.type === 'announcement') {
      if (event.category === this.category && event.announcementDate === this.announcementDate) void this.refresh();
    }
    // In another language, or by other wishes, the offline digest is another.
    if (event.type === 'settings') void this.refresh();
    if (event.type !== 'job' || event.job.subject.task !== 'digest') return;
    const { category, announcementDate } = event.job.subject;
    if (category !== this.category || announcementDate !== this.announcementDate) return;
    const view = this.#view.peek();
    const job = event.job.state === 'done' || event.job.state === 'cancelled' ? null : event.job;
    if (view) this.#view.value = { ...view, job };
    const read = job?.progress?.read ?? 0;
    // What is selected changes with the grades that come in; each look at it reads the whole day.
    if (Math.abs(read - this.#shownAt) >= REFRESH_EVERY) {
      this.#shownAt = read;
      void this.refresh();
    }
  }

  async estimate(): Promise<Estimate | null> {
    let estimate: Estimate | null = null;
    await this.#attempt(async () => {
      estimate = await call('estimateDigest', this.#id());
    });
    return estimate;
  }

  async build(): Promise<void> {
    await this.#attempt(async () => {
      const job = await call('buildDigest', { ...this.#id(), again: this.#view.peek()?.source === 'model' });
      const view = this.#view.peek();
      if (view) this.#view.value = { ...view, job };
    });
  }

  async cancel(): Promise<void> {
    const job = this.#view.peek()?.job;
    if (job) await this.#attempt(() => call('cancel', { jobIds: [job.id] }));
  }

  #id(): { category: string; announcementDate: string } {
    return { category: this.category, announcementDate: this.announcementDate };
  }

  async #attempt(act: () => Promise<unknown>): Promise<void> {
    this.#error.value = null;
    try {
      await act();
    } catch (thrown) {
      this.#error.value = toAppError(thrown).toShape();
    }
  }
}
