import { type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import type { BackgroundEvent, BatchView } from '../../lib/messaging/protocol.ts';

/** Batches that are out, as the background tells of them. */
export class BatchStore {
  readonly #views = signal<readonly BatchView[]>([]);
  readonly #asking = signal(false);

  get views(): ReadonlySignal<readonly BatchView[]> {
    return this.#views;
  }

  /** An answer is under way: the page is to be in touch with the background, which has more to tell then. */
  get asking(): ReadonlySignal<boolean> {
    return this.#asking;
  }

  /** Has the servers looked at; what could not be asked for is asked for the next time. */
  async load(): Promise<void> {
    if (this.#asking.peek()) return;
    this.#asking.value = true;
    try {
      this.#views.value = await call('listBatches');
    } catch {
      // A background that has just been ended: nothing is lost, and nothing is news.
    } finally {
      this.#asking.value = false;
    }
  }

  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'batches') this.#views.value = event.batches;
  }
}
