import { AppError, toAppError } from '../../lib/core/errors.ts';
import type { BackupFile } from '../../lib/exchange/backup/manifest.ts';
import { BackupReader } from '../../lib/exchange/backup/read-backup.ts';
import type { RestoreMode, RowCounts } from '../../lib/messaging/protocol.ts';
import type { FileWork } from './backup-file.ts';
import { callAgain } from './call-again.ts';

/** What a backup would do to a store, or has done. */
export type StoreOutcome = { store: string } & RowCounts & {
    /** Rows that are not in it, and go with a restore that replaces. */
    dropped: number;
  };

export interface Outcome {
  /** Those that something is or would be done to. */
  stores: StoreOutcome[];
  /** Rows in files that are not as they were written: they cannot be read. */
  damaged: number;
  /** Whether its settings can be read. */
  settings: boolean;
}

interface Restoring extends FileWork {
  /** All of it is with the background, which puts it in place: from here on it cannot be stopped. */
  onApplying: () => void;
}

/** A file the reader chose: looked through whole before anything is written. */
export class Restore {
  readonly #reader: BackupReader;
  readonly #broken = new Set<BackupFile>();

  private constructor(reader: BackupReader) {
    this.#reader = reader;
  }

  static async open(file: Blob, database: number): Promise<Restore> {
    return new Restore(await BackupReader.open(file, { database }));
  }

  /** ISO 8601 instant, and the version of the extension that made it. */
  get about(): { createdAt: string; extension: string } {
    return this.#reader.manifest;
  }

  /** What merging it and what replacing the library by it would do. */
  async preview(work: FileWork): Promise<Record<RestoreMode, Outcome>> {
    const { stores, database } = this.#reader.manifest;
    const found = new Map(stores.map((store) => [store, { merge: noRows(store), replace: noRows(store) }]));
    await this.#eachFile(work, async ({ store }, lines) => {
      const counts = await callAgain('compareRows', { store, database, lines });
      for (const mode of MODES) add(found.get(store)?.[mode], counts[mode]);
    });
    const here = new Map(
      (await callAgain('beginBackup', { fullTexts: true })).stores.map(({ store, rows }) => [store, rows]),
    );
    for (const [store, { replace }] of found) {
      const met = replace.same + replace.newer;
      if (this.#isWhole(store, replace.broken)) replace.dropped = Math.max(0, (here.get(store) ?? 0) - met);
    }
    const settings = (await this.#readable(this.#reader.settings())) !== null;
    const outcomeOf = (mode: RestoreMode): Outcome => ({
      stores: this.#concerned([...found.values()].map((each) => each[mode])),
      damaged: this.#damaged(),
      settings,
    });
    return { merge: outcomeOf('merge'), replace: outcomeOf('replace') };
  }

  /** All of it or nothing: stopped at any line before its end, the library is as it was. */
  async run(mode: RestoreMode, { onApplying, ...work }: Restoring): Promise<Outcome> {
    const { stores, database, settings: about } = this.#reader.manifest;
    const restore = await callAgain('beginRestore');
    const broken = new Map<string, number>();
    let pieces = 0;
    try {
      await this.#eachFile(work, async ({ store }, lines) => {
        pieces += 1;
        const staged = await callAgain('stageRows', { restore, piece: pieces, store, database, lines });
        broken.set(store, (broken.get(store) ?? 0) + staged.broken);
      });
      const settings = await this.#readable(this.#reader.settings());
      work.signal.throwIfAborted();
      onApplying();
      const whole = stores.filter((store) => this.#isWhole(store, broken.get(store) ?? 0));
      const applied = await callAgain('applyRestore', {
        restore,
        pieces,
        stores,
        whole: mode === 'replace' ? whole : [],
        mode,
        settings: settings === null ? null : { settings, version: about.version },
      });
      const done = stores.map((store) => {
        const counts = noRows(store);
        add(counts, applied.find((each) => each.store === store) ?? counts);
        counts.broken += broken.get(store) ?? 0;
        counts.dropped = applied.find((each) => each.store === store)?.dropped ?? 0;
        return counts;
      });
      return { stores: this.#concerned(done), damaged: this.#damaged(), settings: settings !== null };
    } catch (thrown) {
      // Where this fails too, it is swept out later.
      await callAgain('dropRestore', { restore }).catch(() => undefined);
      throw thrown;
    }
  }

  /** Store by store; a file that is damaged is passed over. */
  async #eachFile(
    { signal, onProgress }: FileWork,
    act: (file: BackupFile, lines: string) => Promise<void>,
  ): Promise<void> {
    const { files, stores } = this.#reader.manifest;
    const total = files.reduce((sum, { rows }) => sum + rows, 0);
    const ordered = stores.flatMap((store) => files.filter((each) => each.store === store));
    let done = 0;
    const take = async (file: BackupFile): Promise<void> => {
      const lines = await this.#readable(this.#reader.lines(file));
      signal.throwIfAborted();
      if (lines === null) this.#broken.add(file);
      else await act(file, lines);
      onProgress((done += file.rows), total);
    };
    const begun: Promise<void>[] = [];
    try {
      for (const [index, file] of ordered.entries()) {
        await begun[index - AT_ONCE];
        signal.throwIfAborted();
        const taken = take(file);
        // Awaited in its turn, where its fault is heard.
        taken.catch(() => undefined);
        begun.push(taken);
      }
      await Promise.all(begun);
    } finally {
      await Promise.allSettled(begun);
    }
    signal.throwIfAborted();
  }

  /** Where a part of the backup cannot be read, it cannot say what is not in it. */
  #isWhole(store: string, broken: number): boolean {
    return broken === 0 && ![...this.#broken].some((file) => file.store === store);
  }

  #concerned(stores: readonly StoreOutcome[]): StoreOutcome[] {
    const named = new Set(this.#reader.manifest.files.map(({ store }) => store));
    return stores.filter(({ store, dropped }) => named.has(store) || dropped > 0);
  }

  #damaged(): number {
    return [...this.#broken].reduce((sum, { rows }) => sum + rows, 0);
  }

  /** null for a file that is damaged: the others are read all the same. */
  async #readable<Value>(reading: Promise<Value>): Promise<Value | null> {
    try {
      return await reading;
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'backup-unreadable') return null;
      throw toAppError(thrown);
    }
  }
}

/** Files that are read at a time: one is unpacked while the background holds another against what is here. */
const AT_ONCE = 2;
const MODES: readonly RestoreMode[] = ['merge', 'replace'];
const VERDICTS = ['new', 'same', 'older', 'newer', 'broken'] as const;

function noRows(store: string): StoreOutcome {
  return { store, new: 0, same: 0, older: 0, newer: 0, broken: 0, dropped: 0 };
}

function add(sum: StoreOutcome | undefined, counts: RowCounts): void {
  if (sum) for (const verdict of VERDICTS) sum[verdict] += counts[verdict];
}
