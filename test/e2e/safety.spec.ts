import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, type Extension, LISTING, openBar, send, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

test('the key is in the credentials store and the Authorization header, and nowhere else', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  // All that the background tells open pages, content scripts among them, comes to this page as well.
  await options.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    const { runtime } = (globalThis as unknown as Extension).chrome;
    runtime.connect({ name: 'marginalia:events' }).onMessage.addListener((message) => heard.push(message));
  });
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.enqueue({ kind: 'bad-key' });
  await page.goto(LISTING);
  // The day is kept once its papers are.
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'bad-key');
  await action(panel, 'retry').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  expect(provider.calls.every(({ headers }) => headers.authorization === `Bearer ${provider.key}`)).toBe(true);

  const announced = { category: 'cs.CV', announcementDate: '2026-11-17' };
  const answers = await Promise.all([
    send(options, 'getPageSettings'),
    send(options, 'getPaper', { arxivId: paper.id }),
    send(options, 'getDigest', announced),
    send(options, 'exportPaper', { arxivId: paper.id }),
    send(options, 'exportReport', announced),
    send(options, 'getSettings'),
    send(options, 'getProfiles'),
    send(options, 'getQueue'),
    send(options, 'getDiagnostics'),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));

  const stores = await options.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('marginalia');
        opening.addEventListener('success', () => {
          resolve([...opening.result.objectStoreNames]);
          opening.result.close();
        });
      }),
  );
  const places: Record<string, unknown> = {
    answers,
    events: await options.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard),
    local: await options.evaluate(() => (globalThis as unknown as Extension).chrome.storage.local.get(null)),
    session: await options.evaluate(() => (globalThis as unknown as Extension).chrome.storage.session.get(null)),
    optionsPage: await options.content(),
    arxivPage: await page.content(),
    panel: await panel.evaluate((host) => host.shadowRoot?.textContent),
  };
  for (const store of stores) places[store] = await storedRows(options, store);
  expect((places['events'] as unknown[]).length).toBeGreaterThan(3);
  const found = Object.entries(places).filter(([, content]) => JSON.stringify(content).includes(provider.key));
  expect(found.map(([place]) => place)).toEqual(['credentials']);
});

test('a click made by the page’s own script spends nothing', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(ABS);
  const button = action(abstractPanelOf(page), 'analyse-abstract');
  await expect(button).toBeVisible();
  await button.evaluate((element) => {
    (element as HTMLButtonElement).click();
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  });
  await page.waitForTimeout(500);
  expect(provider.calls).toHaveLength(0);
  await button.click();
  await expect.poll(() => provider.calls.length).toBe(1);
});

test('messages out of shape are refused and change nothing', async ({ extension }) => {
  const options = await extension.openExtensionPage('options.html');
  const refused: [type: string, data: unknown][] = [
    ['openPapers', { papers: [{ arxivId: '../x' }] }],
    ['setMark', { arxivId: '2611.00001', owner: 'me' }],
    ['saveNote', { arxivId: '2611.00001', text: 7, revision: 0 }],
    ['saveSettings', { settings: { profiles: [{ id: 'x' }] } }],
    ['giveConsent', { id: '' }],
    ['saveProfile', { id: null, profile: { provider: 'custom', baseUrl: 'javascript:alert(1)', model: 'm' } }],
  ];
  for (const [type, data] of refused) {
    expect(await send(options, type, data), type).toMatchObject({ ok: false, error: { code: 'bad-message' } });
  }
  expect(await storedRows(options, 'notes')).toEqual([]);
});

test('a worker killed in the middle of a stream takes the work up again, and nothing is paid twice', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.enqueue({ kind: 'hang-midway' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"]')).toBeVisible();
  await extension.killWorker();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  expect(provider.calls).toHaveLength(2);
  expect(await storedRows(options, 'analyses')).toHaveLength(1);

  // Once more, with the worker dead and the answer stored: opening the page asks for nothing.
  await extension.killWorker();
  await page.reload();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(2);
});

test('two tabs show the same star, note and analysis', async ({ page, context, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(ABS);
  const other = await context.newPage();
  await other.goto(ABS);
  await action(abstractPanelOf(other), 'star').click();
  await expect(action(abstractPanelOf(page), 'star')).toHaveAttribute('aria-pressed', 'true');
  await action(abstractPanelOf(other), 'analyse-abstract').click();
  await expect(abstractPanelOf(page).locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(1);
});
