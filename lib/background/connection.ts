import { AppError, fromShape, toAppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { findProvider } from '../providers/index.ts';
import { hasConsent, isOnDevice, originPattern, type Profile } from '../providers/profile.ts';
import { findProfile } from '../settings/profiles.ts';
import { findPauses } from '../settings/profile-states.ts';
import { getSettings } from '../settings/store.ts';
import { isGranted } from './host-permission.ts';
import { findApiKey } from './vault.ts';

export interface Connection {
  profile: Profile;
  apiKey: string;
}

/** Fails before anything is sent when the key is missing or the browser does not let us reach the server. */
export async function checkConnection(connection: Connection): Promise<void> {
  const { profile, apiKey } = connection;
  // Whether the browser has the model is known only in a window: the first work for it finds out.
  if (isOnDevice(profile)) return;
  if (findProvider(profile.provider)?.keyRequired && !apiKey) throw new AppError('no-key');
  if (!(await isGranted(originPattern(profile.baseUrl))))
    throw new AppError('no-permission', new URL(profile.baseUrl).host);
}

/** The same before anything of the reader's is sent: they have to allow it, and the server not to have refused. */
async function checkSending(connection: Connection): Promise<void> {
  const { profile } = connection;
  await checkConnection(connection);
  if (!hasConsent(profile)) throw new AppError('no-consent', new URL(profile.baseUrl).host);
  const pause = (await findPauses())[profile.id];
  if (pause) throw fromShape(pause);
}

/** Why nothing may be sent to a profile now; null when something may. */
export async function findObstacle(database: Database, profile: Profile): Promise<AppError | null> {
  try {
    await checkSending({ profile, apiKey: await findApiKey(database, profile) });
    return null;
  } catch (thrown) {
    return toAppError(thrown);
  }
}

/** A saved profile with its key, ready to be sent what the reader asks for. */
export async function getConnection(database: Database, profileId: string): Promise<Connection> {
  const profile = findProfile(await getSettings(), profileId);
  if (!profile) throw new AppError('no-provider');
  const connection = { profile, apiKey: await findApiKey(database, profile) };
  await checkSending(connection);
  return connection;
}
