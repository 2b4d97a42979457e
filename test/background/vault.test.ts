import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  dropForeignKey,
  findApiKey,
  forgetSealed,
  keyStateOf,
  lock,
  putApiKey,
  removePassphrase,
  setPassphrase,
  unlock,
  vaultState,
} from '../../lib/background/vault.ts';
import { Database } from '../../lib/db/database.ts';
import { findCredentials } from '../../lib/db/credentials.ts';

const KEY = 'sk-reef-0123456789';
const PASSPHRASE = '珊瑚 correct horse';
const server = { id: 'default', baseUrl: 'https://models.example/v1' };
let database: Database;

beforeEach(() => {
  vi.useRealTimers();
  fakeBrowser.reset();
  database = new Database(crypto.randomUUID());
});

/** Everything that lies anywhere, as text. */
const everywhere = async (): Promise<string> =>
  JSON.stringify([
    await findCredentials(database),
    await fakeBrowser.storage.local.get(),
    await fakeBrowser.storage.session.get(),
    await fakeBrowser.storage.sync.get(),
  ]);

test('a key goes to the server it was entered for, whatever its path, and to no other', async () => {
  await putApiKey(database, server, KEY);
  expect(await findApiKey(database, server)).toBe(KEY);
  expect(await findApiKey(database, { ...server, baseUrl: 'https://models.example/v2' })).toBe(KEY);
  expect(await findApiKey(database, { ...server, baseUrl: 'https://other.example/v1' })).toBe('');
  expect(await findApiKey(database, { ...server, baseUrl: 'http://models.example/v1' })).toBe('');
  await dropForeignKey(database, server);
  expect(await keyStateOf(database, server)).toBe('open');
  await dropForeignKey(database, { ...server, baseUrl: 'https://other.example/v1' });
  expect(await keyStateOf(database, server)).toBe('none');
  await putApiKey(database, server, KEY);
  await putApiKey(database, server, '');
  expect(await findApiKey(database, server)).toBe('');
});

describe('a key for this session only', () => {
  test('is readable until the browser ends, and lies nowhere in words', async () => {
    await putApiKey(database, server, KEY, true);
    expect(await findApiKey(database, server)).toBe(KEY);
    expect(await keyStateOf(database, server)).toBe('session');
    expect(await everywhere()).not.toContain(KEY);
    // The browser's memory goes with it.
    await fakeBrowser.storage.session.clear();
    expect(await findApiKey(database, server)).toBe('');
    expect(await findCredentials(database)).toEqual([]);
  });
});

describe('a passphrase', () => {
  test('seals every key there is and every one to come, and opens them again', async () => {
    await putApiKey(database, server, KEY);
    await setPassphrase(database, PASSPHRASE, 0);
    await putApiKey(database, { ...server, id: 'second' }, 'sk-second-98765');
    expect(await everywhere()).not.toContain(KEY);
    expect(await everywhere()).not.toContain('sk-second');
    expect(await everywhere()).not.toContain('correct horse');
    expect(await findApiKey(database, server)).toBe(KEY);

    await lock();
    expect(await vaultState(database)).toEqual({ state: 'locked', lockAfter: 0 });
    expect(await keyStateOf(database, server)).toBe('locked');
    await expect(findApiKey(database, server)).rejects.toMatchObject({ code: 'key-locked' });
    await expect(putApiKey(database, server, 'sk-new')).rejects.toMatchObject({ code: 'key-locked' });
    await expect(unlock(database, `${PASSPHRASE} `)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await unlock(database, PASSPHRASE);
    expect(await findApiKey(database, server)).toBe(KEY);
    expect(await findApiKey(database, { ...server, id: 'second' })).toBe('sk-second-98765');
  });

  test('is changed or taken away only while it is known, and no key gets lost by either', async () => {
    await putApiKey(database, server, KEY);
    await setPassphrase(database, PASSPHRASE, 0);
    await lock();
    await expect(setPassphrase(database, 'another one', 0)).rejects.toMatchObject({ code: 'key-locked' });
    await expect(removePassphrase(database)).rejects.toMatchObject({ code: 'key-locked' });
    await unlock(database, PASSPHRASE);
    await setPassphrase(database, 'another one', 15);
    await lock();
    await expect(unlock(database, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await unlock(database, 'another one');
    await removePassphrase(database);
    expect(await vaultState(database)).toEqual({ state: 'none', lockAfter: 0 });
    expect(await findApiKey(database, server)).toBe(KEY);
  });

  test('holds for so long without a use, and each use puts off the end', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await putApiKey(database, server, KEY);
    await setPassphrase(database, PASSPHRASE, 15);
    vi.advanceTimersByTime(14 * 60_000);
    expect(await findApiKey(database, server)).toBe(KEY);
    vi.advanceTimersByTime(14 * 60_000);
    expect(await findApiKey(database, server)).toBe(KEY);
    vi.advanceTimersByTime(15 * 60_000);
    await expect(findApiKey(database, server)).rejects.toMatchObject({ code: 'key-locked' });
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain('until');
  });

  test('that is forgotten takes its keys with it, and no key of the session', async () => {
    await putApiKey(database, server, KEY);
    await putApiKey(database, { ...server, id: 'session' }, 'sk-session-1234', true);
    await setPassphrase(database, PASSPHRASE, 0);
    await lock();
    await forgetSealed(database);
    expect(await findApiKey(database, server)).toBe('');
    expect(await findApiKey(database, { ...server, id: 'session' })).toBe('sk-session-1234');
    expect((await vaultState(database)).state).toBe('none');
  });
});
