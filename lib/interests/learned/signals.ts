import type { Mark } from '../../library/mark.ts';

/** What the reader's acts say of a paper: a label and how much that counts; null: nothing. */
export interface Signal {
  label: 1 | -1;
  weight: number;
}

/** Acts of wanting a paper, the strongest first; a star is meant, an opened page may be a mistake. */
const STAR = 1;
const NOTE = 0.8;
const OPENED = 0.3;
const HIDE = 1;

/** Whether an act counts, by when it was done; `since`: acts before this ISO 8601 instant do not; null: all do. */
export function countsSince(at: string | null | undefined, since: string | null): boolean {
  return typeof at === 'string' && (since === null || at >= since);
}

/** `notedAt`: of the paper's note. */
export function signalOf(mark: Mark, notedAt: string | null, since: string | null): Signal | null {
  const counts = (at: string | null | undefined): boolean => countsSince(at, since);
  if (counts(mark.starredAt)) return { label: 1, weight: STAR };
  if (counts(mark.hiddenAt)) return { label: -1, weight: HIDE };
  if (counts(notedAt)) return { label: 1, weight: NOTE };
  return counts(mark.openedAt) ? { label: 1, weight: OPENED } : null;
}
