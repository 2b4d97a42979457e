import { signal } from '@preact/signals';
import type { ServiceValues } from './service-values.ts';

/** What was typed for profiles and not saved, while another one is in the form. `null` is the new one. */
export class Drafts {
  readonly #drafts = signal<ReadonlyMap<string | null, ServiceValues>>(new Map());

  has(id: string | null): boolean {
    return this.#drafts.value.has(id);
  }

  keep(id: string | null, values: ServiceValues): void {
    this.#drafts.value = new Map(this.#drafts.peek()).set(id, values);
  }

  /** Hands them back, to be kept no longer. */
  take(id: string | null): ServiceValues | undefined {
    const drafts = new Map(this.#drafts.peek());
    const draft = drafts.get(id);
    if (drafts.delete(id)) this.#drafts.value = drafts;
    return draft;
  }
}
