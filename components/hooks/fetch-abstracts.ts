import { effect } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import type { PaperStore } from './paper-store.ts';

/** Identifiers a message, which is what arXiv is asked for at once. */
const AT_ONCE = 100;
/** Requests for the same papers before those that have not come are done without. */
const MOST_TRIES = 3;

/**
 * Fetches the abstracts these papers lack, a hundred at a time through arXiv's gate, until all have come, arXiv does not
 * know them, or `signal` ends it. The papers arrive in the store as they do for rows on screen.
 */
export async function fetchAbstracts(
  store: PaperStore,
  arxivIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const absent = new Set<string>();
  const lacks = (arxivId: string): boolean => !absent.has(arxivId) && store.listed.find(arxivId)?.tags === null;
  for (let start = 0; start < arxivIds.length; start += AT_ONCE) {
    const asked = arxivIds.slice(start, start + AT_ONCE);
    for (let tries = 0; tries < MOST_TRIES && asked.some(lacks); tries += 1) {
      if (signal.aborted) return;
      const lacking = asked.filter(lacks);
      // While something is being fetched the page is in touch with the background.
      store.fetching.value = new Set([...store.fetching.peek(), ...lacking]);
      try {
        const answer = await call('wantAbstracts', { arxivIds: lacking });
        for (const arxivId of answer.absent) absent.add(arxivId);
        await until(() => !asked.some(lacks), answer.again, signal);
      } finally {
        const left = new Set(store.fetching.peek());
        for (const arxivId of lacking) left.delete(arxivId);
        store.fetching.value = left;
      }
    }
  }
}

/** Until something holds, at most so many milliseconds. */
function until(holds: () => boolean, most: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(most)]);
    ended.addEventListener('abort', () => resolve());
    const stop = effect(() => {
      if (holds()) resolve();
    });
    ended.addEventListener('abort', () => stop());
  });
}
