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

/** Rows of one store, each a line of JSON, as the database of that version had them. */
interface StoreLines {
  store: string;
  database: number;
  lines: string;
}

export interface RestoredSettings {
  settings: unknown;
  version: number;
}

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
  /** Lines of a backup of version `database` held against the rows here: what either way of restoring would do. */
  compareRows(data: StoreLines): Record<RestoreMode, RowCounts>;
  /** Rows merged at once: to take a clean-up back. */
  restoreRows(data: StoreLines): RowCounts;
  /** Answers with its id. There is one at a time; one that was begun before is given up. */
  beginRestore(): string;
  /** Rows wait where nobody reads them; pieces count from 1, and the same one twice is as once. */
  stageRows(data: StoreLines & { restore: string; piece: number }): { broken: number };
  /**
   * Puts all of it in place, or nothing. `stores` are those the backup covers, `whole` those of which it has every
   * row: where it replaces, others go. Keys and consents are no part of its settings.
   */
  applyRestore(data: {
    restore: string;
    pieces: number;
    stores: string[];
    whole: string[];
    mode: RestoreMode;
    settings: RestoredSettings | null;
  }): ({ store: string; dropped: number } & RowCounts)[];
  /** What was staged goes. */
  dropRestore(data: { restore: string }): void;
  /** How many rows a clean-up would take. */
  countSpare(data: { what: CleanUp; days: number }): number;
  cleanUp(data: { what: CleanUp; days: number }): CleanedUp;
  /** Rows that are not in the shape of their store, in every store. */
  countUnreadable(): { store: string; rows: number }[];
  removeUnreadable(): { store: string; rows: number }[];
}
