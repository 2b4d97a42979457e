import type { CDPSession, Page } from '@playwright/test';
import { schemas } from '../../lib/messaging/schemas.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, type Extension, send, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

/** What runs in the content script's own world, as if it had been taken over. */
type InContentScript = <Value>(code: string) => Promise<Value>;

async function contentScriptOf(page: Page): Promise<{ run: InContentScript; session: CDPSession }> {
  const session = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { type } = context.auxData as { type?: string };
      if (type === 'isolated' && context.origin.startsWith('chrome-extension://')) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const contextId = await found;
  return {
    session,
    async run<Value>(expression: string) {
      const options = { contextId, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, ...options });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as Value;
    },
  };
}

const message = (type: string, data: unknown): string =>
  `chrome.runtime.sendMessage(${JSON.stringify({ id: 1, type, data, timestamp: 1 })}).then(({ res }) => res)`;

test('a content script that was taken over gets no key, address or setting, and pays for nothing the reader does not allow', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(ABS);
  await expect(abstractPanelOf(page).locator('[data-part="tldr"]').first()).toBeVisible();
  const { run } = await contentScriptOf(page);

  // Every message of our own pages, with and without data, is refused.
  for (const [type, { from }] of Object.entries(schemas)) {
    if (from.includes('content')) continue;
    for (const data of [null, { id: 'default' }, { arxivId: paper.id }]) {
      expect(await run(message(type, data)), type).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
  }
  // What it is told of the services names no address, and no event does.
  const told = await run<unknown>(message('getPageSettings', null));
  expect(JSON.stringify(told)).toContain(provider.model);
  const events = await run<unknown>(`new Promise((resolve) => {
    const heard = [];
    chrome.runtime.connect({ name: 'marginalia:events' }).onMessage.addListener((event) => heard.push(event));
    chrome.runtime.connect({ name: 'marginalia:documents' }).onMessage.addListener((task) => heard.push(task));
    setTimeout(() => resolve(heard), 1500);
    ${message('setMark', { arxivId: paper.id, starred: true })};
  })`);
  expect(events).not.toEqual([]);
  expect(JSON.stringify([told, events])).not.toContain(provider.key);
  expect(JSON.stringify([told, events])).not.toContain(provider.baseUrl);

  // The extension's storage is shut, to be read and to be written; its database is another origin's.
  const settings = await options.evaluate(() => (globalThis as unknown as Extension).chrome.storage.local.get(null));
  expect(JSON.stringify(settings)).toContain(provider.baseUrl);
  for (const area of ['local', 'session']) {
    await expect(run(`chrome.storage.${area}.get(null)`), area).rejects.toThrow(/access/i);
    await expect(run(`chrome.storage.${area}.set({ settings: null })`), area).rejects.toThrow(/access/i);
  }
  expect(await run(`indexedDB.databases()`)).toEqual([]);
  await expect(run(`fetch(${JSON.stringify(`${provider.baseUrl}/models`)})`)).rejects.toThrow();

  // It can ask for an analysis, as a press can; not past the reader's no, which it cannot take back, nor past the cap.
  expect(await send(options, 'withdrawConsent', { id: 'default' })).toMatchObject({ ok: true });
  expect(await run(message('giveConsent', { id: 'default' }))).toMatchObject({ error: { code: 'forbidden' } });
  for (const type of ['analyse', 'ask', 'grade']) {
    const what = type === 'ask' ? { arxivId: paper.id, question: 'Why?' } : { arxivIds: [paper.id] };
    expect(await run(message(type, what)), type).toMatchObject({ ok: false, error: { code: 'no-consent' } });
  }
  expect(provider.calls).toEqual([]);
  expect(await send(options, 'giveConsent', { id: 'default' })).toMatchObject({ ok: true });
  await fillOptions(options, null, { dailyBudget: '10' });
  expect(await run(message('analyse', { arxivIds: [paper.id] }))).toMatchObject({ ok: true });
  await expect
    .poll(async () => (await storedRows(options, 'jobs')).map(({ state, error }) => [state, error]))
    .toMatchObject([['queued', { code: 'over-budget' }]]);
  expect(provider.calls).toEqual([]);
});
