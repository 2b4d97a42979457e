import type { Content, Here } from './agree.ts';
import type { SyncState } from './record.ts';

/** What a change writes; what is left out stays, and a state of null is forgotten. */
export interface Change<Result> {
  local?: Content;
  state?: SyncState | null;
  result: Result;
}

/** Records of this device. */
export interface LocalRecords {
  /** Every record that is here or was agreed on. */
  survey(): Promise<ReadonlyMap<string, { changed: boolean; state: SyncState | null }>>;
  /**
   * Reads a record with its state and writes what `act` makes of them, in one transaction. `beside` are papers whose
   * marks are looked at besides those the survey has found.
   */
  change<Result>(id: string, act: (here: Here<Content>) => Change<Result>): Promise<Result>;
}

export interface RemoteEntry {
  name: string;
  isFolder: boolean;
  /** null: the server does not say. */
  etag: string | null;
}

/** The reader's folder; paths are relative to it. Every call may throw a SyncError. */
export interface RemoteFolder {
  /** null: there is no such folder. */
  list(path: string, signal: AbortSignal): Promise<RemoteEntry[] | null>;
  /** null: there is no such file. */
  get(path: string, signal: AbortSignal): Promise<{ body: string; etag: string | null } | null>;
  /**
   * `over`: the version it may take the place of; null: of none; `any`: of whichever. `changed`: there is another;
   * `no-folder`: it has nowhere to lie.
   */
  put(
    path: string,
    body: string,
    over: { etag: string } | null | 'any',
    signal: AbortSignal,
  ): Promise<{ outcome: 'done'; etag: string | null } | { outcome: 'changed' } | { outcome: 'no-folder' }>;
  /** One that is there already is no fault. */
  makeFolder(path: string, signal: AbortSignal): Promise<void>;
  remove(path: string, etag: string, signal: AbortSignal): Promise<void>;
}
