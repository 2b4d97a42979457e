import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { upgrades } from '../../lib/db/upgrades.ts';
import { isBackedUp } from '../../lib/exchange/backup/manifest.ts';
import { version1 } from '../fixtures/database-v1.ts';
import { databases } from '../fixtures/databases.ts';
import { launchChromium } from '../harness/chromium.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { fillOptions } from '../harness/options-form.ts';
import { BUILDS } from '../harness/output.ts';
import { putRows } from '../harness/stored-rows.ts';
import { digestStores, fillStores } from '../harness/whole-library.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, allRead, isUntouched, LISTING, rowsOf, send, storedRows } from './surfaces.ts';

/** A document of the extension's origin in which nothing of ours runs. */
const BARE = 'icon/32.png';
const { arxivId } = version1.papers[0];

const sectionOf = (options: Page): Locator => options.locator('[data-part="storage"]');
const press = (within: Locator, action: string): Promise<void> =>
  within.locator(`button[data-action="${action}"]`).first().click();

/** Puts rows into stores, once the background has made them. */
async function put(page: Page, rows: Parameters<typeof putRows>[1]): Promise<void> {
  expect(await send(page, 'getStorage')).toMatchObject({ ok: true });
  await putRows(page, rows);
}

/**
 * The database as version 1 left it, with `papers` papers, in place of today's; `hold` keeps the connection, as a tab
 * of that version would that hears nothing.
 */
async function putVersion1(page: Page, papers: number, hold = false): Promise<void> {
  await page.evaluate(
    ({ rows, papers, hold }) =>
      new Promise<void>((resolve, reject) => {
        const fail = (request: IDBRequest | IDBTransaction) => () => reject(request.error);
        const removal = indexedDB.deleteDatabase('marginalia');
        removal.addEventListener('error', fail(removal));
        removal.addEventListener('success', () => {
          const opening = indexedDB.open('marginalia', 1);
          opening.addEventListener('error', fail(opening));
          opening.addEventListener('upgradeneeded', () => {
            const db = opening.result;
            const create = (name: string, keyPath: string | string[]) => db.createObjectStore(name, { keyPath });
            create('papers', 'arxivId');
            create('analyses', 'key').createIndex('arxivId', 'arxivId');
            create('marks', 'arxivId');
            create('notes', 'arxivId');
            create('digests', 'key').createIndex('announcement', ['category', 'announcementDate']);
            create('announcements', ['category', 'announcementDate']);
            create('jobs', 'id').createIndex('state', 'state');
            create('ledger', 'id').createIndex('day', 'day');
            create('credentials', 'profileId');
          });
          opening.addEventListener('success', () => {
            const db = opening.result;
            const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
            for (const [store, all] of Object.entries(rows)) {
              for (const row of all) transaction.objectStore(store).put(row);
            }
            for (let i = 1; i < papers; i += 1) {
              const id = `2610.${String(10_000 + i)}`;
              transaction.objectStore('papers').put({ ...rows.papers[0], arxivId: id });
            }
            transaction.addEventListener('error', fail(transaction));
            transaction.addEventListener('complete', () => {
              if (hold) Object.assign(globalThis, { held: db });
              else db.close();
              resolve();
            });
          });
        });
      }),
    { rows: version1, papers, hold },
  );
}

async function stateOf(page: Page): Promise<{ version: number; papers: number; notes: number }> {
  return page.evaluate(
    () =>
      new Promise<{ version: number; papers: number; notes: number }>((resolve, reject) => {
        const opening = indexedDB.open('marginalia');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const transaction = db.transaction(['papers', 'notes']);
          const papers = transaction.objectStore('papers').count();
          const notes = transaction.objectStore('notes').count();
          transaction.addEventListener('complete', () => {
            db.close();
            resolve({ version: db.version, papers: papers.result, notes: notes.result });
          });
        });
      }),
  );
}

/** What is in every store, but for rows that only wait. */
async function everyStore(page: Page): Promise<Record<string, Record<string, unknown>[]>> {
  const view = await send(page, 'getStorage');
  const stores = (view.value as { stores: { store: string }[] }).stores.map(({ store }) => store);
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const store of stores.filter((each) => each !== 'staged')) all[store] = await storedRows(page, store);
  return all;
}

test('a backup brings everything back by merging, and by replacing after two questions', async ({ extension }) => {
  const options = await extension.openExtensionPage('options.html');
  await put(options, { papers: version1.papers, notes: version1.notes, analyses: version1.analyses });
  const section = sectionOf(options);
  const first = options.waitForEvent('download');
  await press(section, 'make-backup');
  const path = await (await first).path();
  await expect(section.locator('[data-part="backup"] [role="status"]')).toContainText('3 rows packed');
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');

  // Much is lost, and something is written since.
  const [note] = version1.notes;
  await options.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('marginalia');
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction(['papers', 'analyses'], 'readwrite');
          transaction.objectStore('papers').clear();
          transaction.objectStore('analyses').clear();
          transaction.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
  );
  await put(options, { notes: [{ ...note, text: 'Since.', revision: 9 }] });

  await section.locator('#backup-file').setInputFiles(path);
  const preview = section.locator('[data-part="preview"]');
  await expect(preview.locator('tr[data-key="papers"] td').first()).toHaveText('1');
  expect(await storedRows(options, 'papers')).toEqual([]);
  await press(preview, 'restore-merge');
  await expect(section.locator('[data-part="restored"]')).toContainText('2 new, 1 changed');
  expect(await storedRows(options, 'papers')).toEqual(version1.papers);
  expect(await storedRows(options, 'analyses')).toEqual(version1.analyses);
  const [merged] = await storedRows(options, 'notes');
  expect(String(merged?.['text'])).toMatch(/^Since\.[^]*对照/);

  await section.locator('#backup-file').setInputFiles([]);
  await section.locator('#backup-file').setInputFiles(path);
  await press(preview, 'restore-replace');
  const second = options.waitForEvent('download');
  await press(preview, 'save-first');
  await second;
  await press(preview, 'confirm-replace');
  await expect(section.locator('[data-part="restored"]')).toContainText('Restored');
  expect(await storedRows(options, 'notes')).toEqual(version1.notes);

  await section
    .locator('#backup-file')
    .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('PK no') });
  await expect(section.locator('[data-part="restore"]')).toContainText('not a whole backup');
  expect(await storedRows(options, 'notes')).toEqual(version1.notes);
});

test('a backup of five thousand papers comes back whole in a fresh profile: every row of every store, and no secret', async ({
  extension,
  arxiv,
}) => {
  test.setTimeout(120_000);
  const PAPERS = 5_000;
  const options = await extension.openExtensionPage('options.html');
  expect(await send(options, 'getStorage')).toMatchObject({ ok: true });
  // Work under way would go on, and change what is compared.
  const { jobs: _jobs, batches: _batches, batchItems: _items, ...rows } = databases.at(-1)?.rows ?? {};
  await fillStores(options, rows, arxivId, PAPERS);
  const whole = await digestStores(options);
  for (const store of ['papers', 'notes', 'marks']) expect(whole[store]?.rows, store).toBeGreaterThanOrEqual(PAPERS);
  await sectionOf(options).locator('[name="backupFullTexts"]').check();
  const saved = options.waitForEvent('download', { timeout: 60_000 });
  await press(sectionOf(options), 'make-backup');
  const path = await (await saved).path();

  const other = await launchChromium({ extension: BUILDS.chromeE2e, arxivPort: arxiv.port });
  try {
    const page = await other.openExtensionPage('options.html');
    await sectionOf(page).locator('#backup-file').setInputFiles(path);
    const preview = sectionOf(page).locator('[data-part="preview"]');
    await expect(preview.locator('tr[data-key="papers"]')).toContainText('5,000', { timeout: 30_000 });
    await press(sectionOf(page), 'restore-merge');
    await expect(sectionOf(page).locator('[data-part="restored"]')).toContainText(' new', { timeout: 60_000 });
    const restored = await digestStores(page);
    expect(Object.keys(restored)).toEqual(Object.keys(whole));
    const kept = Object.keys(whole).filter(isBackedUp);
    expect(kept.length).toBeGreaterThanOrEqual(15);
    for (const store of kept) {
      const isSame = JSON.stringify(restored[store]) === JSON.stringify(whole[store]);
      // Row by row only where something differs: what, is then seen.
      if (!isSame) expect(await storedRows(page, store), store).toEqual(await storedRows(options, store));
      expect(restored[store], store).toEqual(whole[store]);
    }
    for (const store of ['credentials', 'vault', 'syncStates']) {
      expect(whole[store]?.rows, store).toBeGreaterThan(0);
      expect(restored[store]?.rows, store).toBe(0);
    }
  } finally {
    await other.close();
  }
});

test('a restore that is killed changes nothing, and one that is asked for again is whole', async ({ extension }) => {
  const PAPERS = 500;
  const papers = Array.from({ length: PAPERS }, (_, i) => ({
    ...version1.papers[0],
    arxivId: `2610.${String(10_000 + i)}`,
    comments: 'c'.repeat(2_000),
  }));
  const { notes, marks, analyses } = version1;
  let options = await extension.openExtensionPage('options.html');
  await put(options, { papers, notes, marks, analyses });
  const saved = options.waitForEvent('download', { timeout: 60_000 });
  await Promise.all([press(sectionOf(options), 'make-backup'), kill()]);
  const path = await (await saved).path();
  await expect(sectionOf(options).locator('[data-part="backup"] [role="status"]')).toContainText('503 rows');

  // Here much has changed since; a part of the backup is staged, and then nobody goes on.
  await put(options, {
    papers: papers.map((paper) => ({ ...paper, title: 'Damaged', storedAt: '2020-01-01T00:00:00.000Z' })),
    notes: [{ ...notes[0], arxivId: '2611.00009' }],
  });
  const before = await everyStore(options);
  const begun = await send(options, 'beginRestore');
  const lines = JSON.stringify(papers[0]);
  const database = upgrades.length;
  const piece = { restore: begun.value, piece: 1, store: 'papers', database, lines };
  expect(await send(options, 'stageRows', piece)).toMatchObject({ ok: true });
  await kill();
  expect(await everyStore(options)).toEqual(before);

  // All of it is staged and being put in place when the background goes, and the page with it.
  await choose(options);
  await press(sectionOf(options), 'restore-merge');
  await expect(sectionOf(options).locator('[data-part="restore"]')).toContainText('all of it or nothing', {
    timeout: 30_000,
  });
  await Promise.all([kill(), options.close()]);
  options = await extension.openExtensionPage('options.html');
  const after = await everyStore(options);
  const isApplied = after['papers']?.[0]?.['title'] !== 'Damaged';
  expect(after).toEqual(isApplied ? { ...before, papers, notes: after['notes'] } : before);

  // Where only the background goes, the page asks again.
  await put(options, {
    papers: papers.map((paper) => ({ ...paper, title: 'Damaged', storedAt: '2020-01-01T00:00:00.000Z' })),
  });
  await choose(options);
  await Promise.all([press(sectionOf(options), 'restore-merge'), kill()]);
  await kill();
  await expect(sectionOf(options).locator('[data-part="restored"]')).toContainText('500 changed', {
    timeout: 60_000,
  });
  expect(await storedRows(options, 'papers')).toEqual(papers);

  async function choose(page: Page): Promise<void> {
    await sectionOf(page).locator('#backup-file').setInputFiles(path);
    const preview = sectionOf(page).locator('[data-part="preview"]');
    await expect(preview.locator('tr[data-key="papers"]')).toContainText('500', { timeout: 30_000 });
  }
  async function kill(): Promise<void> {
    await extension.killWorker().catch(() => undefined);
  }
});

test('unreadable rows break no page, are found, and go when the reader says so', async ({ extension, page }) => {
  const options = await extension.openExtensionPage('options.html');
  await page.goto(LISTING);
  // While rows are still being read they are still being stored, over what the test puts there.
  await allRead(page);
  const rows = await page.locator('dl#articles > dt').count();
  await expect(rowsOf(page)).toHaveCount(rows);
  const [paper] = await storedRows(options, 'papers');
  await put(options, {
    papers: [{ ...paper, authors: 'nobody' }],
    analyses: [{ ...version1.analyses[0], key: 'broken', arxivId: paper?.['arxivId'], provenance: 7, sections: null }],
    announcements: [{ ...version1.announcements[0], category: 'math.AG', entries: null }],
  });
  await page.reload();
  await expect(rowsOf(page).first().locator('[data-state]').first()).toHaveAttribute('data-state', 'offline');
  await expect(rowsOf(page)).toHaveCount(rows);
  const section = sectionOf(options);
  await press(section, 'check-library');
  // The paper was healed by its listing; the others stay until they are taken out.
  await expect(section.locator('[data-part="check"]')).toContainText('2 rows cannot be read');
  await press(section, 'repair');
  await expect(section.locator('[data-part="check"]')).toContainText('2 rows removed');
  await press(section, 'check-library');
  await expect(section.locator('[data-part="check"]')).toContainText('Every row can be read');
});

test('on a full disk it is said where the reader is, nothing is half written, and what was stored stays', async ({
  arxiv,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-quota-'));
  const build = join(folder, 'build');
  await cp(BUILDS.chromeE2e, build, { recursive: true });
  // The permission that lifts the quota would have the test fill the disk itself.
  const manifest = JSON.parse(await readFile(join(build, 'manifest.json'), 'utf8')) as { permissions: string[] };
  const permissions = manifest.permissions.filter((permission) => permission !== 'unlimitedStorage');
  await writeFile(join(build, 'manifest.json'), JSON.stringify({ ...manifest, permissions }));
  const launch = () =>
    launchChromium({ extension: build, arxivPort: arxiv.port, userDataDir: join(folder, 'profile') });

  const first = await launch();
  await put(await first.openExtensionPage('options.html'), { papers: version1.papers, notes: version1.notes });
  await first.close();

  // The browser looks how much room there is before the first write of its life.
  const second = await launch();
  try {
    const options = await second.openExtensionPage('options.html');
    const cdp = await second.context.newCDPSession(options);
    const origin = `chrome-extension://${second.extensionId}`;
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    const note = { arxivId, text: 'x'.repeat(400_000), revision: version1.notes[0].revision };
    expect(await send(options, 'saveNote', note)).toMatchObject({ ok: false, error: { code: 'storage-full' } });
    expect(await storedRows(options, 'notes')).toEqual(version1.notes);
    const page = await second.context.newPage();
    await page.goto(LISTING);
    await expect(page.locator('arxiv-marginalia').first()).toContainText('storage is full');
    expect(await isUntouched(page)).toBe(true);
    expect(await storedRows(options, 'papers')).toEqual(version1.papers);
  } finally {
    await second.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a library of a newer version is refused calmly on every surface, and nothing of it is touched', async ({
  extension,
  page,
}) => {
  const bare = await extension.openExtensionPage(BARE);
  await put(bare, { notes: version1.notes });
  await bare.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('marginalia', 99);
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
      }),
  );
  await page.goto(LISTING);
  await expect(page.locator('arxiv-marginalia').first()).toContainText('newer version of Marginalia');
  await expect(page.locator('#dlpage dl#articles dt').first()).toBeVisible();
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('body')).toContainText('newer version of Marginalia');
  const options = await extension.openExtensionPage('options.html');
  await expect(sectionOf(options)).toContainText('newer version of Marginalia');
  expect(await stateOf(bare)).toEqual({ version: 99, papers: 0, notes: 1 });
});

test('a tab that holds an older version open: said so, and over once it is closed', async ({ extension }) => {
  const bare = await extension.openExtensionPage(BARE);
  await extension.killWorker();
  await putVersion1(bare, 1, true);
  const options = await extension.openExtensionPage('options.html');
  await expect(sectionOf(options)).toContainText('Another tab holds an older version');
  await bare.close();
  await sectionOf(options).locator('button[data-action="retry"]').first().click();
  await expect(sectionOf(options).locator('[data-part="usage"]')).toBeVisible();
  expect(await storedRows(options, 'notes')).toEqual(version1.notes);
});

test('a worker that dies while it opens twenty thousand papers of version 1 leaves them whole', async ({
  extension,
}) => {
  test.setTimeout(180_000);
  const PAPERS = 20_000;
  const bare = await extension.openExtensionPage(BARE);
  await extension.killWorker();
  await putVersion1(bare, PAPERS);
  const versions: number[] = [];
  for (let kill = 0; kill < 3; kill += 1) {
    // A message that meets a worker on its way out wakes nobody: it is sent until there is one.
    await expect
      .poll(
        () => {
          void send(bare, 'getStorage').catch(() => undefined);
          return extension.context.serviceWorkers().length;
        },
        // The browser has just written twenty thousand rows: a worker can take its time to start.
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    // One that ends before it has said what it listens to is started by no message any more: it is heard first.
    const [worker] = extension.context.serviceWorkers();
    await worker?.evaluate(() => undefined).catch(() => undefined);
    await extension.killWorker().catch(() => undefined);
    const { version, papers, notes } = await stateOf(bare);
    versions.push(version);
    expect({ papers, notes }).toEqual({ papers: PAPERS, notes: 1 });
  }
  expect(await send(bare, 'getStorage')).toMatchObject({ ok: true });
  const { version, papers } = await stateOf(bare);
  expect(papers).toBe(PAPERS);
  // The old or the new one, and none in between.
  expect(versions.filter((each) => each !== 1 && each !== version)).toEqual([]);
  expect(await storedRows(bare, 'notes')).toEqual(version1.notes);
});

test('a paid answer that meets a full disk says so, stays with the worker’s next life, and is stored once there is room', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(`https://arxiv.org/abs/${PAPERS[0]?.id}`);
  const panel = abstractPanelOf(page);
  provider.setFault({ latency: 300 });
  await action(panel, 'analyse-abstract').click();
  await expect.poll(() => provider.calls.length).toBe(1);
  // What the browser says of a full disk, in one life of the worker: no quota that a test could set holds for an extension.
  await (await extension.serviceWorker()).evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  const notice = panel.locator('[data-part="error"][data-code="no-room"]');
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('waits for room');
  // There is nothing to press: it would only be paid for again.
  await expect(panel.locator('button[data-action="retry"], button[data-action="cancel"]')).toHaveCount(0);

  // The worker ends, and the next one finds room.
  await extension.killWorker();
  expect(await send(options, 'pauseQueue', { paused: false })).toMatchObject({ ok: true });
  await expect(panel.locator('[data-state="done"]')).toBeVisible();
  await expect(notice).toHaveCount(0);
  expect(provider.calls).toHaveLength(1);
  expect(await storedRows(options, 'ledger')).toMatchObject([{ outcome: 'done' }]);
});
