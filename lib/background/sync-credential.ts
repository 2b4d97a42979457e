import * as z from 'zod/mini';
import { AppError } from '../core/errors.ts';
import { removeCredential } from '../db/credentials.ts';
import type { Database } from '../db/database.ts';
import { SyncError } from '../sync/faults.ts';
import { findApiKey, keyStateOf, putApiKey } from './vault.ts';

/** Beside the keys of services, whose profiles are called `default` or by a random id. */
const ID = 'webdav';
const shape = z.object({ user: z.string(), password: z.string() });

export type SyncCredential = z.infer<typeof shape>;

/** null: there is none for this server. Throws the SyncError `password-locked`. */
export async function findSyncCredential(database: Database, address: string): Promise<SyncCredential | null> {
  try {
    const stored = await findApiKey(database, { id: ID, baseUrl: address }, { touches: false });
    return stored === '' ? null : shape.parse(JSON.parse(stored));
  } catch (thrown) {
    throw thrown instanceof AppError && thrown.code === 'key-locked' ? new SyncError('password-locked') : thrown;
  }
}

export async function syncPasswordState(database: Database, address: string): Promise<'none' | 'stored' | 'locked'> {
  const state = address === '' ? 'none' : await keyStateOf(database, { id: ID, baseUrl: address }, { touches: false });
  return state === 'none' || state === 'locked' ? state : 'stored';
}

/** Sealed as keys are, where there is a passphrase. Throws the SyncError `password-locked`. */
export async function putSyncCredential(
  database: Database,
  address: string,
  credential: SyncCredential,
): Promise<void> {
  try {
    await putApiKey(database, { id: ID, baseUrl: address }, JSON.stringify(credential));
  } catch (thrown) {
    throw thrown instanceof AppError && thrown.code === 'key-locked' ? new SyncError('password-locked') : thrown;
  }
}

export function removeSyncCredential(database: Database): Promise<void> {
  return removeCredential(database, ID);
}
