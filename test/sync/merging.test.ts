import { describe, expect, test } from 'vitest';
import { isFinal, SyncError } from '../../lib/sync/faults.ts';
import { normaliseAddress, normaliseFolder } from '../../lib/sync/address.ts';
import { monthOf, noteId, pathOf, recordAt } from '../../lib/sync/layout.ts';
import { mergeTagsOf, mergeTime } from '../../lib/sync/merge-mark.ts';
import { notes } from '../../lib/sync/notes.ts';
import { runSync, type SyncResult } from '../../lib/sync/run-sync.ts';
import { afterSync, isDue } from '../../lib/background/when-to-sync.ts';
import { Device, Server } from './devices.ts';

const signal = new AbortController().signal;
const NOW = '2026-11-26T08:00:00.000Z';
const [EARLY, LATE] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];
const note = (text: string | null) => ({ text, createdAt: EARLY, updatedAt: LATE });

const failed = (...args: ConstructorParameters<typeof SyncError>) => ({ error: new SyncError(...args), left: 0 });

const merge = (base: string | null, here: string | null, there: string | null) =>
  notes.merge(note(base), note(here), note(there), NOW);

async function sync(local: Device, server: Server, now = NOW, fate?: () => 'ok' | 'unheard'): Promise<SyncResult> {
  const result: SyncResult = { down: 0, up: 0, conflicts: 0, left: 0, skipped: [] };
  await runSync({ local, remote: server.reachedBy(fate), signal, now: () => now, mostRequests: 500 }, result);
  return result;
}

describe('where things lie', () => {
  test('every identifier has one file, and a file that is not ours is nobody’s', () => {
    expect(monthOf('0704.0001')).toBe('2007-04');
    for (const arxivId of ['2611.00001', '0704.0001', 'hep-th/9901001', 'math.GT/0309136']) {
      const path = pathOf(noteId(arxivId));
      const at = path.lastIndexOf('/');
      expect(recordAt(path.slice(0, at), path.slice(at + 1))).toBe(noteId(arxivId));
    }
    expect(pathOf(noteId('hep-th/9901001'))).toBe('notes/1999/hep-th_9901001.json');
    for (const name of ['../x.json', '2611.00001.json.bak', '2612.00001.json ', '.json', 'a_b.json']) {
      expect(recordAt('notes/2026', name)).toBeNull();
    }
    expect(recordAt('notes/2025', '2611.00001.json')).toBeNull();
  });

  test('an address without https is one of the house alone', () => {
    expect(normaliseAddress(' cloud.example.org/remote.php/dav/files/me ')).toBe(
      'https://cloud.example.org/remote.php/dav/files/me/',
    );
    expect(normaliseAddress('http://192.168.1.5:5005/home')).toBe('http://192.168.1.5:5005/home/');
    expect(normaliseAddress('davs://nas.local/x')).toBe('https://nas.local/x/');
    expect(() => normaliseAddress('http://dav.example.org/')).toThrow('insecure');
    expect(() => normaliseAddress('http://172.32.0.1/')).toThrow('insecure');
    for (const bad of ['', 'ftp://x.example', 'https://me:secret@x.example/', 'https://x.example/?a=b']) {
      expect(() => normaliseAddress(bad)).toThrow('bad-address');
    }
    expect(normaliseFolder('/论文/marginalia/')).toBe('论文/marginalia');
    for (const bad of ['', '..', 'a/../b', 'a?b']) expect(() => normaliseFolder(bad)).toThrow('bad-address');
  });
});

describe('merging', () => {
  test('an act outlives an undoing it did not know of, and of two acts the first counts', () => {
    expect(mergeTime(EARLY, null, EARLY)).toBeNull();
    expect(mergeTime(EARLY, null, LATE)).toBe(LATE);
    expect(mergeTime(null, LATE, EARLY)).toBe(EARLY);
    expect(mergeTime(null, null, EARLY, false)).toBe(EARLY);
    const tags = (...names: string[]) => names.map((name) => ({ name, at: EARLY }));
    expect(mergeTagsOf(tags('a', 'b'), tags('b', 'c'), tags('a', 'b', 'd')).map(({ name }) => name)).toEqual([
      'b',
      'c',
      'd',
    ]);
  });

  test('an edit outlives a removal, and one side’s change is taken without a word', () => {
    expect(merge('a', null, 'b')).toMatchObject({ content: { text: 'b' }, conflict: false });
    expect(merge('a', 'b', null)).toMatchObject({ content: { text: 'b' }, conflict: false });
    expect(merge('a', null, 'a')).toMatchObject({ content: { text: null } });
    expect(merge('a', 'a', 'b')).toMatchObject({ content: { text: 'b' }, conflict: false });
    expect(merge('a', 'a\nb', 'a')).toMatchObject({ content: { text: 'a\nb' }, conflict: false });
    expect(merge('a', 'b', 'b\nc')).toMatchObject({ content: { text: 'b\nc' }, conflict: false });
    expect(merge('a', 'b', 'c').conflict).toBe(true);
  });

  test('a file that was sent and not heard of is no other’s work when it is met again', async () => {
    const [device, server] = [new Device(), new Server()];
    device.notes.set('2611.00001', note('One.'));
    let requests = 0;
    // The answer to the first file is lost; the note is edited before the next pass.
    const lose = (): 'ok' | 'unheard' => {
      requests += 1;
      return server.files.size === 0 && requests > 5 ? 'unheard' : 'ok';
    };
    await expect(sync(device, server, NOW, lose)).rejects.toThrow('timeout');
    device.notes.set('2611.00001', note('Two.'));
    expect(await sync(device, server)).toMatchObject({ conflicts: 0 });
    expect(device.notes.get('2611.00001')?.text).toBe('Two.');
  });

  test('that a note was removed is said for a year, and then the file goes', async () => {
    const [one, two, server] = [new Device(), new Device(), new Server()];
    one.notes.set('2611.00001', note('Words.'));
    await sync(one, server);
    await sync(two, server);
    one.notes.delete('2611.00001');
    await sync(one, server);
    expect(await sync(two, server)).toMatchObject({ down: 1 });
    expect(two.notes.size).toBe(0);
    expect(server.files.size).toBe(1);
    await sync(one, server, '2027-12-01T00:00:00.000Z');
    expect(server.files.size).toBe(0);
    await sync(two, server, '2027-12-01T00:00:00.000Z');
    expect([one, two].map(({ states }) => states.size)).toEqual([0, 0]);
  });

  test('a damaged or newer file is left alone, and the others are synced', async () => {
    const [device, server] = [new Device(), new Server()];
    device.notes.set('2611.00001', note('One.'));
    await sync(device, server);
    server.files.set('notes/2026/2611.00001.json', { body: '{"marginalia":"note","ver', etag: '"x"' });
    server.files.set('notes/2026/2611.00002.json', { body: '{"marginalia":"note","version":9}', etag: '"y"' });
    device.notes.set('2611.00003', note('Three.'));
    const result = await sync(device, server);
    expect(result.up).toBe(1);
    expect(result.skipped.map(({ fault }) => fault)).toEqual(['unreadable', 'newer']);
    expect(server.files.get('notes/2026/2611.00002.json')?.etag).toBe('"y"');
    // Somebody takes the damaged one away: it is sent anew from here.
    server.files.delete('notes/2026/2611.00001.json');
    await sync(device, server);
    expect(server.files.get('notes/2026/2611.00001.json')?.body).toContain('One.');
  });
});

test('whatever a file on the server holds, no pass throws, and what is here stays or is kept beside it', async () => {
  const sound = JSON.stringify({ marginalia: 'note', version: 1, arxivId: '2611.00001' });
  const hostile = [
    '',
    'null',
    '[]',
    '{"__proto__":{"text":"x"}}',
    '['.repeat(50_000),
    sound,
    sound.replace('2611.00001', '../../../etc/passwd'),
    sound.replace('}', ',"text":7,"updatedAt":"never"}'),
    sound.replace('}', `,"text":"${'x'.repeat(100_000)}","updatedAt":"9999-99-99"}`),
    '<!doctype html><script>alert(1)</script>',
    '\uD800\u0000',
  ];
  for (const body of hostile) {
    const [device, server] = [new Device(), new Server()];
    device.notes.set('2611.00001', note('Mine.'));
    server.files.set('notes/2026/2611.00001.json', { body, etag: '"x"' });
    server.files.set('marks/2026-11.json', { body, etag: '"y"' });
    await sync(device, server);
    expect(device.notes.get('2611.00001')?.text, body.slice(0, 60)).toContain('Mine.');
    expect(device.notes.size).toBe(1);
  }
});

describe('when a pass is due', () => {
  const now = Date.parse(NOW);

  test('a wrong password is not tried again by itself, and a busy server is given the time it asks for', () => {
    expect(isFinal('wrong-password')).toBe(true);
    expect(afterSync({ failures: 0 }, failed('wrong-password'), now).notBefore).toBeNull();
    expect(afterSync({ failures: 0 }, failed('busy', '', { retryAfter: 900 }), now).notBefore).toBe(now + 900_000);
    expect(afterSync({ failures: 9 }, failed('unreachable'), now).notBefore).toBe(now + 30 * 60_000);
  });

  test('what was done here need not wait for the period, unless the server has trouble', () => {
    const setup = { on: true, notBefore: now + 1, failures: 0, last: null, address: '', folder: '', succeededAt: null };
    expect(isDue(setup, now, false)).toBe(false);
    expect(isDue(setup, now, true)).toBe(true);
    expect(isDue({ ...setup, failures: 1 }, now, true)).toBe(false);
    expect(isDue({ ...setup, on: false }, now + 2, true)).toBe(false);
    expect(isDue({ ...setup, notBefore: null }, now, true)).toBe(false);
  });
});
