import * as z from 'zod/mini';
import type { SyncFields, SyncProtocol } from './sync.ts';

const PAGES = ['page'] as const;
const nothing = z.nullish(z.null());
const text = (length: number) => z.string().check(z.maxLength(length));
const fields: z.ZodMiniType<SyncFields> = z.strictObject({
  address: text(2_000),
  folder: text(400),
  user: text(400),
  password: text(1_000),
});

/** The contract of each call on sync. */
export const syncSchemas = {
  getSync: { from: PAGES, data: nothing },
  testSync: { from: PAGES, data: fields },
  saveSync: { from: PAGES, data: fields },
  syncNow: { from: PAGES, data: nothing },
  stopSync: { from: PAGES, data: z.strictObject({ forget: z.boolean() }) },
} satisfies Record<keyof SyncProtocol, { from: readonly 'page'[]; data: z.ZodMiniType }>;
