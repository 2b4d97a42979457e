import type { Locator, Page } from '@playwright/test';
import { CAUSES } from '../completion/doctor/fault-causes.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { startForeignProvider } from '../harness/foreign-provider.ts';
import { fillOptions, serviceFields } from '../harness/options-form.ts';
import type { FaultKind } from '../harness/provider-fault.ts';
import { type LocalProvider, startProvider } from '../harness/provider.ts';
import { startTlsRefusal } from '../harness/tls-refusal.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, type Extension, storedRows } from './surfaces.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no paper.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const CLOSED = 'http://127.0.0.1:9/v1';

const doctorOf = (page: Page): Locator => page.locator('[data-part="doctor"]');
const stageOf = (page: Page, id: string): Locator => doctorOf(page).locator(`[data-stage="${id}"]`);

/** The service part of the form, not saved. */
async function fill(page: Page, provider: LocalProvider, more: Record<string, string> = {}): Promise<void> {
  for (const [name, value] of Object.entries({ ...serviceFields(provider), ...more })) {
    const field = page.locator(`[name="${name}"]`);
    await (name === 'provider' ? field.selectOption(value) : field.fill(value));
  }
}

/** Presses the button and waits for the end. */
async function examine(page: Page, timeout = 30_000): Promise<void> {
  await action(page, 'test-connection').click();
  await expect(doctorOf(page)).toHaveAttribute('data-state', 'done', { timeout });
}

/** What is open: the first thing that is wrong. */
const problemOf = (page: Page): Promise<(string | null)[] | null> =>
  doctorOf(page).evaluate((part) => {
    const line = part.querySelector('li:has(> details[open])');
    return line && [line.getAttribute('data-stage'), line.getAttribute('data-finding')];
  });

test('every fault of a server is named by its cause, opened, with words and at most three questions', async ({
  extension,
  provider,
}) => {
  test.setTimeout(180_000);
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider);
  // `hang` is cancelled below: a model near by is given minutes to be loaded.
  const kinds = (Object.keys(CAUSES) as FaultKind[]).filter((kind) => kind !== 'hang');
  for (const kind of kinds) {
    await test.step(kind, async () => {
      provider.reset();
      provider.setFault({ kind });
      await examine(options);
      const cause = kind === 'forbidden-origin' ? ['origin', 'origin-refused'] : CAUSES[kind];
      expect(await problemOf(options), kind).toEqual(cause);
      await expect(doctorOf(options).locator('.checks > li')).toHaveCount(13);
      expect(provider.calls.length, kind).toBeLessThanOrEqual(3);
      const open = doctorOf(options).locator('details[open] .check-body');
      if (cause) expect((await open.innerText()).length, kind).toBeGreaterThan(30);
    });
  }
});

test('a good connection: one question, closed lines, the cost, and its row in the ledger', async ({
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider);
  await examine(options);
  await expect(doctorOf(options).locator('[data-part="test-result"]')).toHaveAttribute('data-outcome', 'passed');
  expect(await problemOf(options)).toBeNull();
  const ledger = await storedRows(options, 'ledger');
  expect(ledger).toMatchObject([
    { task: 'test', outcome: 'done', subject: new URL(provider.baseUrl).host, model: provider.model, estimated: false },
  ]);
  const tokens = Number(ledger[0]?.['inputTokens']) + Number(ledger[0]?.['outputTokens']);
  await expect(doctorOf(options).locator('[data-part="spent"]')).toContainText(`1 question, ${tokens} tokens`);
  expect(provider.calls).toHaveLength(1);
});

test('what keeps a request from the server: off, not granted, https where it is plain, plain where it is https', async ({
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const refusal = await startTlsRefusal();
  const cases: [baseUrl: string, problem: string[]][] = [
    [CLOSED, ['reach', 'server-off']],
    [provider.baseUrl.replace('http:', 'https:'), ['tls', 'no-https']],
    [`https://127.0.0.1:${refusal.port}/v1`, ['tls', 'no-https']],
    [`http://127.0.0.1:${refusal.port}/v1`, ['tls', 'speaks-https']],
  ];
  for (const [baseUrl, problem] of cases) {
    await fill(options, provider, { baseUrl });
    await examine(options);
    expect(await problemOf(options), baseUrl).toEqual(problem);
  }
  // The reader says no to the browser's question.
  await options.evaluate(() => {
    const { permissions } = (globalThis as unknown as { chrome: { permissions: object } }).chrome;
    Object.assign(permissions, { request: () => Promise.resolve(false) });
  });
  await fill(options, provider, { baseUrl: 'https://models.example/v1' });
  await examine(options);
  expect(await problemOf(options)).toEqual(['permission', 'not-granted']);
  await expect(stageOf(options, 'permission').locator('button')).toBeVisible();
  expect(provider.calls).toHaveLength(0);
  await refusal.close();
});

test('the browser’s own refusal of local servers is named where nothing came back, and only there', async ({
  context,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send('Browser.setPermission', {
    permission: { name: 'loopback-network' },
    setting: 'denied',
    origin: `chrome-extension://${extension.extensionId}`,
  });
  await fill(options, provider, { baseUrl: CLOSED });
  await examine(options);
  expect(await problemOf(options)).toEqual(['local-network', 'local-denied-chrome']);
  await expect(stageOf(options, 'local-network').locator('pre')).toContainText(
    `chrome://settings/content/siteDetails?site=chrome-extension%3A%2F%2F${extension.extensionId}%2F`,
  );
  await fill(options, provider);
  await examine(options);
  expect(await problemOf(options)).toBeNull();
});

test('Ollama’s refusal of extensions: the setting for each system, with this browser’s origin, to be copied', async ({
  context,
  extension,
}) => {
  const ollama = await startProvider({ key: null, ollama: { contextLength: 4_096 }, models: ['reef:latest'] });
  const options = await extension.openExtensionPage('options.html');
  await context.grantPermissions(['clipboard-read']);
  ollama.setFault({ kind: 'forbidden-origin' });
  await fill(options, ollama, { provider: 'ollama', baseUrl: ollama.baseUrl });
  await examine(options);
  expect(await problemOf(options)).toEqual(['origin', 'ollama-origin']);
  const origin = `chrome-extension://${extension.extensionId}`;
  const texts = stageOf(options, 'origin').locator('pre');
  await expect(texts).toHaveCount(3);
  for (const text of await texts.allInnerTexts()) expect(text).toContain(origin);
  await stageOf(options, 'origin').locator('[data-use="macos"] button').click();
  expect(await options.evaluate(() => navigator.clipboard.readText())).toBe(
    `launchctl setenv OLLAMA_ORIGINS "${origin}"`,
  );
  expect(ollama.calls).toHaveLength(0);

  // Told of the extension, it answers; what it has of context is too little.
  ollama.setFault({});
  await examine(options);
  expect(await problemOf(options)).toEqual(['context', 'context-small-ollama']);
  await ollama.close();
});

test('a better address and a near name of a model are taken by one press each, and then it works', async ({
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider, { baseUrl: provider.baseUrl.replace('/v1', ''), model: 'marginalia-tset' });
  await examine(options);
  expect(await problemOf(options)).toEqual(['api', 'wrong-path']);
  await stageOf(options, 'api').locator('button[data-action="use-address"]').click();
  await expect(options.locator('[name="baseUrl"]')).toHaveValue(provider.baseUrl);
  await expect.poll(() => problemOf(options)).toEqual(['model', 'model-missing']);
  await expect(doctorOf(options)).toHaveAttribute('data-state', 'done');
  await stageOf(options, 'model').locator('button[data-action="use-model"]').first().click();
  await expect(options.locator('[name="model"]')).toHaveValue('marginalia-test');
  await expect(doctorOf(options).locator('[data-part="test-result"]')).toHaveAttribute('data-outcome', 'passed');
});

test('cancelling ends the question at the server; a second press replaces the first', async ({
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider);
  provider.enqueue({ kind: 'hang' }, { kind: 'hang' });
  await action(options, 'test-connection').click();
  await expect.poll(() => provider.calls.length).toBe(1);
  // What is known by then is there already.
  await expect(stageOf(options, 'api')).toHaveAttribute('data-check', 'passed');
  await doctorOf(options).locator('button[data-action="cancel"]').click();
  await expect(doctorOf(options)).toHaveAttribute('data-state', 'cancelled');
  await expect.poll(() => provider.calls[0]?.aborted).toBe(true);

  await action(options, 'test-connection').click();
  await expect.poll(() => provider.calls.length).toBe(2);
  await action(options, 'test-connection').click();
  await expect.poll(() => provider.calls[1]?.aborted).toBe(true);
  await expect(doctorOf(options)).toHaveAttribute('data-state', 'done');
  await expect(doctorOf(options).locator('[data-part="test-result"]')).toHaveAttribute('data-outcome', 'passed');
  const outcomes = (await storedRows(options, 'ledger')).map(({ outcome }) => String(outcome));
  expect(outcomes.toSorted((a, b) => a.localeCompare(b))).toEqual(['cancelled', 'cancelled', 'done']);
});

test('a page that is closed in the middle of a test pays for no more of it', async ({ extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider);
  provider.enqueue({ kind: 'hang' });
  await action(options, 'test-connection').click();
  await expect.poll(() => provider.calls.length).toBe(1);
  await options.close();
  await expect.poll(() => provider.calls[0]?.aborted).toBe(true);
});

test('a worker killed in the middle of a test is told as that, and the next test works', async ({
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider);
  provider.enqueue({ kind: 'hang' });
  await action(options, 'test-connection').click();
  await expect.poll(() => provider.calls.length).toBe(1);
  await extension.killWorker();
  await expect(doctorOf(options).locator('[data-part="error"]')).toHaveAttribute('data-code', 'interrupted');
  await doctorOf(options).locator('[data-part="error"] button[data-action="retry"]').click();
  await expect(doctorOf(options)).toHaveAttribute('data-state', 'done');
  expect(await problemOf(options)).toBeNull();
});

test('over the day’s budget nothing is asked', async ({ extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { dailyBudget: '10' });
  await examine(options);
  expect(await problemOf(options)).toEqual(['stream', 'over-budget']);
  expect(provider.calls).toHaveLength(0);
});

test('what the server is held to is known to the first analysis', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  provider.setFault({ kind: 'schema-ignored' });
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await examine(options);
  await expect(stageOf(options, 'output')).toHaveAttribute('data-finding', 'object-held');
  const before = provider.calls.length;
  await page.goto(ABS);
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(abstractPanelOf(page).locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(before + 1);
  expect(provider.calls.at(-1)?.body['response_format']).toEqual({ type: 'json_object' });
});

test('the key is in no event, line, report or row', async ({ context, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await context.grantPermissions(['clipboard-read']);
  await options.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    const { runtime } = (globalThis as unknown as Extension).chrome;
    runtime.connect({ name: 'marginalia:events' }).onMessage.addListener((message) => heard.push(message));
  });
  const key = 'Canary Key 7';
  await fill(options, provider, { apiKey: key, baseUrl: `${provider.baseUrl}/models?key=canary-query` });
  await examine(options);
  expect(await problemOf(options)).toEqual(['key', 'key-refused']);
  expect(provider.calls[0]?.headers.authorization).toBe(`Bearer ${key}`);
  await action(doctorOf(options), 'copy-report').click();
  await expect(action(doctorOf(options), 'copy-report')).toContainText('Copied');
  const places = JSON.stringify({
    report: await options.evaluate(() => navigator.clipboard.readText()),
    drawn: await doctorOf(options).evaluate((part) => part.outerHTML),
    heard: await options.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard),
    ledger: await storedRows(options, 'ledger'),
    settings: await options.evaluate(() => (globalThis as unknown as Extension).chrome.storage.local.get(null)),
  });
  expect(places).toContain('"type":"doctor"');
  expect(places).toContain('key-refused');
  expect(places).not.toContain('Canary');
  expect(places).not.toContain('canary-query');
});

test('the list is read and opened by keyboard alone', async ({ extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider, { model: 'marginalia-tset' });
  await action(options, 'test-connection').focus();
  await options.keyboard.press('Enter');
  await expect(doctorOf(options)).toHaveAttribute('data-state', 'done');
  const first = stageOf(options, 'address').locator('details');
  // From the button past the model's own list of names: the first line of the list is next.
  await options.keyboard.press('Tab');
  await options.keyboard.press('Enter');
  await expect(first).toHaveAttribute('open', '');
  await options.keyboard.press('Enter');
  await expect(first).not.toHaveAttribute('open');
  await stageOf(options, 'model').locator('button').first().focus();
  await options.keyboard.press('Enter');
  await expect(options.locator('[name="model"]')).toHaveValue('marginalia-test');
  await expect(doctorOf(options).locator('[role="status"]').first()).toContainText('works');
});

test('a server written by others is examined as ours is', async ({ extension, provider }) => {
  const foreign = await startForeignProvider([
    { match: "body.response_format.type == 'json_object'", content: '{"colour": "yellow"}' },
  ]);
  const options = await extension.openExtensionPage('options.html');
  await fill(options, provider, { baseUrl: foreign.baseUrl, model: foreign.model, apiKey: 'sk-any' });
  await examine(options);
  expect(await problemOf(options)).toBeNull();
  await expect(stageOf(options, 'output')).toHaveAttribute('data-finding', 'object-held');
  // It counts no tokens: the ledger's are estimates, and the page says so.
  await expect(doctorOf(options).locator('[data-part="spent"]')).toContainText('estimated');
  await foreign.close();
});
