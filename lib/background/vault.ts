import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { AppError } from '../core/errors.ts';
import { deriveKey, exportKey, importKey, newDerivation, newKey, seal, type Sealed, unseal } from '../core/seal.ts';
import {
  changeVault,
  findCredential,
  findCredentials,
  findVault,
  putCredential,
  removeCredential,
} from '../db/credentials.ts';
import type { Database } from '../db/database.ts';
import type { Credential, VaultRow } from '../db/schema.ts';
import type { Profile } from '../providers/profile.ts';

/** Ends the time for which a passphrase holds, whatever life of the worker it finds. */
export const LOCK_ALARM = 'lock';
/** What a passphrase is checked against; it says nothing. */
const PROOF = 'marginalia';
const MINUTE = 60_000;

/** The key made of the passphrase, and until when, in milliseconds since the epoch; null is the browser's end. */
interface Opened {
  key: string;
  until: number | null;
}

// Memory of the browser, which content scripts do not see and no disk has. API keys are in neither.
const opened = storage.defineItem<Opened | null>('session:vault', { fallback: null });
const sessionKey = storage.defineItem<string | null>('session:key', { fallback: null });

export type KeyState = 'none' | 'open' | 'session' | 'locked';

type Server = Pick<Profile, 'id' | 'baseUrl'>;

/** `touches` false: what the extension does of itself is no use of the key, and puts off no lock. */
interface Reading {
  touches: boolean;
}

/** How a profile's key lies: readable, for this session only, or behind a passphrase that has not been given. */
export async function keyStateOf(
  database: Database,
  server: Server,
  { touches }: Reading = { touches: true },
): Promise<KeyState> {
  const credential = await findOwn(database, server);
  if (!credential) return 'none';
  if (credential.under === 'session') return (await openSession(database, credential)) === null ? 'none' : 'session';
  return credential.under === 'passphrase' && !(await vaultKey(database, touches)) ? 'locked' : 'open';
}

/**
 * The key of a profile for the server it names; empty when there is none, or it was entered for another server.
 * Throws `key-locked` while the passphrase is wanted.
 */
export async function findApiKey(
  database: Database,
  server: Server,
  { touches }: Reading = { touches: true },
): Promise<string> {
  const credential = await findOwn(database, server);
  if (!credential) return '';
  if (!('sealed' in credential)) return credential.apiKey;
  if (credential.under === 'session') return (await openSession(database, credential)) ?? '';
  const key = await vaultKey(database, touches);
  if (!key) throw new AppError('key-locked');
  return (await unseal(key, credential.sealed)) ?? '';
}

/** Keeps a key, or forgets it where it is empty. It leaves this store only towards its provider. */
export async function putApiKey(
  database: Database,
  { id, baseUrl }: Server,
  apiKey: string,
  forSession = false,
): Promise<void> {
  if (apiKey === '') return removeCredential(database, id);
  const row = { profileId: id, origin: new URL(baseUrl).origin, savedAt: new Date().toISOString() };
  if (forSession) {
    return putCredential(database, { ...row, under: 'session', sealed: await seal(await keyOfSession(), apiKey) });
  }
  if (!(await findVault(database))) return putCredential(database, { ...row, apiKey });
  const key = await vaultKey(database);
  if (!key) throw new AppError('key-locked');
  await putCredential(database, { ...row, under: 'passphrase', sealed: await seal(key, apiKey) });
}

/** A key entered for another server than the profile now names is forgotten. */
export async function dropForeignKey(database: Database, server: Server): Promise<void> {
  if (!(await findOwn(database, server))) await removeCredential(database, server.id);
}

export interface VaultState {
  state: 'none' | 'locked' | 'open';
  /** Minutes without a use of a key after which it locks; 0: with the browser's end. */
  lockAfter: number;
}

export async function vaultState(database: Database): Promise<VaultState> {
  const vault = await findVault(database);
  if (!vault) return { state: 'none', lockAfter: 0 };
  return { state: (await vaultKey(database)) ? 'open' : 'locked', lockAfter: vault.lockAfter };
}

/** Seals every key under a passphrase, the first or another one. Throws `key-locked` where the present one is wanted. */
export async function setPassphrase(database: Database, passphrase: string, lockAfter: number): Promise<void> {
  const derivation = newDerivation();
  const key = await deriveKey(passphrase, derivation);
  const credentials = await mapKeys(database, async (row, apiKey) => ({
    ...row,
    under: 'passphrase' as const,
    sealed: await seal(key, apiKey),
  }));
  const vault: VaultRow = { id: 'passphrase', derivation, proof: await seal(key, PROOF), lockAfter };
  await changeVault(database, vault, credentials);
  await open(key, lockAfter);
}

/** Throws `wrong-passphrase`. */
export async function unlock(database: Database, passphrase: string): Promise<void> {
  const vault = await findVault(database);
  if (!vault) return;
  const key = await deriveKey(passphrase, vault.derivation);
  if ((await unseal(key, vault.proof)) !== PROOF) throw new AppError('wrong-passphrase');
  await open(key, vault.lockAfter);
}

export async function lock(): Promise<void> {
  await opened.removeValue();
  await browser.alarms.clear(LOCK_ALARM);
}

/** Keys are kept as they were before there was a passphrase. Throws `key-locked` while it is wanted. */
export async function removePassphrase(database: Database): Promise<void> {
  const credentials = await mapKeys(database, (row, apiKey) => Promise.resolve({ ...row, apiKey }));
  await changeVault(database, null, credentials);
  await lock();
}

/** For a passphrase that is forgotten: it goes, and every key under it. */
export async function forgetSealed(database: Database): Promise<void> {
  for (const { profileId, under } of await findCredentials(database)) {
    if (under === 'passphrase') await removeCredential(database, profileId);
  }
  await changeVault(database, null, []);
  await lock();
}

async function findOwn(database: Database, { id, baseUrl }: Server): Promise<Credential | undefined> {
  // The browser's own model has no address, and no key.
  if (!URL.canParse(baseUrl)) return undefined;
  const credential = await findCredential(database, id);
  return credential?.origin === new URL(baseUrl).origin ? credential : undefined;
}

type Bare = Pick<Credential, 'profileId' | 'origin' | 'savedAt'>;

/** Every lasting key in another form. */
async function mapKeys(
  database: Database,
  change: (row: Bare, apiKey: string) => Promise<Credential>,
): Promise<Credential[]> {
  const key = await vaultKey(database);
  const changed: Credential[] = [];
  for (const credential of await findCredentials(database)) {
    if (credential.under === 'session') continue;
    const { profileId, origin, savedAt } = credential;
    const isSealed = 'sealed' in credential;
    if (isSealed && !key) throw new AppError('key-locked');
    const apiKey = isSealed ? key && (await unseal(key, credential.sealed)) : credential.apiKey;
    if (apiKey) changed.push(await change({ profileId, origin, savedAt }, apiKey));
  }
  return changed;
}

/** null once the browser was closed since: then nothing can open it again, and it goes. */
async function openSession(
  database: Database,
  { profileId, sealed }: Pick<Credential, 'profileId'> & { sealed: Sealed },
): Promise<string | null> {
  const stored = await sessionKey.getValue();
  const apiKey = stored === null ? null : await unseal(await importKey(stored), sealed);
  if (apiKey === null) await removeCredential(database, profileId);
  return apiKey;
}

async function keyOfSession(): Promise<CryptoKey> {
  const stored = await sessionKey.getValue();
  if (stored !== null) return importKey(stored);
  const key = await newKey();
  await sessionKey.setValue(await exportKey(key));
  return key;
}

async function open(key: CryptoKey, lockAfter: number): Promise<void> {
  const until = lockAfter === 0 ? null : Date.now() + lockAfter * MINUTE;
  await opened.setValue({ key: await exportKey(key), until });
  await setAlarm(until);
}

/** The passphrase's key while it holds; each use puts off the end. */
async function vaultKey(database: Database, touches = true): Promise<CryptoKey | null> {
  const vault = await opened.getValue();
  if (!vault) return null;
  const now = Date.now();
  if (vault.until !== null && vault.until <= now) {
    await lock();
    return null;
  }
  const lockAfter = (await findVault(database))?.lockAfter ?? 0;
  const until = lockAfter === 0 ? null : now + lockAfter * MINUTE;
  // Once a minute is near enough, and a stream of calls writes no stream of rows.
  if (touches && until !== null && until - (vault.until ?? 0) > MINUTE) {
    await opened.setValue({ ...vault, until });
    await setAlarm(until);
  }
  return importKey(vault.key);
}

async function setAlarm(until: number | null): Promise<void> {
  if (until === null) await browser.alarms.clear(LOCK_ALARM);
  else await browser.alarms.create(LOCK_ALARM, { when: until });
}
