import { AppError, toAppError } from '../../lib/core/errors.ts';
import { callAgain } from './call-again.ts';

/** Seconds, where arXiv does not say how long to wait. */
const BUSY_WAIT = 15;
/** How often in a row arXiv is waited for before it is given up. */
const BUSY_TURNS = 3;

/** Why nothing happens for now. */
export type FetchPause = { why: 'offline' } | { why: 'busy'; seconds: number };

export interface PauseOptions {
  isOnline: () => boolean;
  /** Ends after so many milliseconds, or with a connection. Throws when `signal` ends it. */
  pause: (until: number | 'online', signal: AbortSignal) => Promise<void>;
}

interface Fetching extends PauseOptions {
  signal: AbortSignal;
  /** null: it goes on. */
  onPause: (pause: FetchPause | null) => void;
}

/** Papers from arXiv, up to a hundred: waits for a connection, and as long as arXiv asks for. A request under way is not broken off. */
export async function fetchPatiently(
  arxivIds: string[],
  { isOnline, pause, signal, onPause }: Fetching,
): Promise<{ found: string[] }> {
  const wait = async (why: FetchPause, until: number | 'online'): Promise<void> => {
    onPause(why);
    try {
      await pause(until, signal);
    } finally {
      onPause(null);
    }
  };
  for (let busy = 0; ; ) {
    signal.throwIfAborted();
    if (!isOnline()) {
      await wait({ why: 'offline' }, 'online');
      continue;
    }
    try {
      return await callAgain('fetchPapers', { arxivIds });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!isOnline()) continue;
      busy += 1;
      if (error.code !== 'arxiv-busy' || busy > BUSY_TURNS) throw error;
      const seconds = error.retryAfter ?? BUSY_WAIT;
      await wait({ why: 'busy', seconds }, seconds * 1_000);
    }
  }
}

/** As a page of the extension has it. */
export const inPage: PauseOptions = {
  isOnline: () => navigator.onLine,
  pause: (until, signal) =>
    new Promise((resolve, reject) => {
      const over = new AbortController();
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        over.abort();
        settle();
      };
      const timer = until === 'online' ? undefined : setTimeout(() => end(resolve), until);
      if (until === 'online') addEventListener('online', () => end(resolve), { signal: over.signal });
      signal.addEventListener('abort', () => end(() => reject(new AppError('cancelled'))), { signal: over.signal });
    }),
};
