import type { Page } from 'puppeteer-core';
import { runSync } from '../../lib/sync/run-sync.ts';
import { WebDav } from '../../lib/sync/webdav.ts';
import { startWebDav, type WebDavServer } from '../harness/webdav-server.ts';
import { Device } from '../sync/devices.ts';
import { expect, test } from './firefox-fixtures.ts';

const [SHARED, MARKED] = ['2611.00001', '2611.00002'];
const SECTION = '[data-part="sync"]';

/** The answer of the background to a message of the page. */
async function send(page: Page, type: string, data: unknown = null): Promise<unknown> {
  return page.evaluate(
    async (type, data) => {
      const { runtime } = (
        globalThis as unknown as { browser: { runtime: { sendMessage(m: object): Promise<{ res: unknown }> } } }
      ).browser;
      return (await runtime.sendMessage({ id: 1, type, data, timestamp: 1 })).res;
    },
    type,
    data,
  );
}

async function noteOf(page: Page): Promise<{ text: string; revision: number }> {
  return ((await send(page, 'getNote', { arxivId: SHARED })) as { value: { text: string; revision: number } }).value;
}

/** Presses the button, and waits for a pass that ended after that. */
async function syncNow(page: Page): Promise<void> {
  const lastEnd = async (): Promise<string> => {
    const { value } = (await send(page, 'getSync')) as { value: { running: unknown; last: { at: string } | null } };
    return value.running === null ? (value.last?.at ?? '') : 'running';
  };
  const before = await lastEnd();
  await page.click(`${SECTION} button[data-action="sync-now"]`);
  await expect.poll(async () => [before, 'running'].includes(await lastEnd())).toBe(false);
  await page.waitForSelector(`${SECTION} [data-part="sync-standing"][data-last="done"]`);
}

/** The other device: the same sync over the same server, with its records in memory. */
async function syncElsewhere(device: Device, server: WebDavServer): Promise<void> {
  await runSync(
    {
      local: device,
      remote: new WebDav(server, 'marginalia/v1'),
      signal: new AbortController().signal,
      now: () => new Date().toISOString(),
      mostRequests: 100,
    },
    { down: 0, up: 0, conflicts: 0, left: 0, skipped: [] },
  );
}

test('Firefox and another device write on one paper, and both have all of it', async ({ firefox }) => {
  const server = await startWebDav();
  try {
    const page = await firefox.openExtensionPage('options.html');
    await page.waitForSelector('#sync-address');
    await send(page, 'saveNote', { arxivId: SHARED, text: 'From Firefox, 中文.', revision: 0 });
    await send(page, 'setMark', { arxivId: MARKED, starred: true });
    for (const name of ['address', 'user', 'password'] as const) await page.type(`#sync-${name}`, server[name]);
    await page.click(`${SECTION} button[data-action="save-sync"]`);
    await page.waitForSelector(`${SECTION} [data-part="sync-standing"][data-last="done"]`);
    expect(Object.keys(await server.files()).toSorted()).toEqual([
      'marginalia/v1/marks/2026-11.json',
      'marginalia/v1/notes/2026/2611.00001.json',
    ]);

    const other = new Device();
    await syncElsewhere(other, server);
    expect(other.notes.get(SHARED)?.text).toBe('From Firefox, 中文.');
    expect(other.marks.get(MARKED)?.starredAt).not.toBeNull();
    const now = new Date().toISOString();
    other.notes.set(SHARED, { text: 'From elsewhere.', createdAt: now, updatedAt: now });
    await syncElsewhere(other, server);
    await send(page, 'saveNote', { arxivId: SHARED, text: 'Changed here.', revision: (await noteOf(page)).revision });
    await syncNow(page);
    const { text } = await noteOf(page);
    expect(text).toContain('From elsewhere.');
    expect(text).toContain('Changed here.');
    await page.waitForSelector(`${SECTION} [data-part="sync-conflicts"] a[href$="${SHARED}"]`);
    await syncElsewhere(other, server);
    expect(other.notes.get(SHARED)?.text).toBe(text);
  } finally {
    await server.close();
  }
});
