import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import { listStores, measureStore, readPiece } from '../db/rows.ts';
import { isBackedUp, storesToBackUp } from '../exchange/backup/manifest.ts';
import { settingsToBackUp } from '../exchange/backup/merge-settings.ts';
import { SETTINGS_VERSION } from '../settings/migrations.ts';
import { getSettings } from '../settings/store.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type BackupHandlers = Pick<Handlers, 'beginBackup' | 'readBackupPiece'>;

/** Characters of a piece: far below what a message may carry, and a hundred papers or more. */
const PIECE = 500_000;

/** A backup out, in pieces. */
export function backupHandlers({ database }: Pick<Services, 'database'>): BackupHandlers {
  return {
    async beginBackup(options) {
      const { version, stores } = await listStores(database);
      const measured = storesToBackUp(stores, options).map(async (store) => ({
        store,
        rows: (await measureStore(database, store)).rows,
      }));
      return {
        extension: browser.runtime.getManifest().version,
        database: version,
        stores: await Promise.all(measured),
        settings: settingsToBackUp(await getSettings()),
        settingsVersion: SETTINGS_VERSION,
      };
    },
    readBackupPiece({ store, after }) {
      // Rows with keys of servers in them are never read out.
      if (!isBackedUp(store)) throw new AppError('forbidden', store);
      return readPiece(database, store, after, PIECE);
    },
  };
}
