import type { Note, NoteVersion } from './note.ts';

/** Versions of one note, and characters of all of them together; the newest stays whatever its length. */
export const MOST_VERSIONS = 20;
export const MOST_CHARACTERS = 1_000_000;
/** Milliseconds without a save after which the text is one worth keeping before it changes. */
export const PAUSE = 120_000;
/** Characters that one save may take away before the text they were in is kept. */
const SMALL_LOSS = 40;

/** What is to be written to the history, and what goes out of it. */
export interface HistoryChange {
  put: NoteVersion[];
  remove: string[];
}

export interface NoteChange {
  stored: Note | null;
  /** null: the note is gone. */
  next: Note | null;
  /** Words that met those of another window. */
  met?: string;
  /** An earlier version was put back. */
  restores?: boolean;
}

/**
 * The history of a note after a change. What a note said is kept before it is deleted, joined with another window's
 * words or put back to an earlier version, before one save takes more than a few words out of it, and whenever it had
 * stood for a while. `now` is an ISO 8601 instant.
 */
export function changeHistory(history: readonly NoteVersion[], change: NoteChange, now: string): HistoryChange {
  const { stored, next, met, restores = false } = change;
  const kept = history.toSorted(byAge);
  const put: NoteVersion[] = [];
  const keep = (text: string, savedAt: string): void => {
    if (text.trim() === '' || kept.at(-1)?.text === text) return;
    const version = { id: freeId(kept, `${idOf(change)}|${savedAt}`), arxivId: idOf(change), text, savedAt };
    kept.push(version);
    put.push(version);
  };
  if (stored && stored.text !== next?.text) {
    const stood = Date.parse(now) - Date.parse(stored.updatedAt) >= PAUSE;
    const isDestructive = next === null || met !== undefined || restores || lostOf(stored.text, next.text) > SMALL_LOSS;
    if (stood || isDestructive) keep(stored.text, stored.updatedAt);
    if (met !== undefined && next) keep(met, now);
  }
  const remove = put.length === 0 ? [] : thin(kept, Date.parse(now));
  return {
    put: put.filter(({ id }) => !remove.includes(id)),
    remove: remove.filter((id) => !put.some((each) => each.id === id)),
  };
}

/** Oldest first. */
function byAge(a: NoteVersion, b: NoteVersion): number {
  return Date.parse(a.savedAt) - Date.parse(b.savedAt) || (a.id < b.id ? -1 : 1);
}

function idOf({ stored, next }: NoteChange): string {
  return stored?.arxivId ?? next?.arxivId ?? '';
}

/** Two texts can have been saved in one millisecond. */
function freeId(versions: readonly NoteVersion[], id: string): string {
  let free = id;
  for (let n = 2; versions.some((each) => each.id === free); n++) free = `${id}|${n}`;
  return free;
}

/** Characters of a text that are in the stretch that was changed. */
function lostOf(before: string, after: string): number {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return before.length - start - end;
}

/** Ids that go, the newest never: of the versions that lie closest together for their age, the one between. */
function thin(versions: readonly NoteVersion[], now: number): string[] {
  const kept = [...versions];
  const gone: string[] = [];
  const isTooMuch = (): boolean =>
    kept.length > MOST_VERSIONS || kept.reduce((sum, { text }) => sum + text.length, 0) > MOST_CHARACTERS;
  while (kept.length > 1 && isTooMuch()) {
    const at = kept.map(({ savedAt }) => Date.parse(savedAt));
    let least = 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < kept.length - 1; i++) {
      const [before = Number.NEGATIVE_INFINITY, own = 0, after = 0] = [at[i - 1], at[i], at[i + 1]];
      const span = (after - before) / Math.max(now - own, 1);
      if (span < nearest) [least, nearest] = [i, span];
    }
    const [removed] = kept.splice(least, 1);
    if (removed) gone.push(removed.id);
  }
  return gone;
}
