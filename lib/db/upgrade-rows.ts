import { deleteDB } from 'idb';
import { Database } from './database.ts';
import { listStores, type Row, untyped } from './rows.ts';
import { type Upgrade, upgrades } from './upgrades.ts';

const SCRATCH = 'marginalia-restore';

/**
 * Rows of an earlier version of the database as they are in today's: they pass through the steps themselves, in a
 * database of their own that is gone afterwards. What that version's store would not have taken is left out.
 */
export function upgradeRows(
  store: string,
  rows: readonly Row[],
  from: number,
  steps: readonly Upgrade[] = upgrades,
): Promise<Row[]> {
  if (from >= steps.length) return Promise.resolve([...rows]);
  // There is one such database: pieces of two pages take turns.
  const turn = passing.then(() => passThrough(store, rows, from, steps));
  passing = turn.catch(() => undefined);
  return turn;
}

let passing: Promise<unknown> = Promise.resolve();

async function passThrough(
  store: string,
  rows: readonly Row[],
  from: number,
  steps: readonly Upgrade[],
): Promise<Row[]> {
  await deleteDB(SCRATCH);
  const old = new Database(SCRATCH, steps.slice(0, from));
  if (!(await listStores(old)).stores.includes(store)) {
    await old.close();
    await deleteDB(SCRATCH);
    return [];
  }
  const writing = (await untyped(old)).transaction(store, 'readwrite');
  for (const row of rows) await writing.store.put(row).catch(() => undefined);
  await writing.done;
  await old.close();
  const today = new Database(SCRATCH, steps);
  try {
    return await (await untyped(today)).getAll(store);
  } finally {
    await today.close();
    await deleteDB(SCRATCH);
  }
}
