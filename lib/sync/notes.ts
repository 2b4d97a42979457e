import * as z from 'zod/mini';
import { joinSyncedTexts } from '../library/notes.ts';
import { SyncError } from './faults.ts';
import { FILE_VERSION, instant, isInstant, past, readFile } from './read-file.ts';
import type { Kind } from './record.ts';

/** A note as it lies on the server; without text it says that there is none any more. */
export interface NoteContent {
  text: string | null;
  /** ISO 8601 instants; empty where this device does not know. */
  createdAt: string;
  /** Of what has no text: when that was found. */
  updatedAt: string;
}

export const NO_NOTE: NoteContent = { text: null, createdAt: '', updatedAt: '' };

const KIND = 'note';
const file = z.object({
  arxivId: z.string(),
  text: z.nullable(z.string()),
  createdAt: z.union([instant, z.literal('')]),
  updatedAt: instant,
  past,
});

export const notes: Kind<NoteContent> = {
  keyOf: ({ text }) => JSON.stringify(text),
  isEmpty: ({ text }) => text === null,
  complete: (local) => local,
  merge(base, local, remote, now) {
    const unchanged = (content: NoteContent): boolean => base !== null && content.text === base.text;
    if (local.text === remote.text || unchanged(local)) return take(remote);
    if (unchanged(remote)) return take(local);
    // An edit outlives a removal it did not know of.
    if (local.text === null) return take(remote);
    if (remote.text === null) return take(local);
    const text = joinSyncedTexts(local.text, remote.text, now);
    if (text === remote.text) return take(remote);
    const createdAt = [local.createdAt, remote.createdAt].filter(Boolean).toSorted()[0] ?? now;
    return { content: { text, createdAt, updatedAt: now }, conflict: text !== local.text };
  },
  encode: (arxivId, { content, past }, now) =>
    JSON.stringify({
      marginalia: KIND,
      version: FILE_VERSION,
      arxivId,
      text: content.text,
      createdAt: isInstant(content.createdAt) ? content.createdAt : '',
      updatedAt: isInstant(content.updatedAt) ? content.updatedAt : now,
      past,
    }),
  decode(arxivId, text) {
    const read = readFile(text, KIND, file);
    if (read.arxivId !== arxivId) throw new SyncError('unreadable');
    const { createdAt, updatedAt } = read;
    return { content: { text: read.text, createdAt, updatedAt }, past: read.past };
  },
};

function take(content: NoteContent): { content: NoteContent; conflict: boolean } {
  return { content, conflict: false };
}
