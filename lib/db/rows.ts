import { type IDBPDatabase, type IDBPObjectStore, unwrap, wrap } from 'idb';
import { AppError } from '../core/errors.ts';
import type { Database } from './database.ts';
import { forgetLedger } from './ledger.ts';
import { rowsOf, stretchOf } from './many-rows.ts';

/** Rows of any store, whatever they hold: for backups, counts and repairs. */
export type Row = Readonly<Record<string, unknown>>;
/** What a store calls a row by. */
export type Key = string | string[];

/** Rows taken from the store at a time while a piece fills. */
const BATCH = 50;
/** Of these, rows that go here were not removed by the reader: what was agreed on with other devices goes in the same breath. */
export const SYNCED: readonly string[] = ['notes', 'marks'];
/** Rows whose size stands for all of a store's. */
const SAMPLE = 60;

/** The same connection, for stores that are named at run time. */
export async function untyped(database: Database): Promise<IDBPDatabase> {
  return wrap(unwrap(await database.connection()));
}

export async function listStores(database: Database): Promise<{ version: number; stores: string[] }> {
  const db = await untyped(database);
  return { version: db.version, stores: [...db.objectStoreNames] };
}

/** Some rows after a key, each a line of JSON, until they are `most` characters; `next` null: there are no more. */
export async function readPiece(
  database: Database,
  store: string,
  after: Key | null,
  most: number,
): Promise<{ lines: string; rows: number; next: Key | null }> {
  const db = await untyped(database);
  if (!db.objectStoreNames.contains(store)) throw new AppError('bad-message', store);
  const rows = db.transaction(store).store;
  const lines: string[] = [];
  let length = 0;
  let last: IDBValidKey | null = after;
  for (;;) {
    const range: IDBKeyRange | null = last === null ? null : IDBKeyRange.lowerBound(last, true);
    const [batch, keys]: [Row[], IDBValidKey[]] = await Promise.all([
      rows.getAll(range, BATCH),
      rows.getAllKeys(range, BATCH),
    ]);
    for (const [i, row] of batch.entries()) {
      const line = JSON.stringify(row);
      lines.push(line);
      length += line.length + 1;
      last = keys[i] ?? last;
      // A row under a key that is no text is broken; the piece ends at the next one.
      if (length >= most && isKey(last)) return { lines: lines.join('\n'), rows: lines.length, next: last };
    }
    if (batch.length < BATCH) return { lines: lines.join('\n'), rows: lines.length, next: null };
  }
}

/**
 * Holds each row against the one under its key and stores what `decide` gives, all in one transaction; `write` false
 * only looks. Rows without a key of the store's kind count as `broken`.
 */
export async function mergeRows<Verdict extends string>(
  database: Database,
  store: string,
  rows: readonly Row[],
  decide: (here: Row | undefined, row: Row) => { verdict: Verdict; row?: Row },
  { write }: { write: boolean },
): Promise<{ counts: Partial<Record<Verdict | 'broken', number>>; keys: Key[] }> {
  const db = await untyped(database);
  if (!db.objectStoreNames.contains(store)) throw new AppError('bad-message', store);
  const transaction = db.transaction(store, write ? 'readwrite' : 'readonly');
  const counts: Partial<Record<Verdict | 'broken', number>> = {};
  const keys: Key[] = [];
  const count = (verdict: Verdict | 'broken'): void => void (counts[verdict] = (counts[verdict] ?? 0) + 1);
  try {
    await holdRows(transaction.store, rows, { decide, count, keep: (key) => keys.push(key), write });
    await transaction.done;
  } catch (thrown) {
    // Rows that were put before the fault go with it.
    await abort(transaction);
    throw unwrap(transaction).error ?? thrown;
  } finally {
    forgetLedger(database);
  }
  return { counts, keys };
}

export interface Holding<Verdict extends string> {
  /** Asked for each row in its turn; must not wait. */
  decide: (here: Row | undefined, row: Row) => { verdict: Verdict; row?: Row };
  count: (verdict: Verdict | 'broken') => void;
  keep: (key: Key) => void;
  write: boolean;
}

/**
 * Holds each row against the one under its key, within a transaction; two of one key meet in turn. Rows are put
 * without waiting for each: one that fails ends the transaction.
 */
export async function holdRows<Verdict extends string>(
  store: Held,
  rows: readonly Row[],
  { decide, count, keep, write }: Holding<Verdict>,
): Promise<void> {
  const keys = rows.map((row) => keyOf(store, row));
  const held = await findHeld(
    store,
    keys.filter((key) => key !== undefined),
  );
  const changed = new Map<string, Row>();
  for (const [index, row] of rows.entries()) {
    const key = keys[index];
    if (key === undefined) {
      count('broken');
      continue;
    }
    const name = textOf(key);
    keep(key);
    const decision = decide(changed.get(name) ?? held.get(name), row);
    count(decision.verdict);
    if (decision.row) changed.set(name, decision.row);
  }
  if (!write) return;
  // Bare requests: a promise for each of many thousand rows costs as much as the writing.
  const bare = unwrap(store);
  for (const row of changed.values()) bare.put(row);
}

type Held = IDBPObjectStore<unknown, string[], string, IDBTransactionMode>;

/** The rows under some keys, by `textOf`; keys of a backup's piece are neighbours. */
async function findHeld(store: Held, keys: readonly Key[]): Promise<Map<string, Row>> {
  const stretch = await stretchOf(store, keys);
  const rows: readonly (Row | undefined)[] = await (stretch === null
    ? Promise.all(keys.map((key) => store.get(key)))
    : rowsOf(store, stretch));
  return new Map(
    rows.flatMap((row): [string, Row][] => {
      const key = row && keyOf(store, row);
      return row && key ? [[textOf(key), row]] : [];
    }),
  );
}

export async function abort(transaction: { abort: () => void; done: Promise<void> }): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // It has ended already, by the same fault.
  }
  await transaction.done.catch(() => undefined);
}

async function removeKeys(database: Database, store: string, isGone: (key: IDBValidKey) => boolean): Promise<number> {
  const db = await untyped(database);
  const isSynced = SYNCED.includes(store);
  const transaction = db.transaction(isSynced ? [store, 'syncStates'] : [store], 'readwrite');
  const rows = transaction.objectStore(store);
  const keys = (await rows.getAllKeys()).filter(isGone);
  const removals: Promise<void>[] = keys.map((key) => rows.delete(key));
  if (isSynced) removals.push(transaction.objectStore('syncStates').clear());
  await Promise.all([...removals, transaction.done]).finally(() => forgetLedger(database));
  return keys.length;
}

/** Keys of rows for which `picks` says yes; a cursor holds one row at a time. */
export async function findKeys(
  database: Database,
  store: string,
  picks: (row: unknown) => boolean,
): Promise<IDBValidKey[]> {
  const rows = (await untyped(database)).transaction(store).store;
  const keys: IDBValidKey[] = [];
  for (let cursor = await rows.openCursor(); cursor; cursor = await cursor.continue()) {
    if (picks(cursor.value)) keys.push(cursor.key);
  }
  return keys;
}

export async function removeRows(database: Database, store: string, keys: readonly IDBValidKey[]): Promise<number> {
  const gone = new Set(keys.map(textOf));
  return removeKeys(database, store, (key) => gone.has(textOf(key)));
}

/** Rows by their keys, each a line of JSON; null where they are more than `most` characters. */
export async function readRows(
  database: Database,
  store: string,
  keys: readonly IDBValidKey[],
  most: number,
): Promise<string | null> {
  const rows = (await untyped(database)).transaction(store).store;
  const lines: string[] = [];
  let length = 0;
  for (const key of keys) {
    const line = JSON.stringify(await rows.get(key));
    length += line.length + 1;
    if (length > most) return null;
    lines.push(line);
  }
  return lines.join('\n');
}

/** Rows of a store, and bytes by the size of some of them. */
export async function measureStore(database: Database, store: string): Promise<{ rows: number; bytes: number }> {
  const { store: rows } = (await untyped(database)).transaction(store);
  const [count, sample] = await Promise.all([rows.count(), rows.getAll(null, SAMPLE)]);
  const bytes = sample.reduce<number>((sum, row) => sum + JSON.stringify(row).length, 0);
  return { rows: count, bytes: Math.round((bytes / Math.max(sample.length, 1)) * count) };
}

/** A row's key, by the fields its store is keyed by. */
function keyOf({ keyPath }: { keyPath: string | string[] | null }, row: Row): Key | undefined {
  const key: unknown = Array.isArray(keyPath) ? keyPath.map((field) => row[field]) : row[String(keyPath)];
  return isKey(key) ? key : undefined;
}

function isKey(key: unknown): key is Key {
  const parts: unknown[] = Array.isArray(key) ? key : [key];
  return parts.every((part) => typeof part === 'string' && part !== '');
}

export function textOf(key: IDBValidKey): string {
  return JSON.stringify(key);
}
