import type { Database } from './database.ts';
import type { Credential, VaultRow } from './schema.ts';

/** Rows as they are stored: whether a key can be read from one is the vault's to say. */
export async function findCredential(database: Database, profileId: string): Promise<Credential | undefined> {
  return (await database.connection()).get('credentials', profileId);
}

export async function findCredentials(database: Database): Promise<Credential[]> {
  return (await database.connection()).getAll('credentials');
}

export async function putCredential(database: Database, credential: Credential): Promise<void> {
  await (await database.connection()).put('credentials', credential);
}

export async function removeCredential(database: Database, profileId: string): Promise<void> {
  await (await database.connection()).delete('credentials', profileId);
}

export async function findVault(database: Database): Promise<VaultRow | undefined> {
  return (await database.connection()).get('vault', 'passphrase');
}

/** The vault and every key in it at once: no key is left that the new passphrase, or none, would not open. */
export async function changeVault(
  database: Database,
  vault: VaultRow | null,
  credentials: readonly Credential[],
): Promise<void> {
  const transaction = (await database.connection()).transaction(['vault', 'credentials'], 'readwrite');
  const keys = transaction.objectStore('credentials');
  if (vault) await transaction.objectStore('vault').put(vault);
  else await transaction.objectStore('vault').delete('passphrase');
  for (const credential of credentials) await keys.put(credential);
  await transaction.done;
}
