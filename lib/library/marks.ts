import type { Mark, ReaderTag } from './mark.ts';

/** What a reader just did; a field left out stays as it was. */
export interface MarkPatch {
  starred?: boolean;
  hidden?: boolean;
  seen?: boolean;
  opened?: true;
}

/** The earlier of two instants: an act done twice keeps its first time, whichever message came first. */
function firstOf(known: string | null, now: string): string {
  return known !== null && Date.parse(known) <= Date.parse(now) ? known : now;
}

function applyAct(known: string | null, done: boolean | undefined, now: string): string | null {
  if (done === undefined) return known;
  return done ? firstOf(known, now) : null;
}

/** The mark after the patch; `now` is an ISO 8601 instant. */
export function applyMark(mark: Mark, patch: MarkPatch, now: string): Mark {
  return {
    ...mark,
    seenAt: applyAct(mark.seenAt, patch.seen, now),
    starredAt: applyAct(mark.starredAt, patch.starred, now),
    hiddenAt: applyAct(mark.hiddenAt, patch.hidden, now),
    ...(patch.opened ? { openedAt: firstOf(mark.openedAt ?? null, now) } : {}),
  };
}

/** What was done to a paper in either of two libraries; of an act done in both, the first time. */
export function mergeMarks(here: Mark, restored: Mark): Mark {
  return {
    ...here,
    seenAt: firstDone(here.seenAt, restored.seenAt),
    starredAt: firstDone(here.starredAt, restored.starredAt),
    hiddenAt: firstDone(here.hiddenAt, restored.hiddenAt),
    ...mergeOpened(here.openedAt, restored.openedAt),
    ...mergeTags(here.tags, restored.tags),
  };
}

function mergeOpened(here: string | undefined, restored: string | undefined): { openedAt?: string } {
  const openedAt = firstDone(here ?? null, restored ?? null);
  return openedAt === null ? {} : { openedAt };
}

function mergeTags(here: readonly ReaderTag[] = [], restored: readonly ReaderTag[] = []): { tags?: ReaderTag[] } {
  const known = new Set(here.map(({ name }) => name));
  const tags = [...here, ...restored.filter(({ name }) => !known.has(name))];
  return tags.length === 0 ? {} : { tags };
}

function firstDone(known: string | null, other: string | null): string | null {
  return other === null ? known : firstOf(known, other);
}
