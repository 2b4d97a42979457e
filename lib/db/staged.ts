import { unwrap } from 'idb';
import { AppError } from '../core/errors.ts';
import type { Database } from './database.ts';
import { forgetLedger } from './ledger.ts';
import { abort, holdRows, type Row, SYNCED, textOf, untyped } from './rows.ts';
import type { StagedHead, StagedPiece } from './schema.ts';

/** The pieces of a restore, and its head under 0, lie side by side. */
const HEAD = 0;
const pieceRange = (restore: string): IDBKeyRange => IDBKeyRange.bound([restore, HEAD], [restore, []]);

/** Takes everything out of staging and begins a restore: there is one at a time. `at` in milliseconds. */
export async function beginStaging(database: Database, restore: string, at: number): Promise<void> {
  const transaction = (await untyped(database)).transaction('staged', 'readwrite');
  await transaction.store.clear();
  await transaction.store.put({ restore, piece: HEAD, at, applied: null } satisfies StagedHead);
  await transaction.done;
}

/** Keeps rows for later; the same piece twice is as once. Throws `interrupted` for a restore that was given up. */
export async function stagePiece(database: Database, piece: StagedPiece): Promise<void> {
  const transaction = (await untyped(database)).transaction('staged', 'readwrite');
  const head: unknown = await transaction.store.get([piece.restore, HEAD]);
  if (head !== undefined) await transaction.store.put(piece);
  await transaction.done;
  if (head === undefined) throw new AppError('interrupted', 'this restore was given up');
}

export async function findStaging(database: Database): Promise<StagedHead[]> {
  const { store } = (await untyped(database)).transaction('staged');
  const keys = await store.getAllKeys();
  const heads: unknown[] = await Promise.all(keys.filter(isHeadKey).map((key) => store.get(key)));
  return heads.filter(isHead);
}

function isHeadKey(key: IDBValidKey): boolean {
  return Array.isArray(key) && key[1] === HEAD;
}

function isHead(row: unknown): row is StagedHead {
  return typeof row === 'object' && row !== null && 'applied' in row;
}

function isPiece(row: unknown): row is StagedPiece {
  return typeof row === 'object' && row !== null && 'rows' in row;
}

export async function dropStaging(database: Database, restore: string): Promise<void> {
  await (await untyped(database)).delete('staged', pieceRange(restore));
}

/** What is still to be done about a restore's settings is done. */
export async function settleStaging(database: Database, restore: string): Promise<void> {
  const transaction = (await untyped(database)).transaction('staged', 'readwrite');
  const head: unknown = await transaction.store.get([restore, HEAD]);
  if (isHead(head) && head.applied)
    await transaction.store.put({ ...head, applied: { ...head.applied, settings: null } });
  await transaction.done;
}

export interface Application<Verdict extends string> {
  restore: string;
  /** How many there must be. */
  pieces: number;
  /** Every store they are of, and those of `whole`. */
  stores: readonly string[];
  /** Stores that are to hold the restore's rows and no others. */
  whole: readonly string[];
  /** Asked for each row in its turn; must not wait. */
  decide: (store: string, here: Row | undefined, row: Row) => { verdict: Verdict; row?: Row };
  /** Kept in the same transaction, so that it is there if the rows are. */
  settings: NonNullable<StagedHead['applied']>['settings'];
}

export type Counts = Record<string, number>;

/**
 * Puts all staged rows where they belong and takes them out of staging, in one transaction: whatever stops it before
 * its end leaves every store as it was. One piece is held at a time. Answers per store how many rows there were of
 * each verdict, of rows without a key (`broken`) and of rows taken out (`dropped`). A restore that was applied already
 * answers what it answered then.
 */
export async function applyStaged<Verdict extends string>(
  database: Database,
  { restore, pieces, stores, whole, decide, settings }: Application<Verdict>,
): Promise<Record<string, Counts>> {
  const db = await untyped(database);
  const forgets = whole.some((store) => SYNCED.includes(store));
  const names = [...stores, 'staged', ...(forgets ? ['syncStates'] : [])];
  const transaction = db.transaction([...new Set(names)], 'readwrite');
  const staged = transaction.objectStore('staged');
  const counts: Record<string, Counts> = {};
  const kept = new Map<string, Set<string>>(whole.map((store) => [store, new Set()]));
  const work = async (): Promise<Record<string, Counts>> => {
    const head: unknown = await staged.get([restore, HEAD]);
    const isBegun = isHead(head);
    if (isBegun && head.applied) return head.applied.counts;
    const keys = await staged.getAllKeys(pieceRange(restore));
    if (!isBegun || keys.length - 1 !== pieces) throw new AppError('interrupted', 'a part of the restore is gone');
    for (const key of keys.slice(1)) {
      const piece: unknown = await staged.get(key);
      if (!isPiece(piece) || !stores.includes(piece.store)) throw new AppError('bad-message', 'staged');
      const { store } = piece;
      const own = (counts[store] ??= {});
      await holdRows(transaction.objectStore(store), piece.rows, {
        decide: (here, row) => decide(store, here, row),
        count: (verdict) => (own[verdict] = (own[verdict] ?? 0) + 1),
        keep: (row) => kept.get(store)?.add(textOf(row)),
        write: true,
      });
      await staged.delete(key);
    }
    for (const [store, names] of kept) {
      const rows = transaction.objectStore(store);
      const gone = (await rows.getAllKeys()).filter((key) => !names.has(textOf(key)));
      await Promise.all(gone.map((key) => rows.delete(key)));
      (counts[store] ??= {})['dropped'] = gone.length;
    }
    if (forgets) await transaction.objectStore('syncStates').clear();
    await staged.put({ ...head, applied: { counts, settings } } satisfies StagedHead);
    return counts;
  };
  try {
    const done = await work();
    await transaction.done;
    return done;
  } catch (thrown) {
    await abort(transaction);
    throw unwrap(transaction).error ?? thrown;
  } finally {
    forgetLedger(database);
  }
}
