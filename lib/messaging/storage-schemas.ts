import * as z from 'zod/mini';
import type { CleanUp, Key, RestoreMode, StorageProtocol } from './storage.ts';

const PAGES = ['page'] as const;
const nothing = z.nullish(z.null());
const store = z.string().check(z.regex(/^[a-zA-Z]{1,40}$/));
const part = z.string().check(z.minLength(1), z.maxLength(2_000));
const key: z.ZodMiniType<Key> = z.union([part, z.array(part).check(z.minLength(1), z.maxLength(4))]);
const mode = z.enum(['merge', 'replace'] satisfies RestoreMode[]);
const version = z.number().check(z.int(), z.gte(1), z.lte(10_000));
const spare = z.strictObject({
  what: z.enum(['fulltexts', 'tryouts', 'papers', 'ledger'] satisfies CleanUp[]),
  days: z.number().check(z.int(), z.gte(1), z.lte(10_000)),
});

/** The contract of each call on what is stored; what a line holds is checked where it is read. */
export const storageSchemas = {
  getStorage: { from: PAGES, data: nothing },
  beginBackup: { from: PAGES, data: z.strictObject({ fullTexts: z.boolean() }) },
  readBackupPiece: { from: PAGES, data: z.strictObject({ store, after: z.nullable(key) }) },
  restoreRows: {
    from: PAGES,
    data: z.strictObject({
      store,
      database: version,
      lines: z.string().check(z.maxLength(16_000_000)),
      mode,
      write: z.boolean(),
    }),
  },
  dropOtherRows: {
    from: PAGES,
    data: z.strictObject({ store, keep: z.array(key).check(z.maxLength(1_000_000)) }),
  },
  restoreSettings: { from: PAGES, data: z.strictObject({ settings: z.unknown(), version, mode }) },
  countSpare: { from: PAGES, data: spare },
  cleanUp: { from: PAGES, data: spare },
  countUnreadable: { from: PAGES, data: nothing },
  removeUnreadable: { from: PAGES, data: nothing },
} satisfies Record<keyof StorageProtocol, { from: readonly 'page'[]; data: z.ZodMiniType }>;
