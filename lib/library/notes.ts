import type { Note, NoteVersion } from './note.ts';

/** One save of an editor; `revision` is the one it started from, 0 for a new note. */
export interface NoteEdit {
  arxivId: string;
  text: string;
  revision: number;
}

const CONFLICT =
  '**两个窗口同时修改了这条笔记 / This note was edited in two windows.** 上方是刚保存的文字，下方是另一窗口先保存的文字，请合并后删除本段。 / ' +
  'Above: the text saved last. Below: the text the other window had saved. Merge them and delete this paragraph.';

/** Whole lines of `part`, next to each other, in `whole`. */
function holds(whole: string, part: string): boolean {
  return `\n${whole}\n`.includes(`\n${part}\n`);
}

const RESTORED =
  '**恢复的备份中有另一份笔记 / The restored backup had another text.** 上方是原有的文字，下方是备份中的文字，请合并后删除本段。 / ' +
  'Above: the text that was here. Below: the text of the backup. Merge them and delete this paragraph.';

/** Known again in a note, whatever the interface speaks: the reader has not yet merged what two devices wrote. */
const TWO_DEVICES = '两台设备同时修改了这条笔记 / This note was edited on two devices.';
const SYNCED =
  `**${TWO_DEVICES}** 上方与下方是两台设备各自的文字，请合并后删除本段。 / ` +
  'Above and below: what each of them had. Merge them and delete this paragraph.';

/** Both texts with words between them that say why; a text that holds the other already is enough. */
function joinTexts(first: string, second: string, now: string, why = CONFLICT): string {
  if (holds(first, second)) return first;
  return `${first}\n\n---\n\n> ${why} (${now})\n\n${second}`;
}

/**
 * The note after a save, or null when nothing is left of it. A save that met words of another window
 * keeps both; emptying a note deletes it only when the editor had seen everything in it.
 */
export function mergeNote(stored: Note | null, edit: NoteEdit, now: string): Note | null {
  const empty = edit.text.trim() === '';
  if (stored === null) {
    if (empty) return null;
    return { arxivId: edit.arxivId, text: edit.text, createdAt: now, updatedAt: now, revision: edit.revision + 1 };
  }
  if (edit.text === stored.text) return stored;
  const conflict = edit.revision !== stored.revision;
  if (empty) return conflict ? stored : null;
  // The same save sent twice has met itself: its words are in the stored text already.
  if (conflict && holds(stored.text, edit.text)) return stored;
  const text = conflict ? joinTexts(edit.text, stored.text, now) : edit.text;
  return { ...stored, text, updatedAt: now, revision: stored.revision + 1 };
}

/** A note and the one a backup has of the same paper: both texts, unless one holds the other. An open editor will see it. */
export function mergeRestoredNote(here: Note, restored: Note, now: string): Note {
  if (holds(here.text, restored.text)) return here;
  const text = holds(restored.text, here.text) ? restored.text : joinTexts(here.text, restored.text, now, RESTORED);
  return { ...here, text, updatedAt: now, revision: Math.max(here.revision, restored.revision) + 1 };
}

/** The note as it was in an earlier version; an open editor will see it. */
export function putBack(stored: Note | null, { arxivId, text }: NoteVersion, now: string): Note {
  if (!stored) return { arxivId, text, createdAt: now, updatedAt: now, revision: 1 };
  return stored.text === text ? stored : { ...stored, text, updatedAt: now, revision: stored.revision + 1 };
}

/** What two devices wrote since they last agreed: both texts, unless one holds the other. */
export function joinSyncedTexts(here: string, there: string, now: string): string {
  return holds(there, here) ? there : joinTexts(here, there, now, SYNCED);
}

/** Whether both versions of two devices still stand in a note. */
export function holdsTwoVersions(text: string): boolean {
  return text.includes(TWO_DEVICES);
}
