import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { makeBackup } from '../../../components/options/backup-file.ts';
import { Restore } from '../../../components/options/restore-file.ts';
import { backupHandlers } from '../../../lib/background/backup-handlers.ts';
import { restoreHandlers } from '../../../lib/background/restore-handlers.ts';
import { resumeRestores } from '../../../lib/background/resume-restores.ts';
import { answer, type Handlers } from '../../../lib/background/router.ts';
import type { Services } from '../../../lib/background/services.ts';
import { putApiKey, setPassphrase } from '../../../lib/background/vault.ts';
import { AppError, fromShape, toAppError } from '../../../lib/core/errors.ts';
import { Database } from '../../../lib/db/database.ts';
import type { MarginaliaSchema, ReportRow } from '../../../lib/db/schema.ts';
import { upgrades } from '../../../lib/db/upgrades.ts';
import type { Manifest } from '../../../lib/exchange/backup/manifest.ts';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { getSettings, patchSettings } from '../../../lib/settings/store.ts';
import { version1 } from '../../fixtures/database-v1.ts';
import { findProgram } from '../../harness/programs.ts';

const background = vi.hoisted(() => ({ call: async (_type: string, _data?: unknown): Promise<unknown> => undefined }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: (type: string, data?: unknown) => background.call(type, data),
}));

const CANARY = 'canary-4b1d-key';
const VERSION = upgrades.length;
const quiet = () => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onApplying: () => undefined,
});

let database: Database;
let services: Services;
let calls: string[];

/** Another computer, or this one after everything was lost. */
function elsewhere(): void {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'm', version: '0.1.0' });
  database = new Database(crypto.randomUUID());
  const events = { tell: () => undefined };
  const queue = { reconsider: () => Promise.resolve() };
  services = { database, events, queue } as unknown as Services;
  fakeBrowser.runtime.getPlatformInfo = () => Promise.resolve({ os: 'linux', arch: 'x86-64' });
  const handlers = {
    ...backupHandlers(services),
    ...restoreHandlers(services),
  } as Handlers;
  calls = [];
  background.call = async (type, data) => {
    calls.push(type);
    const envelope = await answer(handlers, type as ProtocolType, structuredClone(data ?? null), 'page');
    if (!envelope.ok) throw fromShape(envelope.error);
    return envelope.value;
  };
}

beforeEach(() => elsewhere());

type Store = keyof MarginaliaSchema & 'papers';

async function fill(rows: Readonly<Record<string, readonly unknown[]>> = version1): Promise<void> {
  const db = await database.connection();
  for (const [store, all] of Object.entries(rows)) for (const row of all) await db.put(store as Store, row as never);
}

async function rowsOf(store: string): Promise<unknown[]> {
  return (await database.connection()).getAll(store as Store);
}

async function everything(): Promise<Record<string, unknown[]>> {
  const db = await database.connection();
  return Object.fromEntries(
    await Promise.all(
      [...db.objectStoreNames]
        .filter((store) => store !== 'staged')
        .map(async (store) => [store, await db.getAll(store)] as const),
    ),
  );
}

async function aBackup(fullTexts = false): Promise<Blob> {
  return (await makeBackup({ fullTexts, ...quiet() })).file;
}

async function filesOf(backup: Blob): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await backup.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

/** A zip of these files, with checksums put right in its manifest, as somebody who means ill would. */
async function packed(files: Record<string, string>): Promise<Blob> {
  const bytes = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const),
  );
  const manifest = JSON.parse(files['manifest.json'] ?? '{}') as Manifest;
  for (const file of manifest.files ?? []) {
    const own = bytes[file.name];
    if (own) Object.assign(file, { bytes: own.length, sha256: await hash(own) });
  }
  const settings = bytes['settings.json'];
  if (settings && manifest.settings) manifest.settings.sha256 = await hash(settings);
  return new Blob([zipSync({ ...bytes, 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)) })]);
}

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

const COVERED = ['papers', 'analyses', 'marks', 'notes', 'digests', 'announcements', 'ledger'] as const;

/** The code with which a file is turned down. */
async function refusal(backup: Blob): Promise<string> {
  try {
    await Restore.open(backup, VERSION);
    return 'taken';
  } catch (thrown) {
    return toAppError(thrown).code;
  }
}

describe('a backup', () => {
  test('brings everything of the reader’s to another computer, row by row', async () => {
    await fill();
    await patchSettings({ categories: ['cs.CV'], includeKeywords: ['leaf'] });
    const backup = await aBackup();
    elsewhere();
    const restore = await Restore.open(backup, VERSION);
    const { stores, damaged } = (await restore.preview(quiet())).merge;
    expect(damaged).toBe(0);
    expect(stores.map(({ store }) => store).toSorted()).toEqual(COVERED.toSorted());
    expect(stores.every((each) => each.new === 1 && each.broken === 0)).toBe(true);
    expect(await rowsOf('papers')).toEqual([]);
    await restore.run('merge', quiet());
    for (const store of COVERED) expect(await rowsOf(store), store).toEqual(version1[store]);
    expect(await getSettings()).toMatchObject({ categories: ['cs.CV'], includeKeywords: ['leaf'] });
  });

  test('has no key in it, sealed or not, and nothing of the queue', async () => {
    await fill();
    const consent = { origin: 'https://models.example', at: '2026-11-17T00:00:00.000Z' };
    const profile = { id: 'mine', provider: 'custom', baseUrl: 'https://models.example/v1', model: 'm', consent };
    await patchSettings({ profiles: [profile], defaultProfileId: 'mine' });
    await putApiKey(database, profile, CANARY);
    const open = Object.values(await filesOf(await aBackup(true))).join('\n');
    expect(JSON.stringify(await rowsOf('credentials'))).toContain(CANARY);
    expect(open).not.toMatch(/canary|example-only|apiKey|consent/);
    expect(open).toContain('https://models.example/v1');
    await setPassphrase(database, 'correct horse', 60);
    const names = Object.keys(await filesOf(await aBackup(true)));
    expect(names.filter((name) => /^(credentials|vault|jobs)/.test(name))).toEqual([]);
    await expect(background.call('readBackupPiece', { store: 'credentials', after: null })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('crosses in pieces of bounded size, however much there is', async () => {
    const [paper] = version1.papers;
    const many = Array.from({ length: 1_200 }, (_, i) => ({
      ...paper,
      arxivId: `2611.${String(10_000 + i)}`,
      abstract: 'x'.repeat(1_000),
    }));
    await fill({ papers: many });
    const backup = await aBackup();
    const files = await filesOf(backup);
    const pieces = Object.entries(files).filter(([name]) => name.startsWith('papers/'));
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map(([, text]) => text.length))).toBeLessThan(510_000);
    elsewhere();
    await (await Restore.open(backup, VERSION)).run('replace', quiet());
    expect(await rowsOf('papers')).toEqual(many);
  });

  test('is a zip that others find whole', async () => {
    await fill();
    const folder = await mkdtemp(join(tmpdir(), 'marginalia-backup-'));
    try {
      const path = join(folder, 'backup.zip');
      await writeFile(path, new Uint8Array(await (await aBackup(true)).arrayBuffer()));
      const { stdout, stderr, status } = spawnSync(findProgram('unzip'), ['-t', path], { encoding: 'utf8' });
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
      expect(stdout).toContain('No errors detected');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('of the first version is restored through the steps of the database', async () => {
    await fill();
    const files = await filesOf(await aBackup());
    const manifest = JSON.parse(files['manifest.json'] ?? '') as Manifest;
    const old = { ...manifest, database: 1, settings: { ...manifest.settings, version: 1 } };
    const profile = { id: 'default', provider: 'custom', baseUrl: 'https://models.example/v1', model: 'm' };
    files['settings.json'] = JSON.stringify({ uiLanguage: 'en', profile });
    elsewhere();
    await (await Restore.open(await packed({ ...files, 'manifest.json': JSON.stringify(old) }), VERSION)).run(
      'merge',
      quiet(),
    );
    for (const store of COVERED) expect(await rowsOf(store), store).toEqual(version1[store]);
    // What a file says was allowed is asked again.
    expect((await getSettings()).profiles).toEqual([profile]);
  });
});

test('a part that is damaged, the settings too, costs itself alone', async () => {
  await fill();
  const files = await filesOf(await aBackup());
  const bytes = Object.entries({ ...files, 'settings.json': '{}', 'marks/0001.jsonl': '{}' }).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  elsewhere();
  const restore = await Restore.open(new Blob([zipSync(Object.fromEntries(bytes))]), VERSION);
  expect((await restore.preview(quiet())).merge).toMatchObject({ damaged: 1, settings: false });
  expect(await restore.run('merge', quiet())).toMatchObject({ damaged: 1, settings: false });
  expect(await rowsOf('marks')).toEqual([]);
  expect(await rowsOf('notes')).toEqual(version1.notes);
});

test('a background that is stopped over a piece is asked again, and one that never comes back is said', async () => {
  await fill();
  const backup = await aBackup();
  elsewhere();
  const { call } = background;
  let calls = 0;
  background.call = (type, data) =>
    ++calls % 2 === 0 ? call(type, data) : Promise.reject(new AppError('interrupted'));
  await (await Restore.open(backup, VERSION)).run('replace', quiet());
  for (const store of COVERED) expect(await rowsOf(store), store).toEqual(version1[store]);
  background.call = () => Promise.reject(new AppError('interrupted'));
  const restore = await Restore.open(backup, VERSION);
  await expect(restore.run('merge', quiet())).rejects.toMatchObject({ code: 'interrupted' });
});

describe('merging', () => {
  test('keeps the newer row, both texts of a note, and each act of a mark', async () => {
    await fill();
    const backup = await aBackup();
    const [note] = version1.notes;
    const [mark] = version1.marks;
    const [analysis] = version1.analyses;
    const later = {
      ...analysis,
      tags: ['later'],
      provenance: { ...analysis.provenance, createdAt: '2026-12-01T00:00:00.000Z' },
    };
    await fill({
      notes: [{ ...note, text: 'Mine, written since.', revision: 5 }],
      marks: [{ ...mark, starredAt: null, hiddenAt: '2026-11-20T00:00:00.000Z' }],
      analyses: [later],
    });
    const restore = await Restore.open(backup, VERSION);
    const { stores } = (await restore.preview(quiet())).merge;
    expect(stores.find(({ store }) => store === 'analyses')).toMatchObject({ older: 1, newer: 0, new: 0 });
    await restore.run('merge', quiet());
    expect(await rowsOf('analyses')).toEqual([later]);
    expect(await rowsOf('marks')).toEqual([{ ...mark, hiddenAt: '2026-11-20T00:00:00.000Z' }]);
    const [merged] = (await rowsOf('notes')) as { text: string; revision: number }[];
    expect(merged?.text.startsWith('Mine, written since.')).toBe(true);
    expect(merged?.text.endsWith(note.text)).toBe(true);
    expect(merged?.revision).toBe(6);
  });

  test('twice is as once', async () => {
    await fill();
    const backup = await aBackup();
    await fill({ notes: [{ ...version1.notes[0], text: 'Mine.', revision: 5 }] });
    await (await Restore.open(backup, VERSION)).run('merge', quiet());
    const once = await everything();
    await (await Restore.open(backup, VERSION)).run('merge', quiet());
    expect(await everything()).toEqual(once);
  });

  test('leaves the settings that were set here, and adds services without a consent', async () => {
    const profile = { id: 'a', provider: 'custom', baseUrl: 'https://models.example/v1', model: 'm' };
    const consent = { origin: 'https://models.example', at: '2026-11-17T00:00:00.000Z' };
    await patchSettings({ profiles: [{ ...profile, consent }], categories: ['cs.CV'], dailyBudget: 5 });
    const backup = await aBackup();
    elsewhere();
    await patchSettings({ categories: ['hep-th'] });
    await (await Restore.open(backup, VERSION)).run('merge', quiet());
    expect(await getSettings()).toMatchObject({ categories: ['hep-th'], dailyBudget: 5, profiles: [profile] });
    expect((await getSettings()).profiles[0]).not.toHaveProperty('consent');
  });
});

describe('replacing', () => {
  test('makes the library that of the backup, keys and queue left alone', async () => {
    await fill();
    const backup = await aBackup();
    const [note] = version1.notes;
    await fill({
      notes: [
        { ...note, text: 'Since.' },
        { ...note, arxivId: '2611.00009' },
      ],
    });
    await (await Restore.open(backup, VERSION)).run('replace', quiet());
    expect(await rowsOf('notes')).toEqual(version1.notes);
    expect(await rowsOf('credentials')).toEqual(version1.credentials);
    expect(await rowsOf('jobs')).toEqual(version1.jobs);
  });

  test('says beforehand what it will do, and does that', async () => {
    await fill();
    const backup = await aBackup();
    const [note] = version1.notes;
    await fill({
      notes: [
        { ...note, text: 'Since.' },
        { ...note, arxivId: '2611.00009' },
      ],
      asks: [{ id: 'a', arxivId: '2611.00009' }],
    });
    const db = await database.connection();
    await db.clear('papers');
    const restore = await Restore.open(backup, VERSION);
    const { merge, replace } = await restore.preview(quiet());
    const of = (outcome: typeof merge, name: string) => outcome.stores.find(({ store }) => store === name);
    expect(of(merge, 'notes')).toMatchObject({ newer: 1, new: 0, dropped: 0 });
    expect(of(merge, 'asks')).toBeUndefined();
    expect(of(replace, 'notes')).toMatchObject({ newer: 1, same: 0, new: 0, dropped: 1 });
    expect(of(replace, 'papers')).toMatchObject({ new: 1, dropped: 0 });
    expect(of(replace, 'marks')).toMatchObject({ same: 1, dropped: 0 });
    expect(of(replace, 'asks')).toMatchObject({ dropped: 1 });
    expect(await restore.run('replace', quiet())).toEqual(replace);
    expect(await rowsOf('notes')).toEqual(version1.notes);
    expect(await rowsOf('asks')).toEqual([]);
  });

  test('from a backup with a damaged part takes nothing out of that store', async () => {
    await fill();
    const files = await filesOf(await aBackup());
    const backup = new Blob([
      zipSync(
        Object.fromEntries(
          Object.entries({ ...files, 'notes/0001.jsonl': '{}' }).map(([name, text]) => [
            name,
            new TextEncoder().encode(text),
          ]),
        ),
      ),
    ]);
    const restore = await Restore.open(backup, VERSION);
    expect((await restore.preview(quiet())).replace).toMatchObject({ damaged: 1 });
    await restore.run('replace', quiet());
    expect(await rowsOf('notes')).toEqual(version1.notes);
  });
});

/** A backup, and a library that has changed in every store since. */
async function changed(): Promise<{ backup: Blob; before: Record<string, unknown[]> }> {
  await fill();
  const backup = await aBackup();
  const [note] = version1.notes;
  await fill({
    notes: [
      { ...note, text: 'Since.' },
      { ...note, arxivId: '2611.00009' },
    ],
    papers: [{ ...version1.papers[0], title: 'Since', storedAt: '2020-01-01T00:00:00.000Z' }],
    digests: [{ ...version1.digests[0], key: 'other' }],
  });
  return { backup, before: await everything() };
}

/** Stores in which a restore of it has something to put. */
const CHANGED = ['papers', 'notes'];

describe.each(['merge', 'replace'] as const)('a restore that is stopped (%s)', (mode) => {
  test('by the reader after any piece changes nothing', async () => {
    const { backup, before } = await changed();
    for (let at = 0; at < COVERED.length; at++) {
      const stop = new AbortController();
      let pieces = 0;
      const onProgress = (): void => void (++pieces > at && stop.abort());
      const restore = await Restore.open(backup, VERSION);
      await expect(restore.run(mode, { ...quiet(), signal: stop.signal, onProgress })).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect(await everything()).toEqual(before);
      expect(await rowsOf('staged')).toEqual([]);
    }
  });

  test('by the end of the page at any message changes nothing, and what it staged is swept out', async () => {
    const { backup, before } = await changed();
    const { call } = background;
    const messages = COVERED.length + 2;
    for (let at = 0; at < messages; at++) {
      let sent = 0;
      background.call = (type, data) => (sent++ < at ? call(type, data) : Promise.reject(new AppError('internal')));
      const restore = await Restore.open(backup, VERSION);
      await expect(restore.run(mode, quiet())).rejects.toMatchObject({ code: 'internal' });
      expect(await everything()).toEqual(before);
    }
    background.call = call;
    await resumeRestores(services);
    expect(await rowsOf('staged')).not.toEqual([]);
    vi.useFakeTimers({ now: Date.now() + 2 * 3_600_000, toFake: ['Date'] });
    await resumeRestores(services);
    vi.useRealTimers();
    expect(await rowsOf('staged')).toEqual([]);
  });

  test('by a fault in the middle of putting it in place changes nothing', async () => {
    const { backup, before } = await changed();
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as (row: unknown) => IDBRequest;
    for (const name of CHANGED) {
      const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
        if (this.name === name) throw new DOMException('no room', 'QuotaExceededError');
        return Reflect.apply(put, this, [row]) as IDBRequest<IDBValidKey>;
      });
      const restore = await Restore.open(backup, VERSION);
      const outcome = restore.run(mode, quiet()).then(
        () => 'restored',
        (thrown: unknown) => toAppError(thrown).code,
      );
      expect(await outcome).toBe('storage-full');
      fault.mockRestore();
      expect(await everything()).toEqual(before);
    }
  });

  test('between rows and settings: the settings follow at the next start', async () => {
    await fill();
    await patchSettings({ categories: ['cs.CV'] });
    const backup = await aBackup();
    elsewhere();
    const full = vi
      .spyOn(fakeBrowser.storage.local, 'set')
      .mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
    await expect((await Restore.open(backup, VERSION)).run(mode, quiet())).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect(await rowsOf('papers')).toEqual(version1.papers);
    full.mockRestore();
    expect((await getSettings()).categories).not.toEqual(['cs.CV']);
    await resumeRestores(services);
    expect((await getSettings()).categories).toEqual(['cs.CV']);
  });

  test('after it was put in place and before that was heard: asked again, it says the same', async () => {
    const { backup } = await changed();
    const { call } = background;
    let isLost = false;
    background.call = async (type, data) => {
      const value = await call(type, data);
      if (type !== 'applyRestore' || isLost) return value;
      isLost = true;
      throw new AppError('interrupted');
    };
    const restore = await Restore.open(backup, VERSION);
    const preview = await restore.preview(quiet());
    expect(await restore.run(mode, quiet())).toEqual(preview[mode]);
  });
});

test('of two restores at once the later one counts, and the other changes nothing', async () => {
  await fill();
  const backup = await aBackup();
  elsewhere();
  const first = await Restore.open(backup, VERSION);
  const second = await Restore.open(backup, VERSION);
  const { call } = background;
  background.call = async (type, data) => {
    if (type === 'applyRestore') await call('beginRestore');
    return call(type, data);
  };
  await expect(first.run('replace', quiet())).rejects.toMatchObject({ code: 'interrupted' });
  background.call = call;
  expect(await rowsOf('papers')).toEqual([]);
  await second.run('replace', quiet());
  for (const store of COVERED) expect(await rowsOf(store), store).toEqual(version1[store]);
});

test('an imported report goes into a backup and comes back', async () => {
  const row = {
    id: 'cs.CV|2026-11-17',
    category: 'cs.CV',
    announcementDate: '2026-11-17',
    fileName: null,
    importedAt: '2026-11-18T00:00:00.000Z',
    papers: 1,
    arxivIds: ['2611.00001'],
    failedIds: [],
    analysisKeys: [],
  } satisfies ReportRow;
  await fill({ reports: [row] });
  const backup = await aBackup();
  elsewhere();
  await (await Restore.open(backup, VERSION)).run('replace', quiet());
  expect(await rowsOf('reports')).toEqual([row]);
});

describe('a file that is not what it says', () => {
  test('of a newer format or database is refused in words of its own', async () => {
    const files = await filesOf(await aBackup());
    const manifest = JSON.parse(files['manifest.json'] ?? '') as Manifest;
    for (const newer of [{ format: 2 }, { database: VERSION + 1 }]) {
      expect(
        await refusal(
          await packed({ ...files, 'manifest.json': JSON.stringify({ ...manifest, ...newer, files: 'elsewhere' }) }),
        ),
      ).toBe('backup-newer');
    }
  });

  test('no zip, a cut zip, a manifest that names keys, a path or a file twice', async () => {
    await fill();
    const backup = await aBackup();
    const files = await filesOf(backup);
    const manifest = JSON.parse(files['manifest.json'] ?? '') as Manifest;
    const [first] = manifest.files;
    expect(await refusal(new Blob(['not a zip']))).toBe('backup-unreadable');
    expect(await refusal(backup.slice(0, backup.size - 30))).toBe('backup-unreadable');
    const named = async (over: Partial<Manifest>): Promise<Blob> =>
      packed({ ...files, 'manifest.json': JSON.stringify({ ...manifest, ...over }) });
    expect(await refusal(await named({ stores: [...manifest.stores, 'credentials'] }))).toBe('backup-unreadable');
    if (!first) throw new Error('no file');
    const stores = [...manifest.stores, 'future'];
    const own = { ...first, name: 'future/0001.jsonl', store: 'future' };
    const stranger = await packed({
      ...files,
      'future/0001.jsonl': '{}',
      'manifest.json': JSON.stringify({ ...manifest, stores, files: [own] }),
    });
    // Found out when it is looked through, before anything is written.
    const restore = await Restore.open(stranger, VERSION);
    await expect(restore.preview(quiet())).rejects.toMatchObject({
      code: 'backup-unreadable',
      detail: 'future',
    });
    expect(await refusal(await named({ files: [first, first] }))).toBe('backup-unreadable');
    expect(await refusal(await named({ files: [{ ...first, name: '../../etc/passwd' }] }))).toBe('backup-unreadable');
  });

  test('a bomb is not unpacked: neither one that says what it is nor one that does not', async () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(40_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(new Blob([bomb]))).toBe('backup-unreadable');
    const liar = zipSync({ 'manifest.json': new Uint8Array(10_000_000) }, { level: 9 });
    const view = new DataView(liar.buffer);
    for (let at = 0; at < liar.length - 28; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true);
    }
    expect(await refusal(new Blob([liar]))).toBe('backup-unreadable');
  });

  test('rows that are none are counted, and never stop the others', async () => {
    await fill();
    const files = await filesOf(await aBackup());
    const note = JSON.stringify(version1.notes[0]);
    files['notes/0001.jsonl'] = [
      note,
      'no JSON',
      '[]',
      '7',
      'null',
      note.replace('"revision":2', '"revision":"2"'),
      note.replace('{', '{"__proto__":{"polluted":true},'),
      note.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
      note.replace('2611.00001', '../x'),
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    ].join('\n');
    elsewhere();
    const restore = await Restore.open(await packed(files), VERSION);
    const { stores } = await restore.run('merge', quiet());
    expect(stores.find(({ store }) => store === 'notes')).toMatchObject({ new: 1, broken: 9 });
    expect(await rowsOf('notes')).toEqual(version1.notes);
    expect(await rowsOf('papers')).toEqual(version1.papers);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });

  test('whatever was done to a backup, merging it loses nothing that is here', async () => {
    await fill();
    const whole = new Uint8Array(await (await aBackup()).arrayBuffer());
    const before = await everything();
    const act = fc.record({
      at: fc.nat(whole.length - 1),
      to: fc.nat(255),
      cut: fc.option(fc.nat(whole.length), { freq: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        let bytes = Uint8Array.from(whole);
        for (const { at, to, cut } of acts) {
          if (at < bytes.length) bytes[at] = to;
          if (cut !== null) bytes = bytes.slice(0, cut);
        }
        const restoring = async (): Promise<unknown> => {
          const restore = await Restore.open(new Blob([bytes]), VERSION);
          await restore.preview(quiet());
          return restore.run('merge', quiet());
        };
        const outcome = await restoring().then(
          () => 'restored',
          (thrown: unknown) => toAppError(thrown).code,
        );
        expect(outcome).toMatch(/^(restored|backup-unreadable|backup-newer)$/);
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 120 },
    );
  });
});
