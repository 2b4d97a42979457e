import type { SyncStageResult } from '../sync/examine.ts';
import type { SyncFault } from '../sync/faults.ts';

/** How one pass went. */
export interface SyncReport {
  /** ISO 8601 instant of its end. */
  at: string;
  /** Records taken in and sent; notes that now hold both versions; records left for the next pass. */
  down: number;
  up: number;
  conflicts: number;
  left: number;
  /** Files passed over, the first of them. */
  skipped: { path: string; fault: SyncFault }[];
  /** What ended it; null: it went through. */
  fault: SyncFault | null;
  detail: string | null;
}

/** How sync stands, for the options page: neither the name nor the password is in it. */
export interface SyncView {
  address: string;
  folder: string;
  on: boolean;
  /** There is a password for the address; `locked`: behind the passphrase. */
  password: 'none' | 'stored' | 'locked';
  running: { done: number; total: number } | null;
  last: SyncReport | null;
  /** ISO 8601 instant of the last pass that went through. */
  succeededAt: string | null;
  /** Milliseconds since the epoch of the next pass; null: none by itself. */
  next: number | null;
  /** Papers whose note has what two devices wrote. */
  conflicts: { arxivId: string; title: string }[];
}

/** What the form says; name and password empty: those that are stored for this server. */
export interface SyncFields {
  address: string;
  folder: string;
  user: string;
  password: string;
}

/** Calls on sync: of the extension's own pages alone. */
export interface SyncProtocol {
  getSync(): SyncView;
  /** Looks at the server stage by stage. */
  testSync(data: SyncFields): SyncStageResult[];
  /** Switches it on, and begins; with a `fault`, nothing was changed. */
  saveSync(data: SyncFields): { view: SyncView; fault: SyncFault | null };
  /** Begins a pass; `sync` events tell how it goes. */
  syncNow(): SyncView;
  /** What is here stays, and what is on the server; `forget`: the password and the address go. */
  stopSync(data: { forget: boolean }): SyncView;
}
