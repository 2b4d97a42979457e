import type { Profile } from '../providers/profile.ts';
import type { Database } from './database.ts';

/** The key of a profile for the server it names; empty when there is none, or it was entered for another server. */
export async function findApiKey(
  database: Database,
  { id, baseUrl }: Pick<Profile, 'id' | 'baseUrl'>,
): Promise<string> {
  const credential = await (await database.connection()).get('credentials', id);
  return credential?.origin === new URL(baseUrl).origin ? credential.apiKey : '';
}

/** Keeps a key, or forgets it where it is empty. It leaves this store only towards its provider. */
export async function putApiKey(
  database: Database,
  { id, baseUrl }: Pick<Profile, 'id' | 'baseUrl'>,
  apiKey: string,
): Promise<void> {
  const db = await database.connection();
  const origin = new URL(baseUrl).origin;
  if (apiKey) await db.put('credentials', { profileId: id, apiKey, origin, savedAt: new Date().toISOString() });
  else await removeApiKey(database, id);
}

export async function removeApiKey(database: Database, profileId: string): Promise<void> {
  await (await database.connection()).delete('credentials', profileId);
}
