import { AppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { listStores, mergeRows, type Row } from '../db/rows.ts';
import { applyStaged, beginStaging, type Counts, dropStaging, findStaging, stagePiece } from '../db/staged.ts';
import { upgradeRows } from '../db/upgrade-rows.ts';
import { isBackedUp } from '../exchange/backup/manifest.ts';
import { mergeRow, replaceRow } from '../exchange/backup/merge-row.ts';
import { isSoundRow, parseLines } from '../exchange/backup/row-schemas.ts';
import type { RowCounts } from '../messaging/storage.ts';
import { SETTINGS_VERSION } from '../settings/migrations.ts';
import { keepAwake } from './keep-awake.ts';
import { forgetLearned } from './learned-interest.ts';
import { resumeRestores } from './resume-restores.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type RestoreHandlers = Pick<
  Handlers,
  'compareRows' | 'restoreRows' | 'beginRestore' | 'stageRows' | 'applyRestore' | 'dropRestore'
>;

/**
 * A backup in. Its rows are staged piece by piece, which changes nothing, and put in place in one transaction; its
 * settings lie with them until they are in place too, whatever stops the background in between.
 */
export function restoreHandlers(services: Services): RestoreHandlers {
  const { database } = services;
  return {
    async compareRows(data) {
      const { sound, broken } = await readLines(database, data);
      const replace = { ...NONE, broken };
      const { counts } = await mergeRows(
        database,
        data.store,
        sound,
        (here, row) => {
          replace[replaceRow(here, row).verdict] += 1;
          return mergeRow(data.store, here, row, nowIso());
        },
        { write: false },
      );
      return { merge: countsOf(counts, broken), replace };
    },
    async restoreRows(data) {
      const { sound, broken } = await readLines(database, data);
      const now = nowIso();
      const merge = (here: Row | undefined, row: Row) => mergeRow(data.store, here, row, now);
      const { counts } = await mergeRows(database, data.store, sound, merge, { write: true });
      await forgetLearned(database);
      return countsOf(counts, broken);
    },
    async beginRestore() {
      await resumeRestores(services);
      const restore = crypto.randomUUID();
      await beginStaging(database, restore, Date.now());
      return restore;
    },
    async stageRows({ restore, piece, ...data }) {
      const { sound, broken } = await readLines(database, data);
      await stagePiece(database, { restore, piece, store: data.store, rows: sound });
      return { broken };
    },
    async applyRestore({ mode, settings, ...plan }) {
      const known = (await listStores(database)).stores;
      for (const store of plan.stores) {
        admit(store);
        if (!known.includes(store)) throw new AppError('backup-unreadable', store);
      }
      const whole = mode === 'replace' ? plan.whole.filter((store) => plan.stores.includes(store)) : [];
      if (settings && settings.version > SETTINGS_VERSION) {
        throw new AppError('backup-newer', `settings ${settings.version}`);
      }
      const now = nowIso();
      const decide = (store: string, here: Row | undefined, row: Row) =>
        mode === 'merge' ? mergeRow(store, here, row, now) : replaceRow(here, row);
      const rest = keepAwake();
      try {
        const staged = settings && { ...settings, mode };
        const counts = await applyStaged(database, { ...plan, whole, decide, settings: staged });
        await forgetLearned(database);
        await resumeRestores(services);
        return Object.entries(counts).map(([store, own]) => ({
          store,
          ...countsOf(own, 0),
          dropped: own['dropped'] ?? 0,
        }));
      } finally {
        rest();
      }
    },
    async dropRestore({ restore }) {
      const head = (await findStaging(database)).find((each) => each.restore === restore);
      // Rows that are in place have their settings follow, whatever the page thinks.
      if (!head?.applied?.settings) await dropStaging(database, restore);
    },
  };
}

/** Rows with keys of servers in them are never let in. */
function admit(store: string): void {
  if (!isBackedUp(store)) throw new AppError('forbidden', store);
}

/** Lines of a backup of version `from` as rows of today's database, and how many are none. */
async function readLines(
  database: Database,
  { store, database: from, lines }: { store: string; database: number; lines: string },
): Promise<{ sound: Row[]; broken: number }> {
  admit(store);
  const { version, stores } = await listStores(database);
  if (!stores.includes(store)) throw new AppError('backup-unreadable', store);
  if (from > version) throw new AppError('backup-newer', `database ${from}`);
  const { values, broken } = parseLines(lines);
  const upgraded = from < version ? await upgradeRows(store, values.filter(isObject), from) : values;
  const sound = upgraded.filter((value) => isSoundRow(store, value));
  return { sound, broken: values.length - sound.length + broken };
}

const NONE: RowCounts = { new: 0, same: 0, older: 0, newer: 0, broken: 0 };

function countsOf(counts: Counts, broken: number): RowCounts {
  const { new: added = 0, same = 0, older = 0, newer = 0, broken: keyless = 0 } = counts;
  return { new: added, same, older, newer, broken: broken + keyless };
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function nowIso(): string {
  return new Date().toISOString();
}
