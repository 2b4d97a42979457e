import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Ask } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';

/** Questions on the papers of one page: those that are answered, and those that wait, run or failed. */
export class AskStore {
  readonly #asks = signal<ReadonlyMap<string, readonly Ask[]>>(new Map());
  readonly #jobs = signal<ReadonlyMap<string, JobView>>(new Map());
  /** The last thing the reader asked for that did not work. */
  readonly error = signal<ErrorShape | null>(null);

  readonly activeJobs: ReadonlySignal<JobView[]> = computed(() =>
    [...this.#jobs.value.values()].filter(({ state }) => state === 'queued' || state === 'running'),
  );

  /** Undefined until they have been asked for. */
  asksOf(arxivId: string): readonly Ask[] | undefined {
    return this.#asks.value.get(arxivId);
  }

  /** The answer comes before the end of its job, and stands alone from then on. */
  jobsOf(arxivId: string): JobView[] {
    const answered = new Set(this.asksOf(arxivId)?.map(({ id }) => id));
    return [...this.#jobs.value.values()].filter(
      ({ subject }) => subject.task === 'ask' && subject.arxivId === arxivId && !answered.has(subject.askId),
    );
  }

  async load(arxivId: string): Promise<void> {
    await this.#attempt(async () => {
      const { asks, jobs } = await call('getAsks', { arxivId });
      batch(() => {
        this.#put(arxivId, asks);
        for (const job of jobs) this.#hear(job);
      });
    });
  }

  /** Whether the question is on its way. */
  async ask(arxivId: string, question: string): Promise<boolean> {
    return this.#attempt(async () => this.#hear(await call('ask', { arxivId, question })));
  }

  async remove({ arxivId, id }: Pick<Ask, 'arxivId' | 'id'>): Promise<void> {
    await this.#attempt(() => call('deleteAsk', { arxivId, askId: id }));
  }

  async cancel(job: JobView): Promise<void> {
    await this.#attempt(() => call('cancel', { jobIds: [job.id] }));
  }

  /** Puts a failed question away. */
  dismiss(job: JobView): void {
    this.#drop(job.id);
  }

  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'asks' && this.#asks.peek().has(event.arxivId)) this.#put(event.arxivId, event.asks);
    if (event.type === 'job') this.#hear(event.job);
  }

  #put(arxivId: string, asks: readonly Ask[]): void {
    this.#asks.value = new Map(this.#asks.peek()).set(arxivId, asks);
  }

  #hear(job: JobView): void {
    if (job.subject.task !== 'ask') return;
    if (job.state === 'done' || job.state === 'cancelled') this.#drop(job.id);
    else this.#jobs.value = new Map(this.#jobs.peek()).set(job.id, job);
  }

  #drop(id: string): void {
    const left = new Map(this.#jobs.peek());
    left.delete(id);
    this.#jobs.value = left;
  }

  async #attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.error.value = null;
    try {
      await act();
      return true;
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
      return false;
    }
  }
}
