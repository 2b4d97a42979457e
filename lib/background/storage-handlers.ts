import { type CleanUp, findSpare } from '../db/clean-up.ts';
import { findKeys, listStores, measureStore, readRows, removeRows } from '../db/rows.ts';
import { isReadable } from '../db/row-shape.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type StorageHandlers = Pick<Handlers, 'getStorage' | 'countSpare' | 'cleanUp' | 'countUnreadable' | 'removeUnreadable'>;

/** Characters of removed rows that are handed back for an undo. */
const MOST_UNDO = 8_000_000;

/** What is stored, how much of it there is, and what of it may go. */
export function storageHandlers({ database, queue }: Pick<Services, 'database' | 'queue'>): StorageHandlers {
  const findUnreadable = async () => {
    const { stores } = await listStores(database);
    const found = [];
    for (const store of stores) {
      const keys = await findKeys(database, store, (row) => !isReadable(store, row));
      if (keys.length > 0) found.push({ store, keys });
    }
    return found;
  };
  const spare = (what: CleanUp, days: number) => findSpare(database, what, days, Date.now());

  return {
    async getStorage() {
      const { version, stores } = await listStores(database);
      const estimate: StorageEstimate = await navigator.storage.estimate().catch(() => ({}));
      return {
        database: version,
        stores: await Promise.all(
          stores.map(async (store) => Object.assign({ store }, await measureStore(database, store))),
        ),
        usage: estimate.usage ?? null,
        quota: estimate.quota ?? null,
        persisted: await navigator.storage.persisted().catch(() => false),
      };
    },
    countSpare: async ({ what, days }) => (await spare(what, days)).length,
    async cleanUp({ what, days }) {
      const keys = await spare(what, days);
      const undo = await readRows(database, what, keys, MOST_UNDO);
      const rows = await removeRows(database, what, keys);
      // There may be room now for an answer that waits for it.
      void queue.pump();
      return { rows, undo };
    },
    async countUnreadable() {
      return (await findUnreadable()).map(({ store, keys }) => ({ store, rows: keys.length }));
    },
    async removeUnreadable() {
      const removed = [];
      for (const { store, keys } of await findUnreadable()) {
        removed.push({ store, rows: await removeRows(database, store, keys) });
      }
      void queue.pump();
      return removed;
    },
  };
}
