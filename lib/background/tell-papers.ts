import { findPapers } from '../db/papers.ts';
import type { Services } from './services.ts';
import { paperViews } from './views.ts';

/** Milliseconds from one reading to the next, so that of the ends of many calls no reading is for one alone. */
const INTERVAL = 50;

/** Tells pages how papers stand. The first is read at once; those that change within the next moment, or while others are being read, are read together, in one transaction a store. */
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
      const pause = new Promise((resolve) => setTimeout(resolve, INTERVAL));
      this.#reading = Promise.all([pause, told]).then(
        () => undefined,
        () => undefined,
      );
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
