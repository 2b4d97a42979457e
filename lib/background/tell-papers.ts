import { findPapers } from '../db/papers.ts';
import type { Services } from './services.ts';
import { paperViews } from './views.ts';

/** Tells pages how papers stand. Those that change while others are being read are read together, in one transaction a store. */
export class PaperNews {
  readonly #services: Pick<Services, 'database' | 'events'>;
  readonly #waiting = new Set<string>();
  #next: Promise<void> | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(services: Pick<Services, 'database' | 'events'>) {
    this.#services = services;
  }

  /** Answers when pages have been told. */
  tell(arxivId: string): Promise<void> {
    this.#waiting.add(arxivId);
    this.#next ??= this.#reading.then(() => {
      const arxivIds = [...this.#waiting];
      this.#waiting.clear();
      this.#next = undefined;
      const told = this.#read(arxivIds);
      this.#reading = told.catch(() => undefined);
      return told;
    });
    return this.#next;
  }

  async #read(arxivIds: readonly string[]): Promise<void> {
    const { database, events } = this.#services;
    const records = await findPapers(database, arxivIds);
    for (const view of await paperViews(this.#services, records)) events.tell({ type: 'paper', view });
  }
}
