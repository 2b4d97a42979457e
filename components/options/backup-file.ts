import { call as callOnce } from '../../lib/client/background.ts';
import { AppError, toAppError } from '../../lib/core/errors.ts';
import type { BackupFile } from '../../lib/exchange/backup/manifest.ts';
import { BackupReader } from '../../lib/exchange/backup/read-backup.ts';
import { BackupWriter } from '../../lib/exchange/backup/write-backup.ts';
import type { Key, Protocol, ProtocolType, RestoreMode, RowCounts } from '../../lib/messaging/protocol.ts';

/** `done` of `total` rows. */
export type OnProgress = (done: number, total: number) => void;

/** How often a piece is asked for again when the background was stopped over it. */
const RETRIES = 3;

/** Every call made here gives the same when it is made twice. */
async function call<Type extends ProtocolType>(
  type: Type,
  ...data: Parameters<Protocol[Type]>
): Promise<ReturnType<Protocol[Type]>> {
  for (let retry = 0; ; retry++) {
    try {
      return await callOnce(type, ...data);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'interrupted' || retry === RETRIES) throw thrown;
    }
  }
}

interface Options {
  signal: AbortSignal;
  onProgress: OnProgress;
}

/** Everything of the reader's as one file. Rows come in pieces, are packed and let go; the packed file alone is held. */
export async function makeBackup({
  fullTexts,
  signal,
  onProgress,
}: Options & { fullTexts: boolean }): Promise<{ file: Blob; filename: string; rows: number }> {
  const writer = new BackupWriter();
  const start = await call('beginBackup', { fullTexts });
  const total = start.stores.reduce((sum, { rows }) => sum + rows, 0);
  await writer.addSettings(start.settings, start.settingsVersion);
  let rows = 0;
  for (const { store } of start.stores) {
    let after: Key | null = null;
    do {
      signal.throwIfAborted();
      const piece: { lines: string; rows: number; next: Key | null } = await call('readBackupPiece', { store, after });
      if (piece.rows > 0) await writer.addRows(store, piece.lines, piece.rows);
      rows += piece.rows;
      onProgress(rows, Math.max(total, rows));
      after = piece.next;
    } while (after !== null);
  }
  const { extension, database, stores } = start;
  const createdAt = new Date().toISOString();
  const file = await writer.finish({ extension, database, createdAt, stores: stores.map(({ store }) => store) });
  return { file, filename: `marginalia-backup-${createdAt.slice(0, 16).replaceAll(':', '')}.zip`, rows };
}

/** What a backup would change, or has changed. */
export interface Outcome {
  /** Those that have rows in it. */
  stores: ({ store: string } & RowCounts)[];
  /** Rows in files that are not as they were written: they cannot be read. */
  damaged: number;
  /** Whether its settings can be read. */
  settings: boolean;
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

  async preview(mode: RestoreMode, options: Options): Promise<Outcome> {
    const stores = await this.#eachStore({ mode, write: false }, options);
    const settings = await this.#readable(this.#reader.settings());
    return { stores, damaged: this.#damaged(), settings: settings !== null };
  }

  /** Store by store; stopped between two pieces, it leaves whole rows, and nothing that was here is gone. */
  async run(mode: RestoreMode, options: Options): Promise<Outcome> {
    const { version } = this.#reader.manifest.settings;
    const stores = await this.#eachStore({ mode, write: true }, options);
    options.signal.throwIfAborted();
    const settings = await this.#readable(this.#reader.settings());
    if (settings !== null) await call('restoreSettings', { settings, version, mode });
    return { stores, damaged: this.#damaged(), settings: settings !== null };
  }

  async #eachStore(
    act: { mode: RestoreMode; write: boolean },
    { signal, onProgress }: Options,
  ): Promise<Outcome['stores']> {
    const { files, stores, database } = this.#reader.manifest;
    const total = files.reduce((sum, { rows }) => sum + rows, 0);
    const found: Outcome['stores'] = [];
    let done = 0;
    for (const store of stores) {
      const counts: RowCounts = { new: 0, same: 0, older: 0, newer: 0, broken: 0 };
      const keep: Key[] = [];
      const own = files.filter((file) => file.store === store);
      for (const file of own) {
        signal.throwIfAborted();
        const lines = await this.#readable(this.#reader.lines(file));
        if (lines === null) this.#broken.add(file);
        else {
          const { keys, ...held } = await call('restoreRows', { store, database, lines, ...act });
          for (const verdict of VERDICTS) counts[verdict] += held[verdict];
          keep.push(...keys);
        }
        onProgress((done += file.rows), total);
      }
      signal.throwIfAborted();
      // Where a part of the backup cannot be read, it cannot say what is not in it.
      const isWhole = counts.broken === 0 && !own.some((file) => this.#broken.has(file));
      if (act.write && act.mode === 'replace' && isWhole) await call('dropOtherRows', { store, keep });
      if (own.length > 0) found.push({ store, ...counts });
    }
    return found;
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

const VERDICTS = ['new', 'same', 'older', 'newer', 'broken'] as const;
