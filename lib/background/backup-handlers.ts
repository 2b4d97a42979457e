import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { dropOthers, type Key, listStores, measureStore, mergeRows, readPiece, type Row } from '../db/rows.ts';
import { upgradeRows } from '../db/upgrade-rows.ts';
import { isBackedUp, storesToBackUp } from '../exchange/backup/manifest.ts';
import { type Merged, mergeRow, replaceRow } from '../exchange/backup/merge-row.ts';
import { mergeSettings, replaceSettings, settingsToBackUp } from '../exchange/backup/merge-settings.ts';
import { isSoundRow, parseLines } from '../exchange/backup/row-schemas.ts';
import type { RowCounts, StorageProtocol } from '../messaging/storage.ts';
import { defaultSettings } from '../settings/defaults.ts';
import { upgradeSettings, SETTINGS_VERSION } from '../settings/migrations.ts';
import { parseSettings } from '../settings/schema.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';

type BackupHandlers = Pick<
  Handlers,
  'beginBackup' | 'readBackupPiece' | 'restoreRows' | 'dropOtherRows' | 'restoreSettings'
>;

/** Characters of a piece: far below what a message may carry, and a hundred papers or more. */
const PIECE = 500_000;

/** A backup out and in, in pieces: each is one transaction, so that a stop at any line leaves whole rows. */
export function backupHandlers(services: Services): BackupHandlers {
  const { database } = services;
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
      admit(store);
      return readPiece(database, store, after, PIECE);
    },
    restoreRows: (data) => restoreRows(database, data),
    dropOtherRows({ store, keep }) {
      admit(store);
      return dropOthers(database, store, keep);
    },
    async restoreSettings({ settings, version, mode }) {
      if (version > SETTINGS_VERSION) throw new AppError('backup-newer', `settings ${version}`);
      const defaults = defaultSettings(browser.i18n.getUILanguage());
      const restored = parseSettings(upgradeSettings(settings, version), defaults);
      const saved = await patchSettings((here) =>
        mode === 'merge' ? mergeSettings(here, restored, defaults) : replaceSettings(here, restored),
      );
      await tellSettings(services);
      void services.queue.reconsider();
      return saved;
    },
  };
}

/** Rows with keys of servers in them are never read out, nor let in. */
function admit(store: string): void {
  if (!isBackedUp(store)) throw new AppError('forbidden', store);
}

async function restoreRows(
  database: Database,
  { store, database: from, lines, mode, write }: Parameters<StorageProtocol['restoreRows']>[0],
): Promise<RowCounts & { keys: Key[] }> {
  admit(store);
  const { version, stores } = await listStores(database);
  if (!stores.includes(store)) throw new AppError('backup-unreadable', store);
  if (from > version) throw new AppError('backup-newer', `database ${from}`);
  const { values, broken } = parseLines(lines);
  const upgraded = from < version ? await upgradeRows(store, values.filter(isObject), from) : values;
  const sound = upgraded.filter((value) => isSoundRow(store, value));
  const now = new Date().toISOString();
  const decide = (here: Row | undefined, row: Row): Merged =>
    mode === 'merge' ? mergeRow(store, here, row, now) : replaceRow(here, row);
  const { counts, keys } = await mergeRows(database, store, sound, decide, { write });
  const lost = values.length - sound.length + broken;
  return {
    new: counts.new ?? 0,
    same: counts.same ?? 0,
    older: counts.older ?? 0,
    newer: counts.newer ?? 0,
    broken: (counts.broken ?? 0) + lost,
    keys,
  };
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
