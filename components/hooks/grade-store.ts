import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import { isActive, type JobView } from '../../lib/queue/job.ts';

/** First looks by a model at papers of this page, as they are asked for and told of. */
export class GradeStore {
  readonly #jobs = signal<ReadonlyMap<string, JobView>>(new Map());
  readonly #isHere: (arxivId: string) => boolean;
  readonly error: Signal<ErrorShape | null> = signal(null);

  readonly active: ReadonlySignal<JobView[]> = computed(() => [...this.#jobs.value.values()].filter(isActive));

  constructor(isHere: (arxivId: string) => boolean) {
    this.#isHere = isHere;
  }

  async ask(arxivIds: string[], listing: string | undefined): Promise<void> {
    this.error.value = null;
    try {
      for (const job of await call('grade', { arxivIds, ...(listing ? { listing } : {}) })) this.#apply(job);
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }

  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'job') this.#apply(event.job);
  }

  #apply(job: JobView): void {
    if (job.subject.task !== 'grade' || !job.subject.arxivIds.some(this.#isHere)) return;
    if (job.state === 'failed') this.error.value = job.error;
    this.#jobs.value = new Map(this.#jobs.peek()).set(job.id, job);
  }
}
