import { effect } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { throttle } from '../../lib/core/throttle.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { PageOptions } from './start-page.ts';

/** Milliseconds between two words on what is on screen. */
const INTERVAL = 400;
/** Rows just beyond the window are what the reader comes to next. */
const NEAR = '200px 0px';
/** Papers that one message names. */
const MOST = 100;

/** While papers of the page wait for their analysis, tells which of them are on screen: those come first. */
export class QueuedInView {
  readonly #store: PaperStore;
  readonly #ids = new Map<Element, string>();
  readonly #inView = new Set<string>();
  /** Told to be on screen, and not yet to have left it. */
  #told: ReadonlySet<string> = new Set();
  #observer: IntersectionObserver | null = null;
  readonly #tell = throttle<void>(INTERVAL, () => this.#look());

  constructor(store: PaperStore, { signal }: Pick<PageOptions, 'signal'>) {
    this.#store = store;
    const stop = effect(() => {
      if (this.#waiting().size === 0) this.#rest();
      else this.#watchAll();
    });
    signal.addEventListener('abort', () => {
      stop();
      this.#rest();
    });
  }

  watch(arxivId: string, element: Element): void {
    this.#ids.set(element, arxivId);
    this.#observer?.observe(element);
  }

  #waiting(): Set<string> {
    const waiting = this.#store.activeJobs.value.filter(({ state }) => state === 'queued');
    return new Set(waiting.flatMap(({ subject }) => ('arxivId' in subject ? [subject.arxivId] : [])));
  }

  #watchAll(): void {
    if (this.#observer) return this.#tell();
    this.#observer = new IntersectionObserver((changes) => this.#note(changes), { rootMargin: NEAR });
    for (const element of this.#ids.keys()) this.#observer.observe(element);
  }

  #rest(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#inView.clear();
    this.#told = new Set();
    this.#tell.cancel();
  }

  #note(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      const arxivId = this.#ids.get(target);
      if (arxivId === undefined) continue;
      if (isIntersecting) this.#inView.add(arxivId);
      else this.#inView.delete(arxivId);
    }
    this.#tell();
  }

  #look(): void {
    if (document.visibilityState !== 'visible') return;
    const waiting = this.#waiting();
    const near = [...this.#inView].filter((id) => waiting.has(id));
    const come = near.filter((id) => !this.#told.has(id)).slice(0, MOST);
    const gone = [...this.#told].filter((id) => waiting.has(id) && !this.#inView.has(id)).slice(0, MOST);
    if (come.length === 0 && gone.length === 0) return;
    this.#told = new Set([...this.#told, ...come].filter((id) => !gone.includes(id)));
    // An order that is missed costs a little waiting and nothing else.
    void call('tellInView', { come, gone }).catch(() => undefined);
  }
}
