import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runSync, type SyncResult } from '../../lib/sync/run-sync.ts';
import { WebDav } from '../../lib/sync/webdav.ts';
import { startWebDav, type WebDavServer } from '../harness/webdav-server.ts';
import { Device } from './devices.ts';

const signal = new AbortController().signal;
const now = (): string => new Date().toISOString();
let server: WebDavServer;
let dav: WebDav;

beforeAll(async () => {
  server = await startWebDav();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.clear();
  dav = new WebDav(server, '论文 notes/v1');
});

async function sync(local: Device): Promise<SyncResult> {
  const result: SyncResult = { down: 0, up: 0, conflicts: 0, left: 0, skipped: [] };
  await runSync({ local, remote: dav, signal, now, mostRequests: 1_000 }, result);
  return result;
}

const note = (text: string) => ({ text, createdAt: now(), updatedAt: now() });

describe('on a real server', () => {
  test('a file is written only where none is, and over the version that was read', async () => {
    expect(await dav.list('notes', signal)).toBeNull();
    expect(await dav.put('notes/a.json', '{}', null, signal)).toEqual({ outcome: 'no-folder' });
    await dav.makeFolder('notes', signal);
    await dav.makeFolder('notes', signal);
    expect(await dav.isThere(signal)).toBe(true);
    expect(await dav.put('notes/a.json', '{"a":1}', null, signal)).toMatchObject({ outcome: 'done' });
    expect(await dav.put('notes/a.json', '{"a":2}', null, signal)).toEqual({ outcome: 'changed' });
    const first = await dav.get('notes/a.json', signal);
    expect(first?.body).toBe('{"a":1}');
    expect(await dav.put('notes/a.json', '{"a":2}', { etag: '"other"' }, signal)).toEqual({ outcome: 'changed' });
    const [listed] = (await dav.list('notes', signal)) ?? [];
    expect(listed).toMatchObject({ name: 'a.json', isFolder: false });
    // What is listed is what a reading answers with, though that is compressed, and for a second weak.
    expect(listed?.etag).toBe(first?.etag);
    await expect
      .poll(() => dav.put('notes/a.json', '{"a":3}', { etag: first?.etag ?? '' }, signal), { timeout: 5_000 })
      .toMatchObject({ outcome: 'done' });
    expect((await dav.get('notes/a.json', signal))?.body).toBe('{"a":3}');
    expect(await dav.get('notes/none.json', signal)).toBeNull();
    const last = await dav.get('notes/a.json', signal);
    await dav.remove('notes/a.json', '"other"', signal);
    expect(await dav.get('notes/a.json', signal)).not.toBeNull();
    await expect
      .poll(
        async () => {
          await dav.remove('notes/a.json', last?.etag ?? '', signal);
          return dav.get('notes/a.json', signal);
        },
        { timeout: 5_000 },
      )
      .toBeNull();
  });

  test('two devices write at the same time and both have everything', async () => {
    const [one, two] = [new Device(), new Device()];
    one.notes.set('2611.00001', note('From the first.'));
    two.notes.set('2611.00001', note('From the second.'));
    one.notes.set('hep-th/9901001', note('An old one, 中文.'));
    const star = { seenAt: null, hiddenAt: null, starredAt: now() };
    one.marks.set('2611.00002', { arxivId: '2611.00002', ...star });
    two.marks.set('2611.00003', { arxivId: '2611.00003', ...star, tags: [{ name: '要读', at: now() }] });
    const [first, second] = await Promise.all([sync(one), sync(two)]);
    expect(first.up + second.up).toBeGreaterThanOrEqual(4);
    await sync(one);
    await sync(two);
    await sync(one);
    expect(one.notes.get('2611.00001')?.text).toMatch(
      /From the first\.[^]*edited on two devices[^]*From the second|From the second\.[^]*edited on two devices[^]*From the first/,
    );
    expect(two.notes.get('2611.00001')?.text).toBe(one.notes.get('2611.00001')?.text);
    expect(two.notes.get('hep-th/9901001')?.text).toBe('An old one, 中文.');
    expect([...two.marks.keys()].toSorted()).toEqual(['2611.00002', '2611.00003']);
    expect(one.marks.get('2611.00003')?.tags).toMatchObject([{ name: '要读' }]);
    expect(Object.keys(await server.files()).toSorted()).toEqual([
      '论文 notes/v1/marks/2026-11.json',
      '论文 notes/v1/notes/1999/hep-th_9901001.json',
      '论文 notes/v1/notes/2026/2611.00001.json',
    ]);
    // Nothing is left to do, and an edit right after a write comes through although Apache's tag is still weak.
    expect(await sync(one)).toMatchObject({ up: 0, down: 0 });
    one.notes.set('2611.00001', note('Merged.'));
    expect(await sync(one)).toMatchObject({ up: 1 });
    expect(await sync(two)).toMatchObject({ down: 1, conflicts: 0 });
    expect(two.notes.get('2611.00001')?.text).toBe('Merged.');
  });

  test('each refusal is told for what it is', async () => {
    const at = (path: string, changes: Partial<WebDavServer> = {}) =>
      new WebDav({ ...server, ...changes, address: `${server.origin}${path}` }, 'x');
    await expect(at('/dav/', { password: 'wrong' }).list('notes', signal)).rejects.toMatchObject({
      fault: 'wrong-password',
    });
    await expect(at('/moved/').list('notes', signal)).rejects.toMatchObject({ fault: 'redirected' });
    await expect(at('/plain/').isThere(signal)).rejects.toMatchObject({ fault: 'not-webdav' });
    await expect(at('/full/').put('a.json', '{}', null, signal)).rejects.toMatchObject({ fault: 'full' });
    await expect(at('/dav/none/').makeFolder('notes', signal)).rejects.toMatchObject({ fault: 'no-folder' });
    const stopped = AbortSignal.abort();
    await expect(dav.list('notes', stopped)).rejects.toMatchObject({ fault: 'stopped' });
    await server.stop();
    await expect(dav.list('notes', signal)).rejects.toMatchObject({ fault: 'unreachable' });
    await server.start();
    expect(await dav.list('notes', signal)).toBeNull();
  });
});
