import type { FaultKind } from '../harness/provider-fault.ts';
import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, send, storedRows } from './surfaces.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no paper.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

/** A verdict on the service, not on the paper: then its work waits, for the reader to set it right. */
const PAUSES = ['bad-key', 'no-access', 'no-credit', 'model-not-found'];

/** What the server does, what the reader is told, and how many calls it may have cost. */
const FAULTS: [kind: FaultKind, code: string, calls: number][] = [
  ['bad-key', 'bad-key', 1],
  ['forbidden', 'no-access', 1],
  ['no-credit', 'no-credit', 1],
  ['insufficient-quota', 'no-credit', 1],
  ['model-not-found', 'model-not-found', 1],
  ['cut', 'stream-cut', 1],
  ['length', 'truncated', 2],
  ['content-filter', 'filtered', 1],
  ['refusal-en', 'refusal', 2],
  ['refusal-field', 'refusal', 2],
  ['malformed', 'malformed', 2],
  ['echo', 'echo', 2],
  ['wrong-title', 'wrong-paper', 2],
  ['wrong-language', 'wrong-language', 2],
  ['empty-section', 'section-missing', 2],
];

test('every fault of a provider is said with a next step, is not kept, and costs no more calls than it must', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(150_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  const notice = panel.locator('[data-part="error"]');
  for (const [kind, code, calls] of FAULTS) {
    await test.step(`${kind} is told as ${code}`, async () => {
      provider.reset();
      provider.setFault({ kind });
      const start = (await notice.count()) > 0 ? 'retry' : 'analyse-abstract';
      await action(panel, start).click();
      // The notice of the fault before may have the same code.
      await expect.poll(() => provider.calls.length, { message: kind, timeout: 20_000 }).toBe(calls);
      await expect(notice).toHaveAttribute('data-code', code, { timeout: 20_000 });
      await expect(panel.locator('[data-state]').first()).toHaveAttribute(
        'data-state',
        PAUSES.includes(code) ? 'queued' : 'failed',
      );
      expect((await notice.innerText()).length).toBeGreaterThan(30);
      expect(provider.calls, kind).toHaveLength(calls);
    });
  }
  expect(await storedRows(options, 'analyses')).toEqual([]);
  // Failed calls cost money as well: each has its row.
  const outcomes = (await storedRows(options, 'ledger')).map(({ outcome }) => outcome);
  expect(outcomes).toHaveLength(FAULTS.reduce((sum, [, , calls]) => sum + calls, 0));

  provider.setFault({});
  await action(panel, 'retry').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  await expect(notice).toHaveCount(0);
});

test('without a provider the button says what is missing and leads to the options', async ({
  page,
  context,
  provider,
}) => {
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'no-provider');
  const [options] = await Promise.all([
    context.waitForEvent('page'),
    action(panel.locator('[data-part="error"]'), 'open-options').click(),
  ]);
  await expect(options.locator('[name="provider"]')).toBeVisible();
  expect(provider.calls).toHaveLength(0);
});

test('a provider that wants a key, an address not granted and a server that is off are told apart, at no cost', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const panel = abstractPanelOf(page);
  const notice = panel.locator('[data-part="error"]');
  const cases: [code: string, profile: object][] = [
    ['no-key', { provider: 'openai', baseUrl: provider.baseUrl, model: provider.model }],
    ['no-permission', { provider: 'custom', baseUrl: 'https://models.example/v1', model: 'm' }],
    ['unreachable', { provider: 'custom', baseUrl: 'http://127.0.0.1:9/v1', model: 'm' }],
  ];
  for (const [index, [code, profile]] of cases.entries()) {
    const id = index === 0 ? null : 'default';
    expect((await send(options, 'saveProfile', { id, profile, consents: true })).ok).toBe(true);
    await page.goto(ABS);
    await action(panel, 'analyse-abstract').click();
    await expect(notice).toHaveAttribute('data-code', code);
  }
  expect(provider.calls).toHaveLength(0);
});

test('a rate limit is waited out as the server asks, in sight of the reader, and then it works', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.enqueue({ kind: 'rate-limited', retryAfter: 3 });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'queued');
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'rate-limited');
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  const [first, second] = provider.calls;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
  expect(provider.calls).toHaveLength(2);
});

test('cancelling stops the request at the server and leaves the offline reading', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.setFault({ kind: 'hang-midway' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"]')).toBeVisible();
  await action(panel, 'cancel').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'offline');
  await expect.poll(() => provider.calls[0]?.aborted).toBe(true);
  await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
  expect(await storedRows(options, 'analyses')).toEqual([]);
});

test('a server without structured output is asked in simpler ways, once; what works is remembered', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.setFault({ kind: 'no-json-object' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  const before = provider.calls.length;
  expect(before).toBeGreaterThan(1);
  await action(panel, 'analyse-abstract').click();
  await expect.poll(() => provider.calls.length).toBe(before + 1);
  expect(provider.calls.at(-1)?.body['response_format']).toBeUndefined();
});
