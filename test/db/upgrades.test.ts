import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { Database } from '../../lib/db/database.ts';
import { upgradeRows } from '../../lib/db/upgrade-rows.ts';
import { type Upgrade, upgrades } from '../../lib/db/upgrades.ts';
import { databases } from '../fixtures/databases.ts';

const NAME = 'marginalia-upgrades';
let open: Database[] = [];

afterEach(async () => {
  for (const database of open) await database.close();
  open = [];
  await deleteDB(NAME);
});

function opened(steps?: readonly Upgrade[]): Database {
  const database = new Database(NAME, steps);
  open.push(database);
  return database;
}

/** A database of version n, with the rows of its time. */
async function written(version: number, rows: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  const old = new Database(NAME, upgrades.slice(0, version));
  const db = await old.connection();
  for (const [store, all] of Object.entries(rows)) for (const row of all) await db.put(store as 'papers', row as never);
  await old.close();
}

async function rowsOf(database: Database): Promise<Record<string, unknown[]>> {
  const db = await database.connection();
  return Object.fromEntries(
    await Promise.all([...db.objectStoreNames].map(async (store) => [store, await db.getAll(store)] as const)),
  );
}

test('there is a fixture of every version', () => {
  expect(databases.map(({ version }) => version)).toEqual(upgrades.map((_, i) => i + 1));
});

test.each(databases)('rows of version $version are all there, unchanged, in today’s', async ({ version, rows }) => {
  await written(version, rows);
  const stored = await rowsOf(opened());
  for (const [store, all] of Object.entries(rows)) {
    expect(stored[store], store).toHaveLength(all.length);
    for (const row of all) expect(stored[store], store).toContainEqual(row);
  }
  const later = Object.entries(stored).filter(([store]) => !(store in rows));
  expect(later.flatMap(([, all]) => all)).toEqual([]);
});

const rewrite: Upgrade = async (_db, transaction) => {
  const papers = transaction.objectStore('papers');
  for (let cursor = await papers.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update({ ...cursor.value, title: `${cursor.value.title}, again` });
  }
};

test('an upgrade that dies half way leaves the old version whole, and the next start does it anew', async () => {
  const [paper] = databases[0]?.rows['papers'] ?? [];
  const papers = Array.from({ length: 300 }, (_, i) => ({ ...(paper as object), arxivId: `2611.${20_000 + i}` }));
  await written(upgrades.length, { papers });
  let touched = 0;
  const dying: Upgrade = async (_db, transaction) => {
    const store = transaction.objectStore('papers');
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      await cursor.update({ ...cursor.value, title: 'half' });
      touched += 1;
      if (touched === 150) {
        // What the browser does with a transaction whose worker is gone.
        transaction.abort();
        return;
      }
    }
  };
  await expect(opened([...upgrades, dying]).connection()).rejects.toMatchObject({ name: 'AppError' });
  expect(touched).toBe(150);
  const still = opened();
  expect((await still.connection()).version).toBe(upgrades.length);
  expect((await rowsOf(still))['papers']).toEqual(papers);
  await still.close();
  const again = await rowsOf(opened([...upgrades, rewrite]));
  expect(again['papers']).toEqual(papers.map((row) => ({ ...row, title: 'Counting Leaves from Shadows, again' })));
});

test('while an older version is held open every call says so at once, and it goes on by itself', async () => {
  await written(1, {});
  const held = await openDB(NAME, 1);
  const database = opened();
  await expect(database.connection()).rejects.toMatchObject({ code: 'storage-blocked' });
  await expect(database.connection()).rejects.toMatchObject({ code: 'storage-blocked' });
  held.close();
  await vi.waitFor(async () => expect((await database.connection()).version).toBe(upgrades.length));
});

test('rows of a backup go through the steps that came after it', async () => {
  const [paper] = databases[0]?.rows['papers'] ?? [];
  const steps = [...upgrades, rewrite];
  const rows = [paper as Record<string, unknown>];
  expect(await upgradeRows('papers', rows, upgrades.length, steps)).toMatchObject([
    { title: 'Counting Leaves from Shadows, again' },
  ]);
  expect(await upgradeRows('papers', rows, steps.length, steps)).toEqual(rows);
  expect(await upgradeRows('tldrs', rows, 1, steps)).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('marginalia-restore');
});
