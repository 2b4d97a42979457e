import type { Mark } from '../library/mark.ts';
import type { Note } from '../library/note.ts';
import { holdsTwoVersions } from '../library/notes.ts';
import { type Content, type Here, isChanged, kindOf } from '../sync/agree.ts';
import { SyncError } from '../sync/faults.ts';
import { changeHistory } from '../library/note-history.ts';
import { isNoteId, marksId, monthOf, noteId, subjectOf } from '../sync/layout.ts';
import { isSameMark } from '../sync/marks.ts';
import { NO_NOTE, type NoteContent } from '../sync/notes.ts';
import type { LocalRecords } from '../sync/ports.ts';
import type { SyncState } from '../sync/record.ts';
import type { Database } from './database.ts';
import { isReadable, readable, readableOne } from './row-shape.ts';

/** The last month of identifiers with the archive before them. */
const LAST_OLD_STYLE = '2007-03';

const NOTE_STORES = ['syncStates', 'notes', 'noteHistory'] as const;
const MARK_STORES = ['syncStates', 'marks'] as const;

/** Notes and marks of this device as records; `taken` gathers the papers of which one was changed. */
export function syncRecords(database: Database, taken: Set<string>): LocalRecords {
  return {
    async survey() {
      const transaction = (await database.connection()).transaction(['notes', 'marks', 'syncStates']);
      const [notes, marks, states] = await Promise.all([
        transaction.objectStore('notes').getAll(),
        transaction.objectStore('marks').getAll(),
        transaction.objectStore('syncStates').getAll(),
      ]);
      const here = new Map<string, Here<Content>>();
      for (const state of readable('syncStates', states)) {
        here.set(state.id, { local: isNoteId(state.id) ? NO_NOTE : new Map(), state });
      }
      const stateOf = (id: string): SyncState | null => here.get(id)?.state ?? null;
      for (const note of notes) {
        const id = noteId(note.arxivId);
        // What cannot be read is not taken for removed.
        if (isReadable('notes', note)) here.set(id, { local: toContent(note), state: stateOf(id) });
        else here.delete(id);
      }
      for (const [id, local] of byMonth(readable('marks', marks))) here.set(id, { local, state: stateOf(id) });
      return new Map(
        [...here].map(([id, each]) => [id, { changed: isChanged(kindOf(id), id, each), state: each.state }]),
      );
    },

    async change(id, act) {
      const stores = isNoteId(id) ? NOTE_STORES : MARK_STORES;
      const transaction = (await database.connection()).transaction(stores, 'readwrite');
      const states = transaction.objectStore('syncStates');
      const state = readableOne('syncStates', await states.get(id)) ?? null;
      const subject = subjectOf(id);
      if (isNoteId(id)) {
        const notes = transaction.objectStore('notes');
        const row = await notes.get(subject);
        if (row && !isReadable('notes', row)) throw new SyncError('unreadable');
        const { local, result, ...change } = act({ local: toContent(row), state });
        if (local && 'text' in local) {
          taken.add(subject);
          const next = local.text === null ? null : toNote(subject, { ...local, text: local.text }, row);
          const versions = transaction.objectStore('noteHistory');
          const history = readable('noteHistory', await versions.index('arxivId').getAll(subject));
          const now = new Date().toISOString();
          // Whatever the other device made of it, what it said here can be read again.
          const { put, remove } = changeHistory(history, { stored: row ?? null, next, restores: true }, now);
          await Promise.all([...put.map((each) => versions.put(each)), ...remove.map((key) => versions.delete(key))]);
          if (next) await notes.put(next);
          else await notes.delete(subject);
        }
        await keep(change.state);
        await transaction.done;
        return result;
      }
      const marks = transaction.objectStore('marks');
      const [year, month] = [subject.slice(2, 4), subject.slice(5)];
      const rows = await marks.getAll(IDBKeyRange.bound(`${year}${month}.`, `${year}${month}.\uffff`));
      // An archive's name begins with a letter, and few rows have one.
      if (subject <= LAST_OLD_STYLE) rows.push(...(await marks.getAll(IDBKeyRange.lowerBound('a'))));
      const own = rows.filter(({ arxivId }) => monthOf(arxivId) === subject);
      const { local, result, ...change } = act({ local: new Map(readable('marks', own).map(withKey)), state });
      if (local && !('text' in local)) {
        const before = new Map(own.map(withKey));
        for (const [arxivId, mark] of local) {
          const row = before.get(arxivId);
          if (row && (!isReadable('marks', row) || isSameMark(row, mark))) continue;
          taken.add(arxivId);
          await marks.put(mark);
        }
      }
      await keep(change.state);
      await transaction.done;
      return result;

      async function keep(next: SyncState | null | undefined): Promise<void> {
        if (next) await states.put(next);
        else if (next === null) await states.delete(id);
      }
    },
  };
}

/** What was agreed on is forgotten: the next pass takes nothing for removed, and brings both sides together again. */
export async function forgetSyncStates(database: Database): Promise<void> {
  await (await database.connection()).clear('syncStates');
}

/** Papers whose note still has what two devices wrote. */
export async function findTwoVersions(database: Database): Promise<string[]> {
  const notes = readable('notes', await (await database.connection()).getAll('notes'));
  return notes.filter(({ text }) => holdsTwoVersions(text)).map(({ arxivId }) => arxivId);
}

function toContent(note: Note | undefined): NoteContent {
  return note ? { text: note.text, createdAt: note.createdAt, updatedAt: note.updatedAt } : NO_NOTE;
}

/** The revision is raised, so that an open editor finds that there are other words. */
function toNote(arxivId: string, content: NoteContent & { text: string }, row: Note | undefined): Note {
  const { text, createdAt, updatedAt } = content;
  return { ...row, arxivId, text, createdAt: createdAt || updatedAt, updatedAt, revision: (row?.revision ?? 0) + 1 };
}

function byMonth(marks: readonly Mark[]): Map<string, Map<string, Mark>> {
  const months = new Map<string, Map<string, Mark>>();
  for (const mark of marks) {
    const id = marksId(monthOf(mark.arxivId));
    const month = months.get(id) ?? new Map<string, Mark>();
    months.set(id, month.set(mark.arxivId, mark));
  }
  return months;
}

function withKey(mark: Mark): [string, Mark] {
  return [mark.arxivId, mark];
}
