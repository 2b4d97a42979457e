import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent, PaperView } from '../../lib/messaging/protocol.ts';
import { PaperStore } from './paper-store.ts';

/** A paper by itself: one that no page has shown yet, as beside a PDF, is asked for from arXiv. */
export class SinglePaper {
  readonly arxivId: string;
  readonly store = new PaperStore();
  readonly view: ReadonlySignal<PaperView | null> = computed(() => this.store.views.value[0] ?? null);
  readonly fetching = signal(false);
  /** arXiv has no such paper. */
  readonly absent = signal(false);
  readonly error = signal<AppError | null>(null);

  constructor(arxivId: string) {
    this.arxivId = arxivId;
  }

  async load(): Promise<void> {
    const { arxivId } = this;
    const view = await call('getPaper', { arxivId });
    if (view) this.store.put([view]);
    if (!view?.paper.abstract) void this.fetch();
  }

  async fetch(): Promise<void> {
    const { arxivId } = this;
    this.error.value = null;
    this.fetching.value = true;
    try {
      const view = await call('fetchPaper', { arxivId });
      if (view) this.store.put([view]);
      this.absent.value = view === null;
    } catch (thrown) {
      this.error.value = toAppError(thrown);
    } finally {
      this.fetching.value = false;
    }
  }

  hear(event: BackgroundEvent): void {
    if (event.type === 'paper' && event.view.paper.arxivId === this.arxivId) this.store.put([event.view]);
    else this.store.applyEvent(event);
  }
}
