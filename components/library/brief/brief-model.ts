import { type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../../lib/core/errors.ts';
import type { BackgroundEvent, PaperView } from '../../../lib/messaging/protocol.ts';

/** What is stored of the papers of a brief; follows what the background tells of them. */
export class BriefModel {
  readonly #views = signal<ReadonlyMap<string, PaperView>>(new Map());
  /** Papers that were asked for and are not stored. */
  readonly missing = signal<readonly string[]>([]);
  readonly error = signal<ErrorShape | null>(null);
  readonly loading = signal(false);

  get views(): ReadonlySignal<ReadonlyMap<string, PaperView>> {
    return this.#views;
  }

  /** Asks for those it does not have; `again`: for all, after a break. */
  async load(
    arxivIds: readonly string[],
    { signal: open, again = false }: { signal: AbortSignal; again?: boolean },
  ): Promise<void> {
    const wanted = arxivIds.filter((id) => again || !this.#views.peek().has(id));
    this.missing.value = this.missing.peek().filter((id) => arxivIds.includes(id));
    if (wanted.length === 0) return;
    this.loading.value = true;
    this.error.value = null;
    try {
      const views = await call('getPapers', { arxivIds: wanted });
      if (open.aborted) return;
      this.#take(views);
      this.missing.value = arxivIds.filter((id) => !this.#views.peek().has(id));
    } catch (thrown) {
      if (!open.aborted) this.error.value = toAppError(thrown).toShape();
    } finally {
      if (!open.aborted) this.loading.value = false;
    }
  }

  hear(event: BackgroundEvent): void {
    if (event.type === 'paper' && this.#views.peek().has(event.view.paper.arxivId)) this.#take([event.view]);
  }

  #take(views: readonly PaperView[]): void {
    const next = new Map(this.#views.peek());
    for (const view of views) next.set(view.paper.arxivId, view);
    this.#views.value = next;
  }
}
