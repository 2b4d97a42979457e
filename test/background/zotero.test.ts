import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Zotero, ZOTERO_ORIGIN, type ZoteroOptions } from '../../lib/background/zotero.ts';
import { zoteroItem } from '../../lib/exchange/zotero-item.ts';
import { inventLibrary } from '../exchange/invented-library.ts';
import { startZotero, type ZoteroStandIn } from '../harness/zotero.ts';

const { signal } = new AbortController();
const items = inventLibrary(40).map(zoteroItem);
let standIn: ZoteroStandIn;
beforeEach(async () => {
  standIn = await startZotero(0);
});
afterEach(() => standIn.stop());

/** Ours, but for the port and a browser's headers. */
function zotero(over: Partial<ZoteroOptions> = {}, headers: Record<string, string> = {}): Zotero {
  return new Zotero({
    fetch: (url, init) =>
      fetch(url.replace(ZOTERO_ORIGIN, `http://127.0.0.1:${standIn.port}`), {
        ...init,
        headers: { ...(init?.headers as object), 'User-Agent': 'Mozilla/5.0', ...headers },
      }),
    isGranted: async () => true,
    newSession: () => crypto.randomUUID(),
    ...over,
  });
}

describe('Zotero', () => {
  test('says where it puts what comes, and takes every paper with tags, notes and people', async () => {
    expect(await zotero().target(signal)).toEqual({ library: 'My Library', collection: 'Reading' });
    await zotero().save(items.slice(0, 25), signal);
    await zotero().save(items.slice(25), signal);
    expect(standIn.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(standIn.refusals).toEqual([]);
    expect(standIn.items[0]).toMatchObject({
      itemType: 'journalArticle',
      extra: expect.stringMatching(/^arXiv:2601\.00001 \[cs\.CV\]\nCitation Key: /),
      attachments: [{ url: 'https://arxiv.org/pdf/2601.00001', snapshot: false }],
      tags: expect.arrayContaining([{ tag: 'to read / 待读', type: 1 }]),
    });
    expect(standIn.items[0]?.notes).toHaveLength(2);
    expect(standIn.items[0]?.notes[1]?.note).toContain('成本*很*低<em> [未核对]</em>');
    expect(standIn.items[0]?.notes[1]?.note).toContain('openai / small-model');
  });

  test.each([
    ['without the header that Zotero asks of browsers', { 'X-Zotero-Connector-API-Version': '' }, 'zotero-closed'],
    ['from a web page', { Origin: 'https://arxiv.org' }, 'zotero-closed'],
    ['as text', { 'Content-Type': 'text/plain' }, 'zotero-refused'],
    ['as an outdated connector', { 'X-Zotero-Connector-API-Version': '2' }, 'zotero-refused'],
  ])('a request %s would be refused', async (_, headers, code) => {
    const dropped = Object.entries(headers).filter(([, value]) => value === '');
    const bare = zotero({
      fetch: (url, init) => {
        const sent = new Headers({ ...(init?.headers as Record<string, string>), 'User-Agent': 'Mozilla/5.0' });
        for (const [name, value] of Object.entries(headers)) sent.set(name, value);
        for (const [name] of dropped) sent.delete(name);
        return fetch(url.replace(ZOTERO_ORIGIN, `http://127.0.0.1:${standIn.port}`), {
          ...init,
          headers: sent,
        });
      },
    });
    await expect(bare.target(signal)).rejects.toMatchObject({ code });
    expect(standIn.refusals).toHaveLength(1);
  });

  test('a library that cannot be written to is told of before anything is sent, and after', async () => {
    standIn.editable = false;
    await expect(zotero().target(signal)).rejects.toMatchObject({ code: 'zotero-refused', detail: 'My Library' });
    await expect(zotero().save(items.slice(0, 1), signal)).rejects.toMatchObject({ code: 'zotero-refused' });
    expect(standIn.items).toEqual([]);
  });

  test('a session is used once', async () => {
    const twice = zotero({ newSession: () => 'same' });
    await twice.save(items.slice(0, 1), signal);
    await expect(twice.save(items.slice(0, 1), signal)).rejects.toMatchObject({
      detail: expect.stringContaining('SESSION_EXISTS'),
    });
  });

  test('where it is not running, or not to be reached, the error says which', async () => {
    await standIn.stop();
    await expect(zotero().target(signal)).rejects.toMatchObject({ code: 'zotero-closed' });
    await expect(zotero({ isGranted: async () => false }).target(signal)).rejects.toMatchObject({
      code: 'zotero-permission',
    });
    await expect(zotero().target(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    standIn = await startZotero(0);
  });
});
