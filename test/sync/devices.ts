import type { Mark } from '../../lib/library/mark.ts';
import { type Content, type Here, isChanged, kindOf } from '../../lib/sync/agree.ts';
import { SyncError } from '../../lib/sync/faults.ts';
import { isNoteId, marksId, monthOf, noteId, subjectOf } from '../../lib/sync/layout.ts';
import type { MarksContent } from '../../lib/sync/marks.ts';
import { NO_NOTE, type NoteContent } from '../../lib/sync/notes.ts';
import type { Change, LocalRecords, RemoteEntry, RemoteFolder } from '../../lib/sync/ports.ts';
import type { SyncState } from '../../lib/sync/record.ts';

/** A device in memory: what the database holds, by the same contract. */
export class Device implements LocalRecords {
  readonly notes = new Map<string, NoteContent>();
  readonly marks = new Map<string, Mark>();
  readonly states = new Map<string, SyncState>();

  survey(): Promise<Map<string, { changed: boolean; state: SyncState | null }>> {
    const ids = new Set<string>([
      ...this.states.keys(),
      ...[...this.notes.keys()].map(noteId),
      ...[...this.marks.keys()].map((arxivId) => marksId(monthOf(arxivId))),
    ]);
    return Promise.resolve(
      new Map(
        [...ids].map((id) => {
          const here = this.here(id);
          return [id, { changed: isChanged(kindOf(id), id, here), state: here.state }];
        }),
      ),
    );
  }

  change<Result>(id: string, act: (here: Here<Content>) => Change<Result>): Promise<Result> {
    const { local, state, result } = act(this.here(id));
    if (local && isNoteId(id)) this.#putNote(subjectOf(id), local as NoteContent);
    else if (local) for (const [arxivId, mark] of local as MarksContent) this.marks.set(arxivId, mark);
    if (state) this.states.set(id, state);
    else if (state === null) this.states.delete(id);
    return Promise.resolve(result);
  }

  here(id: string): Here<Content> {
    const state = this.states.get(id) ?? null;
    if (isNoteId(id)) return { local: this.notes.get(subjectOf(id)) ?? NO_NOTE, state };
    return { local: new Map([...this.marks].filter(([arxivId]) => marksId(monthOf(arxivId)) === id)), state };
  }

  #putNote(arxivId: string, content: NoteContent): void {
    if (content.text === null) this.notes.delete(arxivId);
    else this.notes.set(arxivId, content);
  }
}

export interface ServerHabits {
  /** Whether If-Match and If-None-Match are heeded. */
  heedsConditions: boolean;
  /** Whether an answer to PUT has an ETag. */
  tagsPuts: boolean;
  /** Whether listings have ETags. */
  tags: boolean;
}

const GOOD: ServerHabits = { heedsConditions: true, tagsPuts: true, tags: true };

/** A folder in memory. */
export class Server {
  readonly files = new Map<string, { body: string; etag: string }>();
  readonly folders = new Set<string>();
  readonly habits: ServerHabits;
  #tag = 0;
  requests = 0;

  constructor(habits: ServerHabits = GOOD) {
    this.habits = habits;
  }

  /** As one device reaches it; `fate` says of each request whether it, or its answer, is lost. */
  reachedBy(
    fate: () => 'ok' | 'lost' | 'unheard' = () => 'ok',
    turn: () => Promise<void> = async () => {},
  ): RemoteFolder {
    const ask = async <Answer>(act: () => Answer): Promise<Answer> => {
      await turn();
      this.requests += 1;
      const how = fate();
      if (how === 'lost') throw new SyncError('unreachable');
      const answer = act();
      await turn();
      if (how === 'unheard') throw new SyncError('timeout');
      return answer;
    };
    const tagOf = (etag: string): string | null => (this.habits.tags ? etag : null);
    return {
      list: (path) => ask(() => this.#list(path)),
      get: (path) =>
        ask(() => {
          const file = this.files.get(path);
          return file ? { body: file.body, etag: tagOf(file.etag) } : null;
        }),
      put: (path, body, over) =>
        ask(() => {
          if (!this.folders.has(path.slice(0, path.lastIndexOf('/')))) return { outcome: 'no-folder' as const };
          const file = this.files.get(path);
          const isBarred = over === null ? file !== undefined : over !== 'any' && over.etag !== file?.etag;
          if (this.habits.heedsConditions && isBarred) return { outcome: 'changed' as const };
          this.#tag += 1;
          const etag = `"${this.#tag}"`;
          this.files.set(path, { body, etag });
          return { outcome: 'done' as const, etag: this.habits.tagsPuts ? tagOf(etag) : null };
        }),
      makeFolder: (path) =>
        ask(() => {
          this.folders.add(path);
        }),
      remove: (path, etag) =>
        ask(() => {
          if (this.files.get(path)?.etag === etag) this.files.delete(path);
        }),
    };
  }

  #list(path: string): RemoteEntry[] | null {
    if (!this.folders.has(path)) return null;
    const folders = [...this.folders].filter((folder) => folder.startsWith(`${path}/`));
    const files = [...this.files].filter(([file]) => file.slice(0, file.lastIndexOf('/')) === path);
    return [
      ...folders.map((folder) => ({ name: folder.slice(path.length + 1), isFolder: true, etag: null })),
      ...files.map(([file, { etag }]) => ({
        name: file.slice(path.length + 1),
        isFolder: false,
        etag: this.habits.tags ? etag : null,
      })),
    ];
  }
}
