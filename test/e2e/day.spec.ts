import type { Locator } from '@playwright/test';
import { fillOptions } from '../harness/options-form.ts';
import type { LocalProvider } from '../harness/provider.ts';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { action, barOf, LISTING, openBar, rowOf, send, storedRows } from './surfaces.ts';

const PAPERS = manyPapers(300);
const IDS = PAPERS.map(({ id }) => id);
const DIGEST = { category: 'cs.CV', announcementDate: DAY };

/** Ids in the prompt of each first look, in order of arrival. */
function looksOf({ calls }: LocalProvider): { at: number; ids: string[] }[] {
  return calls.flatMap(({ body, at }) => {
    const text = JSON.stringify(body['messages']);
    if (!text.includes('<interests>')) return [];
    return [{ at, ids: [...new Set([...text.matchAll(/\\n(2611\.\d{5}) /g)].map(([, id = '']) => id))] }];
  });
}

interface StoredTriage {
  arxivId: string;
  triage: object | null;
  provenance: { createdAt: string };
}

/** Every row is read, and the day is kept. */
async function dayIsRead(bar: Locator): Promise<void> {
  await expect(bar.locator('[data-read="300"]')).toBeAttached({ timeout: 60_000 });
  await openBar(bar.page());
  await expect(bar.locator('[data-part="digest"]').first()).toBeAttached();
}

test.beforeEach(({ arxiv }) => {
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, PAPERS));
});

test('a day of 300 is read whole, summed up once from valid ids, graded row by row, and never paid twice', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(180_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', includeKeywords: 'depth' });
  provider.setFault({ chunkDelay: 2 });
  await page.goto(LISTING);
  const bar = barOf(page);
  await dayIsRead(bar);
  await action(bar, 'build-digest').click();
  const confirm = bar.locator('.confirm');
  await expect(confirm.locator('[data-part="estimate"]')).toContainText('300 papers');
  await action(confirm, 'build-digest').click();

  // While it is built: how far it is, and below it what can be said without a model.
  const progress = bar.locator('[data-part="progress"] progress').first();
  await expect(progress).toHaveAttribute('max', '300');
  await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(10);
  await openBar(bar.page());
  await expect(bar.locator('[data-part="digest"]').first()).toHaveAttribute('data-source', 'offline');
  await expect(rowOf(page, IDS[0] ?? '').locator('[data-part="score"][data-by="model"]')).toBeVisible({
    timeout: 60_000,
  });
  const digest = bar.locator('[data-part="digest"][data-source="model"]');
  await expect(digest).toBeAttached({ timeout: 120_000 });
  await expect(digest.locator('[data-part="coverage"]')).toContainText('300 of 300');
  await expect(digest.locator('meter')).toHaveAttribute('value', '300');
  for (const section of ['themes', 'highlights', 'directions', 'reading']) {
    const claims = digest.locator(`[data-section="${section}"] > ul > li`);
    expect(await claims.count(), section).toBeGreaterThan(0);
    for (const claim of await claims.all()) expect(await claim.locator('a[data-arxiv-id]').count()).toBeGreaterThan(0);
  }
  const named = await digest
    .locator('a[data-arxiv-id]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-arxiv-id')));
  for (const id of named) expect(IDS).toContain(id);
  await expect(digest.locator('[data-part="selection"][data-by="model"] .selection > li')).toHaveCount(10);

  const looks = looksOf(provider);
  expect(looks).toHaveLength(30);
  expect(looks.flatMap(({ ids }) => ids).toSorted()).toEqual(IDS.toSorted());
  const ledger = await storedRows(options, 'ledger');
  const joins = ledger.filter(({ task }) => task === 'digest').length;
  expect(ledger.filter(({ task }) => task === 'triage')).toHaveLength(30);
  expect(provider.calls).toHaveLength(30 + joins);
  expect(joins).toBeLessThan(5);
  expect(await storedRows(options, 'digests')).toHaveLength(1);

  const calls = provider.calls.length;
  await page.reload();
  await expect(bar.locator('[data-part="digest"][data-source="model"]')).toBeAttached({ timeout: 60_000 });
  await expect(rowOf(page, IDS[0] ?? '').locator('[data-part="score"]')).toHaveAttribute('data-by', 'model');
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('[data-part="digest"]')).toHaveAttribute('data-source', 'model');
  expect(provider.calls).toHaveLength(calls);
});

const KILLS = 10;

test('ten workers lost at random moments of a build: it comes to its end, and no paper is read again once it was', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(300_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(LISTING);
  await dayIsRead(barOf(page));
  provider.setFault({ latency: 50, chunkDelay: 4 });
  expect(await send(options, 'buildDigest', DIGEST)).toMatchObject({ ok: true });
  let random = 20_261_117;
  for (let kill = 0; kill < KILLS; kill += 1) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const done = provider.calls.length + (random % 4);
    // The moment is one of the build's own: so many calls on, and a part of one.
    await expect.poll(() => provider.calls.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(Math.max(1, done));
    await new Promise((resolve) => setTimeout(resolve, random % 600));
    await extension.serviceWorker();
    await extension.killWorker();
    await send(options, 'getQueue');
  }
  await expect
    .poll(async () => (await storedRows(options, 'digests')).length, { timeout: 180_000, intervals: [500] })
    .toBe(1);
  const [digest] = await storedRows(options, 'digests');
  expect(digest).toMatchObject({ coverage: { read: 300, total: 300, unscored: 0 } });
  const stored = (await storedRows(options, 'triages')) as unknown as StoredTriage[];
  expect(stored.map(({ arxivId }) => arxivId).toSorted()).toEqual(IDS.toSorted());
  const looks = looksOf(provider);
  for (const { arxivId, provenance } of stored) {
    const since = Date.parse(provenance.createdAt);
    // What was on its way when it was stored could not know of it.
    const again = looks.filter(({ at, ids }) => ids.includes(arxivId) && at > since + 100);
    expect(again, arxivId).toEqual([]);
  }
  // Every call is in the ledger, also those that were sent in vain.
  const calls = (await storedRows(options, 'ledger')).filter(({ task }) => task === 'triage');
  expect(calls.length).toBeGreaterThanOrEqual(looks.length);
  // A call that came to its end just as its worker was lost is no vain one, and its last words may be asked for again.
  const whole = calls.filter(({ outcome }) => outcome !== 'interrupted');
  expect(whole.length).toBeLessThanOrEqual(30 + KILLS);
});

test('a cap reached in the middle holds the rest visibly, and raising it lets it go on; a cancel keeps what was read', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(180_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(LISTING);
  const bar = barOf(page);
  await dayIsRead(bar);
  const { value } = await send(options, 'estimateDigest', DIGEST);
  const { inputTokens, outputTokens } = value as { inputTokens: number; outputTokens: number };
  const cap = Math.round((inputTokens + outputTokens) / 4);
  await fillOptions(options, null, { dailyBudget: String(cap) });
  await action(bar, 'build-digest').click();
  await action(bar.locator('.confirm'), 'build-digest').click();
  const error = bar.locator('[data-part="error"][data-code="over-budget"]');
  await expect(error).toBeVisible({ timeout: 60_000 });
  await expect(bar.locator('[data-part="progress"]').first()).toContainText(/Waiting, \d+ of 300/);
  const spent = (await storedRows(options, 'ledger')).reduce(
    (sum, row) => sum + Number(row['inputTokens']) + Number(row['outputTokens']),
    0,
  );
  expect(spent).toBeLessThanOrEqual(cap);
  const before = (await storedRows(options, 'triages')).length;
  expect(before).toBeGreaterThan(20);

  provider.setFault({ chunkDelay: 3 });
  await options.bringToFront();
  await fillOptions(options, null, { dailyBudget: String(cap * 40) });
  await expect
    .poll(async () => (await storedRows(options, 'triages')).length, { timeout: 30_000 })
    .toBeGreaterThan(before + 5);
  await page.bringToFront();
  await expect(error).toHaveCount(0);
  await action(bar.locator('[data-part="progress"]'), 'cancel').click();
  await expect(bar.locator('[data-part="progress"]')).toHaveCount(0);
  const openJobs = async (): Promise<number> =>
    (await storedRows(options, 'jobs')).filter(({ state }) => state === 'queued' || state === 'running').length;
  await expect.poll(openJobs).toBe(0);
  const kept = (await storedRows(options, 'triages')).length;
  expect(kept).toBeLessThan(300);

  provider.setFault({});
  const asked = looksOf(provider).length;
  await action(bar, 'build-digest').click();
  await action(bar.locator('.confirm'), 'build-digest').click();
  await expect(bar.locator('[data-part="digest"][data-source="model"]')).toBeAttached({ timeout: 120_000 });
  expect(looksOf(provider).length - asked).toBe(Math.ceil((300 - kept) / 10));
});
