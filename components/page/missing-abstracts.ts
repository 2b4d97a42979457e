import { effect } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { PageOptions } from './start-page.ts';

/** Milliseconds in which a reader scrolling past settles, before anything is asked for. */
const SETTLE = 300;
/** Identifiers a message. */
const MOST = 100;
/** A longer wait than this is not called fetching: rows say only what they lack. */
const SOON = 25_000;
/** Milliseconds after which a background that did not answer is asked again. */
const RETRY = 10_000;

/** Asks for the abstracts that rows on screen lack, and for nothing else on the page. */
export class MissingAbstracts {
  readonly #store: PaperStore;
  readonly #signal: AbortSignal;
  readonly #observer: IntersectionObserver;
  readonly #byElement = new Map<Element, string>();
  readonly #onScreen = new Set<string>();
  readonly #absent = new Set<string>();
  /** What was asked for, and when it may be asked for again. */
  readonly #asked = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: PaperStore, { signal }: PageOptions) {
    this.#store = store;
    this.#signal = signal;
    this.#observer = new IntersectionObserver((changes) => this.#look(changes));
    const stop = effect(() => {
      const arrived = store.listed.all.value.filter(({ tags }) => tags !== null);
      this.#settle(arrived.map(({ arxivId }) => arxivId));
      this.#schedule(SETTLE);
    });
    const soon = (): void => this.#schedule(SETTLE);
    document.addEventListener('visibilitychange', soon, { signal });
    addEventListener('pageshow', soon, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      stop();
      this.#observer.disconnect();
    });
  }

  /** The page shows no abstract of this paper: it is asked for when `element` is on screen. */
  watch(arxivId: string, element: Element): void {
    this.#byElement.set(element, arxivId);
    this.#observer.observe(element);
  }

  #look(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      const arxivId = this.#byElement.get(target);
      if (arxivId === undefined) continue;
      if (isIntersecting) this.#onScreen.add(arxivId);
      else this.#onScreen.delete(arxivId);
    }
    this.#schedule(SETTLE);
  }

  #lacks(arxivId: string): boolean {
    const paper = this.#store.listed.peek(arxivId);
    return paper?.tags === null && !paper.isHidden && !this.#absent.has(arxivId);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#signal.aborted && this.#byElement.size > 0) this.#timer = setTimeout(() => void this.#ask(), delay);
  }

  async #ask(): Promise<void> {
    if (this.#signal.aborted || document.visibilityState !== 'visible') return;
    const now = Date.now();
    const lacking = [...this.#onScreen].filter((arxivId) => this.#lacks(arxivId));
    const due = lacking.filter((arxivId) => (this.#asked.get(arxivId) ?? 0) <= now).slice(0, MOST);
    if (due.length > 0) {
      for (const arxivId of due) this.#asked.set(arxivId, now + RETRY);
      // The port that brings the answers is opened before they are asked for.
      const { fetching } = this.#store;
      fetching.value = new Set([...fetching.peek(), ...due]);
      try {
        const { absent, again } = await call('wantAbstracts', { arxivIds: due });
        for (const arxivId of absent) this.#absent.add(arxivId);
        for (const arxivId of due) this.#asked.set(arxivId, Date.now() + again);
        this.#settle(again > SOON ? due : absent);
      } catch {
        // The row goes on saying what it lacks; it is asked for again while it is looked at.
        this.#settle(due);
      }
    }
    const waits = lacking.filter((arxivId) => this.#lacks(arxivId)).map((arxivId) => this.#asked.get(arxivId) ?? 0);
    const next = Math.min(...waits);
    if (Number.isFinite(next)) this.#schedule(Math.max(next - Date.now(), SETTLE));
  }

  /** These are not being fetched any more. */
  #settle(arxivIds: readonly string[]): void {
    const { fetching } = this.#store;
    const before = fetching.peek();
    if (!arxivIds.some((arxivId) => before.has(arxivId))) return;
    const left = new Set(before);
    for (const arxivId of arxivIds) left.delete(arxivId);
    fetching.value = left;
  }
}
