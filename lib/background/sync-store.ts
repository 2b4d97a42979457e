import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { SYNC_FAULTS, type SyncFault } from '../sync/faults.ts';
import type { SyncReport } from '../messaging/sync.ts';

/** Where this device syncs with, and how it went; no name, no password. */
export interface SyncSetup {
  /** Of the reader's WebDAV folder. */
  address: string;
  /** In it. */
  folder: string;
  on: boolean;
  last: SyncReport | null;
  /** ISO 8601 instant of the last pass that went through. */
  succeededAt: string | null;
  /** Passes in a row that failed. */
  failures: number;
  /** Milliseconds since the epoch before which nothing is asked of the server unasked; null: until the reader does something. */
  notBefore: number | null;
}

export const NO_SETUP: SyncSetup = {
  address: '',
  folder: '',
  on: false,
  last: null,
  succeededAt: null,
  failures: 0,
  notBefore: 0,
};

const fault: z.ZodMiniType<SyncFault> = z.enum(SYNC_FAULTS);
const fields: z.ZodMiniType<SyncSetup> = z.object({
  address: z.string(),
  folder: z.string(),
  on: z.boolean(),
  last: z.nullable(
    z.object({
      at: z.string(),
      down: z.number(),
      up: z.number(),
      conflicts: z.number(),
      left: z.number(),
      skipped: z.array(z.object({ path: z.string(), fault })),
      fault: z.nullable(fault),
      detail: z.nullable(z.string()),
    }),
  ),
  succeededAt: z.nullable(z.string()),
  failures: z.number(),
  notBefore: z.nullable(z.number()),
});

const item = storage.defineItem<unknown>('local:sync', { version: 1, fallback: null });

export async function findSyncSetup(): Promise<SyncSetup> {
  return fields.safeParse(await item.getValue()).data ?? NO_SETUP;
}

export async function patchSyncSetup(change: (setup: SyncSetup) => SyncSetup): Promise<SyncSetup> {
  const setup = change(await findSyncSetup());
  await item.setValue(setup);
  return setup;
}
