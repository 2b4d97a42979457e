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
export function fetchMissingAbstracts(
  rows: readonly { arxivId: string; element: Element }[],
  store: PaperStore,
  { signal }: PageOptions,
): void {
  const byElement = new Map(rows.map(({ arxivId, element }) => [element, arxivId]));
  const onScreen = new Set<string>();
  const absent = new Set<string>();
  /** What was asked for, and when it may be asked for again. */
  const asked = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const lacks = (arxivId: string): boolean => {
    const view = store.find(arxivId)?.peek();
    return view?.paper.abstract === null && view.mark.hiddenAt === null && !absent.has(arxivId);
  };
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void ask(), delay);
  };
  const ask = async (): Promise<void> => {
    if (signal.aborted || document.visibilityState !== 'visible') return;
    const now = Date.now();
    const lacking = [...onScreen].filter(lacks);
    const due = lacking.filter((arxivId) => (asked.get(arxivId) ?? 0) <= now).slice(0, MOST);
    if (due.length > 0) {
      for (const arxivId of due) asked.set(arxivId, now + RETRY);
      // The port that brings the answers is opened before they are asked for.
      store.fetching.value = new Set([...store.fetching.peek(), ...due]);
      try {
        const { absent: unknown, again } = await call('wantAbstracts', { arxivIds: due });
        for (const arxivId of unknown) absent.add(arxivId);
        for (const arxivId of due) asked.set(arxivId, Date.now() + again);
        if (again > SOON) store.fetching.value = without(store.fetching.peek(), due);
        else store.fetching.value = without(store.fetching.peek(), unknown);
      } catch {
        // The row goes on saying what it lacks; it is asked for again while it is looked at.
        store.fetching.value = without(store.fetching.peek(), due);
      }
    }
    const next = Math.min(...lacking.filter(lacks).map((arxivId) => asked.get(arxivId) ?? 0));
    if (Number.isFinite(next)) schedule(Math.max(next - Date.now(), SETTLE));
  };

  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      const arxivId = byElement.get(target);
      if (arxivId === undefined) continue;
      if (isIntersecting) onScreen.add(arxivId);
      else onScreen.delete(arxivId);
    }
    schedule(SETTLE);
  });
  for (const element of byElement.keys()) observer.observe(element);
  const stop = effect(() => {
    const arrived = store.views.value.filter(({ paper }) => paper.abstract !== null);
    const fetching = store.fetching.peek();
    if (fetching.size > 0) {
      store.fetching.value = without(
        fetching,
        arrived.map(({ paper }) => paper.arxivId),
      );
    }
    schedule(SETTLE);
  });
  document.addEventListener('visibilitychange', () => schedule(SETTLE), { signal });
  addEventListener('pageshow', () => schedule(SETTLE), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    stop();
    observer.disconnect();
  });
}

function without(all: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  if (!gone.some((arxivId) => all.has(arxivId))) return all;
  const left = new Set(all);
  for (const arxivId of gone) left.delete(arxivId);
  return left;
}
