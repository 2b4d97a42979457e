import type { Database } from './database.ts';
import type { Credential, VaultRow } from './schema.ts';

type Connection = Awaited<ReturnType<Database['connection']>>;

interface Known {
  credentials: Map<string, Promise<Credential | undefined>>;
  vault?: Promise<VaultRow | undefined>;
}

/** As it was read since the last write, sealed where it is sealed: every call asks for its key, and only here is written. */
const known = new WeakMap<Database, Known>();

function knownOf(database: Database): Known {
  const rows = known.get(database) ?? { credentials: new Map<string, Promise<Credential | undefined>>() };
  known.set(database, rows);
  return rows;
}

async function write(database: Database, act: (connection: Connection) => Promise<unknown>): Promise<void> {
  try {
    await act(await database.connection());
  } finally {
    known.delete(database);
  }
}

/** Rows as they are stored: whether a key can be read from one is the vault's to say. */
export function findCredential(database: Database, profileId: string): Promise<Credential | undefined> {
  const { credentials } = knownOf(database);
  const row = credentials.get(profileId) ?? database.connection().then((db) => db.get('credentials', profileId));
  credentials.set(profileId, row);
  row.catch(() => credentials.delete(profileId));
  return row;
}

export async function findCredentials(database: Database): Promise<Credential[]> {
  return (await database.connection()).getAll('credentials');
}

export function putCredential(database: Database, credential: Credential): Promise<void> {
  return write(database, (db) => db.put('credentials', credential));
}

export function removeCredential(database: Database, profileId: string): Promise<void> {
  return write(database, (db) => db.delete('credentials', profileId));
}

export function findVault(database: Database): Promise<VaultRow | undefined> {
  const rows = knownOf(database);
  const vault = rows.vault ?? database.connection().then((db) => db.get('vault', 'passphrase'));
  rows.vault = vault;
  vault.catch(() => delete rows.vault);
  return vault;
}

/** The vault and every key in it at once: no key is left that the new passphrase, or none, would not open. */
export function changeVault(
  database: Database,
  vault: VaultRow | null,
  credentials: readonly Credential[],
): Promise<void> {
  return write(database, async (db) => {
    const transaction = db.transaction(['vault', 'credentials'], 'readwrite');
    const keys = transaction.objectStore('credentials');
    if (vault) await transaction.objectStore('vault').put(vault);
    else await transaction.objectStore('vault').delete('passphrase');
    for (const credential of credentials) await keys.put(credential);
    await transaction.done;
  });
}
