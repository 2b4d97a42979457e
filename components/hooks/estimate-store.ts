import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import type { BackgroundEvent, Estimate, EstimateSubject } from '../../lib/messaging/protocol.ts';

/** What single calls on the papers of one page would take: each is asked for once, when it is to be shown. */
export class EstimateStore {
  readonly #known = signal<ReadonlyMap<string, Estimate | null>>(new Map());
  readonly #asking = new Set<string>();
  /** Asked for before something came that changes the answer. */
  readonly #outdated = new Set<string>();

  /** Undefined until it has come; null where it could not be reckoned, which is no reason to say anything. */
  find(subject: EstimateSubject): Estimate | null | undefined {
    return this.#known.value.get(keyOf(subject));
  }

  async load(subject: EstimateSubject): Promise<void> {
    const key = keyOf(subject);
    if (this.#asking.has(key) || this.#known.peek().has(key)) return;
    this.#asking.add(key);
    let estimate: Estimate | null;
    do {
      this.#outdated.delete(key);
      estimate = await call('estimate', subject).catch(() => null);
    } while (this.#outdated.has(key));
    this.#asking.delete(key);
    this.#known.value = new Map(this.#known.peek()).set(key, estimate);
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

/** Asks for an estimate by being drawn with it. */
export function useEstimate(estimates: EstimateStore, subject: EstimateSubject): Estimate | null | undefined {
  const known = estimates.find(subject);
  const isMissing = known === undefined;
  const wanted = useRef(subject);
  wanted.current = subject;
  const key = keyOf(subject);
  useEffect(() => {
    if (isMissing) void estimates.load(wanted.current);
  }, [estimates, key, isMissing]);
  return known;
}
