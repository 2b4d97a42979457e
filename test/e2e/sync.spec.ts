import type { Page } from '@playwright/test';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { BUILDS } from '../harness/output.ts';
import { startWebDav, type WebDavServer } from '../harness/webdav-server.ts';
import { expect, test } from './fixtures.ts';
import { action, send, storedRows } from './surfaces.ts';

const PAPERS = ['2611.00001', '2611.00002', '2611.00003'] as const;
const [SHARED, FIRST, SECOND] = PAPERS;

/** One profile with its options page. */
interface Device {
  options: Page;
  extension: Chromium;
}

const sectionOf = ({ options }: Device) => options.locator('[data-part="sync"]');

async function write(device: Device, arxivId: string, text: string): Promise<void> {
  const stored = (await storedRows(device.options, 'notes')).find((note) => note['arxivId'] === arxivId);
  const note = { arxivId, text, revision: stored?.['revision'] ?? 0 };
  expect(await send(device.options, 'saveNote', note)).toMatchObject({ ok: true });
}

async function textOf({ options }: Device, arxivId: string): Promise<unknown> {
  return (await storedRows(options, 'notes')).find((note) => note['arxivId'] === arxivId)?.['text'];
}

async function save(device: Device, server: WebDavServer, password = server.password): Promise<void> {
  const fields = { address: server.address, user: server.user, password };
  for (const [name, text] of Object.entries(fields)) await device.options.locator(`#sync-${name}`).fill(text);
  await action(sectionOf(device), 'save-sync').click();
}

/** Presses the button, and waits for a pass that ended after that. */
async function syncNow(device: Device, outcome = 'done'): Promise<void> {
  const before = await lastEnd(device);
  await action(sectionOf(device), 'sync-now').click();
  await expect.poll(async () => [before, 'running'].includes(await lastEnd(device))).toBe(false);
  await expect(sectionOf(device).locator('[data-part="sync-standing"]')).toHaveAttribute('data-last', outcome);
}

async function lastEnd({ options }: Device): Promise<string | undefined> {
  const answer = (await send(options, 'getSync')) as { value?: { running: unknown; last: { at: string } | null } };
  return answer.value?.running === null ? answer.value.last?.at : 'running';
}

test('two profiles write at the same time and both have all of it; both versions of a note are shown', async ({
  arxiv,
  extension,
}) => {
  test.setTimeout(120_000);
  const server = await startWebDav();
  const other = await launchChromium({ extension: BUILDS.chromeE2e, arxivPort: arxiv.port });
  try {
    const one: Device = { extension, options: await extension.openExtensionPage('options.html') };
    const two: Device = { extension: other, options: await other.openExtensionPage('options.html') };
    await write(one, SHARED, 'What the first device says.');
    await write(one, FIRST, 'Only on the first.');
    await write(two, SHARED, 'What the second device says.');
    expect(await send(one.options, 'setMark', { arxivId: SECOND, starred: true })).toMatchObject({ ok: true });
    expect(await send(two.options, 'setMark', { arxivId: SECOND, hidden: true })).toMatchObject({ ok: true });

    // A wrong password is said where it was typed, stage by stage, and nothing is sent again with it by itself.
    await two.options.locator('#sync-address').fill(server.address);
    await expect(sectionOf(two).locator('[data-part="over-http"]')).toBeVisible();
    await save(two, server, 'wrong');
    const fault = sectionOf(two).locator('[data-part="sync-fault"]');
    await expect(fault).toHaveAttribute('data-fault', 'wrong-password');
    await expect(sectionOf(two)).toContainText('It is not tried again by itself.');
    await sectionOf(two).locator('details > summary').first().click();
    await action(sectionOf(two), 'test-sync').click();
    const stages = sectionOf(two).locator('[data-part="sync-stages"] li');
    await expect(stages.nth(2)).toHaveAttribute('data-finding', 'wrong-password');
    await expect(stages.nth(3)).toHaveAttribute('data-check', 'not-reached');
    expect(await server.files()).toEqual({});

    // Both for the first time, at once.
    await Promise.all([save(one, server), save(two, server)]);
    for (const device of [one, two]) {
      await expect(sectionOf(device).locator('[data-part="sync-standing"]')).toHaveAttribute('data-last', 'done');
      await expect.poll(() => lastEnd(device)).not.toBe('running');
    }
    for (const device of [one, two, one]) await syncNow(device);
    for (const device of [one, two]) {
      const text = String(await textOf(device, SHARED));
      expect(text).toContain('What the first device says.');
      expect(text).toContain('What the second device says.');
      expect(text).toContain('edited on two devices');
      expect(await textOf(device, FIRST)).toBe('Only on the first.');
      const [mark] = await storedRows(device.options, 'marks');
      expect(mark).toMatchObject({ arxivId: SECOND, starredAt: expect.any(String), hiddenAt: expect.any(String) });
      const conflicts = sectionOf(device).locator('[data-part="sync-conflicts"] a');
      await expect(conflicts).toHaveAttribute('href', `https://arxiv.org/abs/${SHARED}`);
    }

    // Merged on one device, the note is so on the other. A note that is emptied goes, and one that was edited stays.
    await write(one, SHARED, 'Merged.');
    await write(one, FIRST, '');
    await syncNow(one);
    await syncNow(two);
    expect(await textOf(two, SHARED)).toBe('Merged.');
    expect(await textOf(two, FIRST)).toBeUndefined();
    await expect(sectionOf(two).locator('[data-part="sync-conflicts"]')).toHaveCount(0);

    // The server goes in the middle, and so does the worker: nothing is lost, and it goes on.
    await write(two, SECOND, 'Written while the server was away.');
    await server.stop();
    await syncNow(two, 'unreachable');
    await server.start();
    await two.extension.killWorker();
    await syncNow(two);
    await syncNow(one);
    expect(await textOf(one, SECOND)).toBe('Written while the server was away.');

    const diagnostics = String((await send(one.options, 'getDiagnostics')).value);
    expect(diagnostics).toMatch(
      /## Sync\n\n- on, `127\.0\.0\.1:\d+`; last pass \S+: done, 0 left, 0 passed over; went through/,
    );
    expect(diagnostics).not.toContain('/dav/');

    // Neither the name nor the password lies anywhere but in the store of keys, nor is told to a page.
    const told = JSON.stringify([
      await send(one.options, 'getSync'),
      await send(one.options, 'getDiagnostics'),
      await send(one.options, 'beginBackup', { fullTexts: false }),
      await one.options.evaluate('chrome.storage.local.get()'),
      await server.files(),
    ]);
    expect(told).not.toContain('密码-7');
    expect(told).not.toContain(server.user);

    await action(sectionOf(one), 'ask-stop-sync').click();
    await action(sectionOf(one), 'forget-sync').click();
    await expect(sectionOf(one)).toHaveAttribute('data-state', 'off');
    expect(await storedRows(one.options, 'credentials')).toEqual([]);
    expect(await textOf(one, SHARED)).toBe('Merged.');
    expect(Object.keys(await server.files()).length).toBeGreaterThan(0);
  } finally {
    await other.close();
    await server.close();
  }
});
