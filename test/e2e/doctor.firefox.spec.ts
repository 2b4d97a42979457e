import type { ElementHandle, Page } from 'puppeteer-core';
import type { FaultKind } from '../harness/provider-fault.ts';
import { serviceFields } from '../harness/options-form.ts';
import { type LocalProvider, startProvider } from '../harness/provider.ts';
import { startTlsRefusal } from '../harness/tls-refusal.ts';
import { expect, test } from './firefox-fixtures.ts';

/** What can differ from Chromium: permission, origin, TLS, a server that cannot be reached, and the events of a run. */
const DOCTOR = '[data-part="doctor"]';

async function fill(page: Page, provider: LocalProvider, more: Record<string, string> = {}): Promise<void> {
  for (const [name, value] of Object.entries({ ...serviceFields(provider), ...more })) {
    const field = (await page.waitForSelector(`[name="${name}"]`)) as ElementHandle<HTMLElement>;
    if (await field.evaluate((element) => element.localName === 'select')) {
      await field.select(value);
      continue;
    }
    await field.click({ count: 3 });
    await field.press('Delete');
    if (value !== '') await field.type(value);
  }
}

/** Presses the button, waits for the end, and tells what is open: the first thing that is wrong. */
async function examine(page: Page): Promise<(string | null)[] | null> {
  const button = (await page.waitForSelector('button[data-action="test-connection"]')) as ElementHandle<HTMLElement>;
  await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await button.click();
  await page.waitForSelector(`${DOCTOR}[data-state="done"]`, { timeout: 30_000 });
  return page.$eval(DOCTOR, (part) => {
    const line = part.querySelector('li:has(> details[open])');
    return line && [line.getAttribute('data-stage'), line.getAttribute('data-finding')];
  });
}

test('the connection test names what keeps a request from the server', async ({ firefox, provider }) => {
  test.setTimeout(150_000);
  const options = await firefox.openExtensionPage('options.html');
  const refusal = await startTlsRefusal();
  const cases: [baseUrl: string, problem: string[]][] = [
    ['http://127.0.0.1:9/v1', ['reach', 'server-off']],
    [provider.baseUrl.replace('http:', 'https:'), ['tls', 'no-https']],
    [`https://127.0.0.1:${refusal.port}/v1`, ['tls', 'no-https']],
    [`http://127.0.0.1:${refusal.port}/v1`, ['tls', 'speaks-https']],
  ];
  for (const [baseUrl, problem] of cases) {
    await fill(options, provider, { baseUrl });
    expect(await examine(options), baseUrl).toEqual(problem);
  }
  // The reader says no to the browser's question.
  await options.evaluate(() => {
    const { permissions } = (globalThis as unknown as { browser: { permissions: object } }).browser;
    Object.assign(permissions, { request: () => Promise.resolve(false) });
  });
  await fill(options, provider, { baseUrl: 'https://models.example/v1' });
  expect(await examine(options)).toEqual(['permission', 'not-granted']);
  expect(provider.calls).toHaveLength(0);
  await refusal.close();
});

test('the connection test tells Ollama’s refusal, with the origin of this Firefox, and what is fine as fine', async ({
  firefox,
}) => {
  test.setTimeout(120_000);
  const ollama = await startProvider({ key: null, ollama: { contextLength: 16_384 }, models: ['reef:latest'] });
  const options = await firefox.openExtensionPage('options.html');
  const origin = await options.evaluate(() => location.origin);
  expect(origin).toMatch(/^moz-extension:/);
  ollama.setFault({ kind: 'forbidden-origin' });
  await fill(options, ollama, { provider: 'ollama', baseUrl: ollama.baseUrl });
  expect(await examine(options)).toEqual(['origin', 'ollama-origin']);
  const texts = await options.$$eval('[data-stage="origin"] pre', (all) => all.map((text) => text.textContent ?? ''));
  expect(texts).toHaveLength(3);
  for (const text of texts) expect(text).toContain(origin);
  expect(ollama.calls).toHaveLength(0);
  ollama.setFault({});
  expect(await examine(options)).toBeNull();
  expect(await options.$$(`${DOCTOR} .checks > li`)).toHaveLength(13);
  expect(ollama.calls).toHaveLength(1);
  await ollama.close();
});

test('the connection test tells key, model, stream and format apart', async ({ firefox, provider }) => {
  test.setTimeout(120_000);
  const options = await firefox.openExtensionPage('options.html');
  await fill(options, provider);
  const cases: [kind: FaultKind, problem: string[] | null][] = [
    ['bad-key', ['key', 'key-refused']],
    ['model-not-found', ['model', 'model-missing']],
    ['cut', ['stream', 'cut-off']],
    ['redirect', ['api', 'redirects']],
    ['web-page', ['api', 'web-page']],
    ['forbidden-origin', ['origin', 'origin-refused']],
    ['no-json-schema', null],
  ];
  for (const [kind, problem] of cases) {
    provider.reset();
    provider.setFault({ kind });
    expect(await examine(options), kind).toEqual(problem);
  }
});
