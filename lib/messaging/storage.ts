import type { CleanUp } from '../db/clean-up.ts';
import type { Key } from '../db/rows.ts';
import type { Settings } from '../settings/settings.ts';

export type { CleanUp, Key };

export interface StorageView {
  /** Version of the database. */
  database: number;
  /** Bytes are reckoned from some of the rows. */
  stores: { store: string; rows: number; bytes: number }[];
  /** Bytes, as the browser counts them; null where it does not say. */
  usage: number | null;
  quota: number | null;
  /** The browser never clears it by itself. */
  persisted: boolean;
}

/** What a backup begins with; rows follow piece by piece. */
export interface BackupStart {
  extension: string;
  database: number;
  stores: { store: string; rows: number }[];
  settings: Settings;
  settingsVersion: number;
}

/** How rows of a backup stand to those here. */
export interface RowCounts {
  new: number;
  same: number;
  /** Those here are newer, and stay. */
  older: number;
  newer: number;
  broken: number;
}

export type RestoreMode = 'merge' | 'replace';

/** Rows that were taken out, to be put back by `restoreRows`; null where they were too many to be kept at hand. */
export interface CleanedUp {
  rows: number;
  undo: string | null;
}

/** Calls on what is stored: of the extension's own pages alone. */
export interface StorageProtocol {
  getStorage(): StorageView;
  beginBackup(data: { fullTexts: boolean }): BackupStart;
  /** Rows after a key, each a line of JSON; a piece is bounded. */
  readBackupPiece(data: { store: string; after: Key | null }): { lines: string; rows: number; next: Key | null };
  /**
   * Lines of a backup of version `database` held against the rows here; with `write` they are stored. `keys` are those
   * of the rows that could be read, for `dropOtherRows`.
   */
  restoreRows(data: {
    store: string;
    database: number;
    lines: string;
    mode: RestoreMode;
    write: boolean;
  }): RowCounts & { keys: Key[] };
  /** The end of replacing a store: only now the rows that are not in the backup go. Answers how many. */
  dropOtherRows(data: { store: string; keep: Key[] }): number;
  /** Settings of a backup; keys and consents are none of it. */
  restoreSettings(data: { settings: unknown; version: number; mode: RestoreMode }): Settings;
  /** How many rows a clean-up would take. */
  countSpare(data: { what: CleanUp; days: number }): number;
  cleanUp(data: { what: CleanUp; days: number }): CleanedUp;
  /** Rows that are not in the shape of their store, in every store. */
  countUnreadable(): { store: string; rows: number }[];
  removeUnreadable(): { store: string; rows: number }[];
}
