import { fingerprintOf } from '../core/fingerprint.ts';
import { type MarksContent, marks } from './marks.ts';
import { isNoteId, subjectOf } from './layout.ts';
import { type NoteContent, notes } from './notes.ts';
import type { Kind, SyncState, Version } from './record.ts';

/** A record as this device has it, beside what was last agreed on. */
export interface Here<Content> {
  local: Content;
  state: SyncState | null;
}

/** Versions a file names as those it was made from. */
const MOST_PAST = 64;
/** Milliseconds for which it stays said that a note was removed. */
const TOMBSTONE_LIFE = 366 * 86_400_000;

export type Content = NoteContent | MarksContent;

export function kindOf(id: string): Kind<Content> {
  return isNoteId(id) ? notes : marks;
}

/** Whether something was done here since the last agreement. */
export function isChanged<Content>(kind: Kind<Content>, id: string, { local, state }: Here<Content>): boolean {
  const base = baseOf(kind, id, state);
  if (!base) return !kind.isEmpty(local);
  return kind.keyOf(kind.complete(local, base.content)) !== kind.keyOf(base.content);
}

/**
 * Takes in the server's file: the merged content, and the file as what is now agreed on. What is merged and not in the
 * file is sent by a later step, so that a stop between the two loses nothing.
 */
export function takeIn<Content>(
  kind: Kind<Content>,
  id: string,
  here: Here<Content>,
  remote: { body: string; etag: string | null },
  now: string,
): { content: Content; state: SyncState; changed: boolean; conflict: boolean } {
  const theirs = kind.decode(subjectOf(id), remote.body);
  const base = commonBase(kind, id, here, theirs);
  const { content, conflict } = kind.merge(base, kind.complete(here.local, base), theirs.content, now);
  const state = { id, etag: remote.etag, base: remote.body, sent: null };
  return { content, state, changed: kind.keyOf(content) !== kind.keyOf(here.local), conflict };
}

/**
 * The last version both have come from. A file that names neither what was agreed on nor what was sent among its
 * forebears was written over one of ours by a server that does not heed conditions: then nothing is common.
 */
function commonBase<Content>(
  kind: Kind<Content>,
  id: string,
  { local, state }: Here<Content>,
  theirs: Version<Content>,
): Content | null {
  const key = kind.keyOf(theirs.content);
  const descendsFrom = (content: Content): boolean => {
    const own = kind.keyOf(content);
    return own === key || theirs.past.includes(markOf(own));
  };
  for (const known of [state?.sent, state?.base]) {
    const version = known ? kind.decode(subjectOf(id), known) : null;
    if (version && descendsFrom(version.content)) return version.content;
  }
  // Nothing was agreed on yet: a library that was restored may have an older version of the same.
  return !state?.base && descendsFrom(local) ? local : null;
}

/**
 * The file to send, noted as sent before it goes; null: there is nothing to send. `absent`: the server has no file,
 * whatever was agreed on. A file that somebody took away there is sent again: only a file that says so removes a note.
 */
export function prepare<Content>(
  kind: Kind<Content>,
  id: string,
  here: Here<Content>,
  options: { absent: boolean; now: string },
): { state: SyncState | null; body: string | null } {
  const { local, state } = here;
  const base = baseOf(kind, id, state);
  const content = kind.complete(local, base?.content ?? null);
  const isNothing = kind.isEmpty(content) && (base === null || kind.isEmpty(base.content));
  if (isNothing && (options.absent || base === null)) return { state: null, body: null };
  if (!options.absent && !isChanged(kind, id, here)) return { state, body: null };
  const past = base ? [...base.past, markOf(kind.keyOf(base.content))].slice(-MOST_PAST) : [];
  const body = kind.encode(subjectOf(id), { content, past }, options.now);
  const etag = options.absent ? null : (state?.etag ?? null);
  return { state: { id, etag, base: state?.base ?? null, sent: body }, body };
}

/** The server has it. */
export function confirm(id: string, body: string, etag: string | null): SyncState {
  return { id, etag, base: body, sent: null };
}

/** Whether it has been said long enough that a note was removed. */
export function isSpent(id: string, state: SyncState, now: string): boolean {
  // Most files are none: a look at the text spares reading them all.
  if (!isNoteId(id) || !state.base?.includes('"text":null')) return false;
  const base = notes.decode(subjectOf(id), state.base).content;
  return base.text === null && Date.parse(now) - Date.parse(base.updatedAt) > TOMBSTONE_LIFE;
}

function baseOf<Content>(kind: Kind<Content>, id: string, state: SyncState | null): Version<Content> | null {
  return state?.base ? kind.decode(subjectOf(id), state.base) : null;
}

/** Sixty-four bits: two of thirty-two that do not fall together. */
function markOf(key: string): string {
  return fingerprintOf(key) + fingerprintOf(`\n${key}`);
}
