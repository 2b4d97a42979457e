import type { Note } from './note.ts';

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

/** Both texts with words between them that say why; a text that holds the other already is enough. */
function joinTexts(edited: string, stored: string, now: string): string {
  if (holds(edited, stored)) return edited;
  return `${edited}\n\n---\n\n> ${CONFLICT} (${now})\n\n${stored}`;
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
