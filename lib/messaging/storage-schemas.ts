import * as z from 'zod/mini';
import type { CleanUp, Key, RestoreMode, StorageProtocol } from './storage.ts';

const PAGES = ['page'] as const;
const nothing = z.nullish(z.null());
const store = z.string().check(z.regex(/^[a-zA-Z]{1,40}$/));
const part = z.string().check(z.minLength(1), z.maxLength(2_000));
const key: z.ZodMiniType<Key> = z.union([part, z.array(part).check(z.minLength(1), z.maxLength(4))]);
const mode = z.enum(['merge', 'replace'] satisfies RestoreMode[]);
const version = z.number().check(z.int(), z.gte(1), z.lte(10_000));
const restore = z.uuid();
/** As many as a backup has files. */
const MOST_PIECES = 20_000;
const storeLines = z.strictObject({ store, database: version, lines: z.string().check(z.maxLength(16_000_000)) });
const spare = z.strictObject({
  what: z.enum(['fulltexts', 'tryouts', 'papers', 'ledger'] satisfies CleanUp[]),
  days: z.number().check(z.int(), z.gte(1), z.lte(10_000)),
});

/** The contract of each call on what is stored; what a line holds is checked where it is read. */
export const storageSchemas = {
  getStorage: { from: PAGES, data: nothing },
  beginBackup: { from: PAGES, data: z.strictObject({ fullTexts: z.boolean() }) },
  readBackupPiece: { from: PAGES, data: z.strictObject({ store, after: z.nullable(key) }) },
  compareRows: { from: PAGES, data: storeLines },
  restoreRows: { from: PAGES, data: storeLines },
  beginRestore: { from: PAGES, data: nothing },
  stageRows: {
    from: PAGES,
    data: z.extend(storeLines, { restore, piece: z.number().check(z.int(), z.gte(1), z.lte(MOST_PIECES)) }),
  },
  applyRestore: {
    from: PAGES,
    data: z.strictObject({
      restore,
      pieces: z.number().check(z.int(), z.gte(0), z.lte(MOST_PIECES)),
      stores: z.array(store).check(z.maxLength(100)),
      whole: z.array(store).check(z.maxLength(100)),
      mode,
      settings: z.nullable(z.strictObject({ settings: z.unknown(), version })),
    }),
  },
  dropRestore: { from: PAGES, data: z.strictObject({ restore }) },
  countSpare: { from: PAGES, data: spare },
  cleanUp: { from: PAGES, data: spare },
  countUnreadable: { from: PAGES, data: nothing },
  removeUnreadable: { from: PAGES, data: nothing },
} satisfies Record<keyof StorageProtocol, { from: readonly 'page'[]; data: z.ZodMiniType }>;
