import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { findApiKey } from '../db/credentials.ts';
import { findProvider } from '../providers/index.ts';
import { originPattern, type Profile } from '../providers/profile.ts';
import { getSettings } from '../settings/store.ts';

export interface Connection {
  profile: Profile;
  apiKey: string;
}

/** Fails before anything is sent when the key is missing or the browser does not let us reach the server. */
export async function checkConnection(connection: Connection): Promise<void> {
  const { profile, apiKey } = connection;
  if (findProvider(profile.provider)?.keyRequired && !apiKey) throw new AppError('no-key');
  const granted = await browser.permissions.contains({ origins: [originPattern(profile.baseUrl)] });
  if (!granted) throw new AppError('no-permission', new URL(profile.baseUrl).host);
}

/** The saved provider with its key, ready to be called. */
export async function getConnection(database: Database): Promise<Connection> {
  const { profile } = await getSettings();
  if (!profile) throw new AppError('no-provider');
  const connection = { profile, apiKey: await findApiKey(database, profile) };
  await checkConnection(connection);
  return connection;
}
