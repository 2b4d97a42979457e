import type { Database } from './database.ts';

/** The key of a profile; empty when there is none. It leaves this store only towards its provider. */
export async function findApiKey(database: Database, profileId: string): Promise<string> {
  return (await (await database.connection()).get('credentials', profileId))?.apiKey ?? '';
}

export async function putApiKey(database: Database, profileId: string, apiKey: string): Promise<void> {
  const db = await database.connection();
  if (apiKey) await db.put('credentials', { profileId, apiKey, savedAt: new Date().toISOString() });
  else await db.delete('credentials', profileId);
}
