import { call } from '../../lib/client/background.ts';
import type { PageOptions } from './start-page.ts';

/** Milliseconds on screen after which a paper has been looked at and not only scrolled past. */
const DWELL = 1_500;
/** Milliseconds in which papers are gathered to be told of together. */
const GATHER = 1_000;
/** How far inside the window a row must reach. */
const INSIDE = '-64px 0px';

/** Notes which papers of a page were on screen for a while; the icon's count goes by it. */
export class SeenRows {
  readonly #ids = new Map<Element, string>();
  readonly #dwelling = new Map<Element, ReturnType<typeof setTimeout>>();
  readonly #seen = new Set<string>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  readonly #observer: IntersectionObserver;
  readonly #signal: AbortSignal;

  constructor({ signal }: Pick<PageOptions, 'signal'>) {
    this.#signal = signal;
    this.#observer = new IntersectionObserver((changes) => this.#look(changes), { rootMargin: INSIDE });
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      clearTimeout(this.#telling);
      for (const timer of this.#dwelling.values()) clearTimeout(timer);
    });
  }

  watch(arxivId: string, element: Element): void {
    this.#ids.set(element, arxivId);
    this.#observer.observe(element);
  }

  #look(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      clearTimeout(this.#dwelling.get(target));
      this.#dwelling.delete(target);
      if (isIntersecting)
        this.#dwelling.set(
          target,
          setTimeout(() => this.#dwelt(target), DWELL),
        );
    }
  }

  #dwelt(element: Element): void {
    this.#dwelling.delete(element);
    if (document.visibilityState !== 'visible') {
      // Nobody looks at a tab in the background: the row is looked at anew once it is in front.
      document.addEventListener('visibilitychange', () => this.#observeAnew(element), {
        once: true,
        signal: this.#signal,
      });
      return;
    }
    this.#observer.unobserve(element);
    const arxivId = this.#ids.get(element);
    if (arxivId === undefined) return;
    this.#seen.add(arxivId);
    this.#telling ??= setTimeout(() => this.#tell(), GATHER);
  }

  #observeAnew(element: Element): void {
    this.#observer.unobserve(element);
    this.#observer.observe(element);
  }

  #tell(): void {
    this.#telling = undefined;
    const arxivIds = [...this.#seen];
    this.#seen.clear();
    // A count that is late by some papers is nothing to trouble the reader with.
    void call('markSeen', { arxivIds }).catch(() => undefined);
  }
}
