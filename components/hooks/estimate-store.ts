import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import type { BackgroundEvent, Estimate, EstimateSubject } from '../../lib/messaging/protocol.ts';

/** Milliseconds between two questions of one place: while a day is being read, answers outdate faster than anyone reads them. */
export const PACE = 500;

/** What single calls on the papers of one page would take: each is asked for once, when it is to be shown. */
export class EstimateStore {
  readonly #known = signal<ReadonlyMap<string, Estimate | null>>(new Map());
  readonly #asking = new Set<string>();
  /** Asked for before something came that changes the answer. */
  readonly #outdated = new Set<string>();
  /** How many places show it. */
  readonly #shown = new Map<string, number>();

  /** Undefined until it has come; null where it could not be reckoned, which is no reason to say anything. */
  find(subject: EstimateSubject): Estimate | null | undefined {
    return this.#known.value.get(keyOf(subject));
  }

  /** Has it asked for, and anew as long as answers come outdated, until what this gives is called. */
  show(subject: EstimateSubject): () => void {
    const key = keyOf(subject);
    this.#shown.set(key, (this.#shown.get(key) ?? 0) + 1);
    void this.#load(key, subject);
    return () => {
      const left = (this.#shown.get(key) ?? 0) - 1;
      if (left > 0) this.#shown.set(key, left);
      else this.#shown.delete(key);
    };
  }

  async #load(key: string, subject: EstimateSubject): Promise<void> {
    if (this.#asking.has(key) || this.#known.peek().has(key)) return;
    this.#asking.add(key);
    while (this.#shown.has(key)) {
      this.#outdated.delete(key);
      const estimate = await call('estimate', subject).catch(() => null);
      if (!this.#outdated.has(key)) {
        this.#known.value = new Map(this.#known.peek()).set(key, estimate);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
    this.#asking.delete(key);
  }

  /** Other settings mean another price, and what is stored of a paper another size. */
  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'settings') this.#forget(() => true);
    if (event.type === 'paper') this.#forgetPaper(event.view.paper.arxivId);
    if (event.type === 'asks') this.#forgetPaper(event.arxivId);
  }

  #forgetPaper(arxivId: string): void {
    const id = JSON.stringify(arxivId);
    this.#forget((key) => key.includes(id));
  }

  #forget(isConcerned: (key: string) => boolean): void {
    for (const key of this.#asking) if (isConcerned(key)) this.#outdated.add(key);
    const left = [...this.#known.peek()].filter(([key]) => !isConcerned(key));
    if (left.length < this.#known.peek().size) this.#known.value = new Map(left);
  }
}

const keyOf = (subject: EstimateSubject): string => JSON.stringify(subject);

/** Asks for an estimate by being drawn with it: at once for the first, then at its pace. */
export function useEstimate(estimates: EstimateStore, subject: EstimateSubject): Estimate | null | undefined {
  const known = estimates.find(subject);
  const isMissing = known === undefined;
  const wanted = useRef(subject);
  wanted.current = subject;
  const next = useRef(0);
  const key = keyOf(subject);
  useEffect(() => {
    let hide: (() => void) | undefined;
    const show = (): void => {
      next.current = performance.now() + PACE;
      hide = estimates.show(wanted.current);
    };
    const wait = next.current - performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (isMissing && wait > 0) timer = setTimeout(show, wait);
    else if (isMissing) show();
    return () => {
      clearTimeout(timer);
      hide?.();
    };
  }, [estimates, key, isMissing]);
  return known;
}
