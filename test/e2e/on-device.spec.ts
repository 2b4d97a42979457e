import type { Locator, Page } from '@playwright/test';
import type { Chromium } from '../harness/chromium.ts';
import { removeBuild, withOnDeviceStandIn } from '../harness/on-device-build.ts';
import type { OnDeviceSetup } from '../harness/on-device-page.ts';
import { BUILDS } from '../harness/output.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test as base } from './fixtures.ts';
import {
  abstractPanelOf,
  action,
  barOf,
  type Extension,
  LISTING,
  openBar,
  rowsOf,
  send,
  storedRows,
} from './surfaces.ts';

const paper = PAPERS.find(({ abstract }) => /\$[^$]+\$/.test(abstract));
if (!paper) throw new Error('The fixtures hold no abstract with a formula.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const FORMULAS = paper.abstract.match(/\$[^$]+\$/g) ?? [];

interface Permissions {
  chrome: { permissions: { getAll(): Promise<unknown> } };
}

type Given = Partial<Omit<OnDeviceSetup, 'provider'>>;

/** The extension in a browser whose own models are as a test says; what they answer is the local provider's. */
const test = base.extend<{ given: Given }>({
  given: [{}, { option: true }],
  build: async ({ provider, given }, use) => {
    const folder = await withOnDeviceStandIn(BUILDS.chromeE2e, {
      provider,
      model: 'available',
      translator: 'available',
      contextWindow: 9_216,
      downloadStep: 0,
      translateDelay: 0,
      absent: [],
      ...given,
    });
    await use(folder);
    await removeBuild(folder);
  },
});

const stateOf = (page: Page) => abstractPanelOf(page).locator('[data-state]').first();
const analysisIn = (page: Page, lang: string) =>
  abstractPanelOf(page).locator(`[data-part="analysis"][lang="${lang}"]`);
const modelOf = (options: Page, which: string) => options.locator(`[data-part="on-device"] [data-model="${which}"]`);

const papersOf = (digest: unknown): string[] =>
  Object.values((digest as { sections: Record<string, { papers: string[] }[]> }).sections).flatMap((claims) =>
    claims.flatMap(({ papers }) => papers),
  );

/** Chooses the browser's own model and saves; `options` shows the options page. */
async function choose(options: Page, analysisLanguages: string): Promise<void> {
  await options.locator('[name="analysisLanguages"]').selectOption(analysisLanguages);
  await options.locator('[name="provider"]').selectOption('on-device');
  await action(options, 'save').click();
  await expect(options.locator('[data-surface="options"]')).toHaveAttribute('data-state', 'done');
}

test('chosen, it writes an analysis in English: nothing is asked for, nothing is paid, and it says where it comes from', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const origins = (): Promise<unknown> =>
    options.evaluate(() => (globalThis as unknown as Permissions).chrome.permissions.getAll());
  const before = await origins();
  await options.locator('[name="provider"]').selectOption('on-device');
  for (const field of ['baseUrl', 'apiKey', 'model']) await expect(options.locator(`[name="${field}"]`)).toHaveCount(0);
  await expect(action(options, 'test-connection')).toHaveCount(0);
  await expect(modelOf(options, 'model')).toHaveAttribute('data-model-state', 'available');
  await expect(modelOf(options, 'model')).toContainText('9,216 tokens');
  await expect(options.locator('.save-bar [data-part="consent"]')).toHaveCount(0);
  await choose(options, 'en');
  expect(await origins()).toEqual(before);

  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await expect(panel.locator('[data-part="recipient"]').first()).toHaveText('Nothing leaves this computer.');
  await action(panel, 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  const provenance = analysisIn(page, 'en').locator('[data-part="provenance"]');
  await expect(provenance).toContainText('browser-model, in this browser');
  await expect(provenance).toContainText('nothing is paid');
  await expect(provenance).not.toContainText('US$');
  expect(provider.calls).toHaveLength(1);
  expect(provider.calls[0]?.body).toMatchObject({ response_format: { type: 'json_schema' } });

  const rows = await storedRows(options, 'ledger');
  expect(rows).toMatchObject([{ provider: 'on-device', task: 'abstract', cost: null, free: true, estimated: false }]);
  expect(Number(rows[0]?.['inputTokens'])).toBeGreaterThan(500);
  expect(Number(rows[0]?.['outputTokens'])).toBeGreaterThan(100);
  await options.reload();
  await expect(options.locator('[data-part="totals"] tfoot td').last()).toHaveText('free');
  await expect(options.locator('[data-part="spending"]')).not.toContainText('0.00');
});

test('for a reader of Chinese the English is written first and translated here, its formulas as they were', async ({
  page,
  extension,
  provider,
}) => {
  await page.setViewportSize({ width: 1500, height: 1000 });
  const options = await extension.openExtensionPage('options.html');
  await choose(options, 'zh');
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await panel.locator('[data-choice="both"]').first().click();
  const provenance = analysisIn(page, 'zh').locator('[data-part="provenance"]');
  await expect(provenance).toContainText('machine translation in this browser (Translator)');
  await expect(provenance).toContainText('translated from the English analysis by browser-model');
  await expect(analysisIn(page, 'zh').locator('[data-part="translation"] math')).toHaveCount(FORMULAS.length);
  await expect(analysisIn(page, 'zh')).not.toContainText(/[⟦⟧]/);
  await expect(analysisIn(page, 'en').locator('[data-part="provenance"]')).toContainText('in this browser');
  const evidence = (lang: string) =>
    analysisIn(page, lang)
      .locator('[data-part="findings"] > li')
      .evaluateAll((findings) => findings.map((each) => each.getAttribute('data-evidence')));
  expect(await evidence('zh')).toEqual(await evidence('en'));
  expect(provider.calls).toHaveLength(1);
  const ledger = await storedRows(options, 'ledger');
  expect(Object.fromEntries(ledger.map(({ task, model }) => [task, model]))).toEqual({
    abstract: 'browser-model',
    translate: 'Translator',
  });

  await page.reload();
  await panel.locator('[data-choice="zh"]').first().click();
  await expect(provenance).toBeVisible();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(1);
});

test('an analysis that is there in English is translated by the browser, and no model is asked', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await choose(options, 'en');
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await panel.locator('[data-choice="zh"]').first().click();
  await expect(panel.locator('[data-part="translate"]')).toContainText('Nothing leaves this computer.');
  await action(panel, 'translate').click();
  await expect(analysisIn(page, 'zh').locator('[data-part="provenance"]')).toContainText('machine translation');
  expect(provider.calls).toHaveLength(1);
});

test('cancelled, it stops in the middle of the answer and keeps nothing; asked again it begins anew', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await choose(options, 'en');
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  provider.setFault({ chunkDelay: 40 });
  await action(panel, 'analyse-abstract').click();
  await expect(analysisIn(page, 'en')).toHaveAttribute('aria-busy', 'true');
  await action(panel, 'cancel').click();
  await expect.poll(() => provider.calls[0]?.aborted).toBe(true);
  await expect(stateOf(page)).toHaveAttribute('data-state', 'offline');
  expect(await storedRows(options, 'analyses')).toEqual([]);
  await expect.poll(() => storedRows(options, 'ledger')).toMatchObject([{ outcome: 'cancelled', free: true }]);

  provider.setFault({});
  await action(panel, 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  expect(provider.calls).toHaveLength(2);
});

test('an answer is asked for once more where it fails the checks, as any model’s is', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await choose(options, 'en');
  await page.goto(ABS);
  provider.enqueue({ kind: 'empty-section' });
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  expect(provider.calls).toHaveLength(2);
  const outcomes = (await storedRows(options, 'ledger')).map(({ outcome }) => outcome);
  expect(new Set(outcomes)).toEqual(new Set(['done', 'section-missing']));
});

test('a question in Chinese is answered in English and shown in Chinese', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[name="uiLanguage"]').selectOption('zh-CN');
  await choose(options, 'zh');
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await panel.locator('[name="question"]').fill('误差有多大？');
  await action(panel, 'ask').click();
  const answered = panel.locator('[data-part="asked"][data-state="done"]');
  await expect(answered.locator('[data-part="answer"]')).toHaveAttribute('lang', 'zh');
  await expect(answered.locator('[data-part="provenance"]')).toContainText('机器翻译');
  await expect(answered.locator('.question')).toHaveText('误差有多大？');
  expect(JSON.stringify(provider.calls[0]?.body)).not.toContain('误差');
});

test('a day is summarised in English and put into Chinese claim by claim', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await choose(options, 'zh');
  await page.goto(LISTING);
  const bar = barOf(page);
  await openBar(page);
  await expect(bar.locator('[data-part="digest"]').first()).toBeAttached();
  await action(bar, 'build-digest').click();
  await expect(bar.locator('[data-part="recipient"]')).toHaveText('Nothing leaves this computer.');
  await expect(bar.locator('[data-part="estimate"]')).toContainText('nothing is paid');
  await bar.locator('.confirm button[data-action="build-digest"]').click();
  await expect
    .poll(async () => (await storedRows(options, 'digests')).map(({ language }) => language))
    .toEqual(['en', 'zh']);
  const [english, chinese] = await storedRows(options, 'digests');
  expect(papersOf(chinese)).toEqual(papersOf(english));
  expect(chinese).toMatchObject({ source: 'model', provenance: { model: 'Translator', provider: 'on-device' } });
  expect(provider.calls).toHaveLength(1);
});

const tldrOf = (row: Locator) => row.locator('[data-part="tldr"]').first();
const translatedTexts = (options: Page): Promise<number> =>
  options.evaluate(() => Number(localStorage.getItem('on-device-translated') ?? 0));

/** The options of a reader of Chinese. */
async function openInChinese(extension: Chromium): Promise<Page> {
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[name="uiLanguage"]').selectOption('zh-CN');
  await expect(options.locator('[data-field="uiLanguage"] .field-head')).toContainText('已保存');
  return options;
}

test.describe('for a reader of Chinese', () => {
  test('the one sentence of a paper comes into Chinese by a press, is kept, and the authors’ is a press away', async ({
    page,
    extension,
    provider,
  }) => {
    const options = await openInChinese(extension);
    await page.goto(LISTING);
    const row = rowsOf(page).first();
    await expect(action(row, 'translate-tldr')).toHaveText('译');
    const own = await tldrOf(row).innerText();
    await expect(tldrOf(row)).toHaveAttribute('lang', 'en');
    const before = (await row.boundingBox())?.height;
    await action(row, 'translate-tldr').click();
    await expect(tldrOf(row)).toHaveAttribute('lang', 'zh');
    await expect(row.locator('.tldr:not(.away) .tldr-label')).toContainText('本机机器翻译');
    expect((await row.boundingBox())?.height).toBe(before);
    await action(row, 'original-tldr').click();
    await expect(tldrOf(row)).toHaveText(own);
    const count = await translatedTexts(options);
    expect(count).toBe(1);

    // After a new start of the browser it is found out anew; nothing comes unasked, and nothing is made twice.
    await options.evaluate(() => (globalThis as unknown as Extension).chrome.storage.session.remove(['translator']));
    await page.reload();
    await expect(tldrOf(row)).toHaveAttribute('lang', 'en');
    await action(row, 'translate-tldr').click();
    await expect(tldrOf(row)).toHaveAttribute('lang', 'zh');
    const id = (await row.getAttribute('data-arxiv-id')) ?? '';
    await page.goto(`https://arxiv.org/abs/${id}`);
    await action(abstractPanelOf(page), 'translate-tldr').click();
    await expect(tldrOf(abstractPanelOf(page))).toHaveAttribute('lang', 'zh');
    expect(await translatedTexts(options)).toBe(count);
    expect(await storedRows(options, 'tldrs')).toMatchObject([{ arxivId: id, sentence: own }]);
    expect(await storedRows(options, 'ledger')).toEqual([]);
    expect(provider.calls).toHaveLength(0);
  });

  test('switched on once in the options, sentences come into Chinese as papers come into view', async ({
    page,
    extension,
  }) => {
    const options = await openInChinese(extension);
    await options.locator('[name="translateTldr"]').selectOption('automatic');
    await expect(options.locator('[data-field="translateTldr"] .field-head')).toContainText('已保存');
    await page.goto(LISTING);
    await expect(tldrOf(rowsOf(page).first())).toHaveAttribute('lang', 'zh');
    await expect(tldrOf(rowsOf(page).nth(1))).toHaveAttribute('lang', 'zh');
    await action(rowsOf(page).first(), 'original-tldr').click();
    await expect(tldrOf(rowsOf(page).first())).toHaveAttribute('lang', 'en');
  });

  test.describe('whose translator has to be downloaded', () => {
    test.use({ given: { translator: 'downloadable' } });

    test('rows offer nothing until it was downloaded in the options, then at once', async ({ page, extension }) => {
      const options = await openInChinese(extension);
      await page.goto(LISTING);
      const row = rowsOf(page).first();
      await expect(row.locator('.tldr-label').first()).toContainText('作者原文');
      const translator = options.locator('[data-field="translateTldr"] [data-model="translator"]');
      await expect(translator).toHaveAttribute('data-model-state', 'downloadable');
      await expect(action(row, 'translate-tldr')).toHaveCount(0);
      await action(translator, 'download').click();
      await expect(translator).toHaveCount(0);
      await expect(action(row, 'translate-tldr')).toBeVisible();
    });
  });

  test.describe('in a browser without a translator', () => {
    test.use({ given: { absent: ['Translator'] } });

    test('neither rows nor options speak of it', async ({ page, extension }) => {
      const options = await openInChinese(extension);
      await page.goto(LISTING);
      await expect(rowsOf(page).first().locator('.tldr-label').first()).toContainText('作者原文');
      await expect(options.locator('[name="glossary"]')).toBeVisible();
      await expect(options.locator('[name="translateTldr"]')).toHaveCount(0);
      await expect(page.locator('button[data-action="translate-tldr"]')).toHaveCount(0);
    });
  });
});

test.describe('with a model that has to be downloaded', () => {
  test.use({ given: { model: 'downloadable', translator: 'downloadable', downloadStep: 2_000 } });

  test('work waits and says for what; a press downloads it, can be taken back, and the work goes on by itself', async ({
    page,
    extension,
    provider,
  }) => {
    test.setTimeout(90_000);
    const options = await extension.openExtensionPage('options.html');
    await choose(options, 'en');
    await page.goto(ABS);
    const panel = abstractPanelOf(page);
    await action(panel, 'analyse-abstract').click();
    await expect(panel.locator('[data-part="error"][data-code="model-not-downloaded"]').first()).toBeVisible();
    await expect(panel.locator('[data-part="error"]').first()).toContainText('press “Download”');
    expect(provider.calls).toHaveLength(0);
    await expect(options.locator('[data-part="profiles"] [data-code="model-not-downloaded"]')).toBeVisible();

    await options.bringToFront();
    const model = modelOf(options, 'model');
    await expect(model).toHaveAttribute('data-model-state', 'downloadable');
    await action(model, 'download').click();
    await expect(model.locator('progress')).toHaveJSProperty('value', 25);
    await action(model, 'cancel').click();
    await expect(model.locator('progress')).toHaveCount(0);
    await expect(model).toHaveAttribute('data-model-state', 'downloadable');
    await action(model, 'download').click();
    await expect(model).toHaveAttribute('data-model-state', 'available', { timeout: 30_000 });
    await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
    await expect(options.locator('[data-part="profiles"] [data-part="error"]')).toHaveCount(0);
    expect(provider.calls).toHaveLength(1);
  });
});

test.describe('without a translator', () => {
  test.use({ given: { absent: ['Translator'] } });

  test('English alone is made and says so; a translation says what is missing', async ({ page, extension }) => {
    const options = await extension.openExtensionPage('options.html');
    await choose(options, 'zh');
    await expect(modelOf(options, 'translator')).toHaveAttribute('data-model-state', 'absent');
    await page.goto(ABS);
    const panel = abstractPanelOf(page);
    await action(panel, 'analyse-abstract').click();
    const provenance = analysisIn(page, 'en').locator('[data-part="provenance"]');
    await expect(provenance).toContainText('in English alone, for this browser has no translator ready', {
      timeout: 30_000,
    });
    expect(await storedRows(options, 'analyses')).toHaveLength(1);
    await action(panel, 'analyse-abstract').click();
    const error = panel.locator('[data-part="error"][data-code="no-translator"]');
    await expect(error).toBeVisible();
    await expect(action(error, 'open-options')).toBeVisible();
    await expect(provenance).toBeVisible();
  });
});

test.describe('with a model that holds little', () => {
  test.use({ given: { contextWindow: 600 } });

  test('what does not fit is not begun, and the cause is named', async ({ page, extension, provider }) => {
    const options = await extension.openExtensionPage('options.html');
    await choose(options, 'en');
    await page.goto(ABS);
    await action(abstractPanelOf(page), 'analyse-abstract').click();
    await expect(abstractPanelOf(page).locator('[data-part="error"][data-code="too-long"]')).toBeVisible();
    expect(provider.calls).toHaveLength(0);
  });
});

test.describe('in a browser that has no such models', () => {
  test.use({ given: { absent: ['LanguageModel', 'Translator'] } });

  test('nothing is offered; a service saved elsewhere says what is missing and what to do', async ({
    page,
    extension,
    provider,
  }) => {
    const options = await extension.openExtensionPage('options.html');
    const errors: string[] = [];
    options.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    options.on('pageerror', (error) => errors.push(String(error)));
    await options.reload();
    await expect(options.locator('[name="provider"] option').first()).toBeAttached();
    await expect(options.locator('[name="provider"] option[value="on-device"]')).toHaveCount(0);
    expect(errors).toEqual([]);

    const profile = { provider: 'on-device', baseUrl: '', model: 'browser-model' };
    expect(await send(options, 'saveProfile', { id: null, profile })).toMatchObject({ ok: true });
    await page.goto(ABS);
    const panel = abstractPanelOf(page);
    await action(panel, 'analyse-abstract').click();
    const error = panel.locator('[data-part="error"][data-code="model-unavailable"]').first();
    await expect(error).toContainText('Choose another service in the options');
    await expect(action(error, 'open-options')).toBeVisible();
    expect(provider.calls).toHaveLength(0);
    await options.reload();
    await expect(modelOf(options, 'model')).toHaveAttribute('data-model-state', 'absent');
    await expect(action(modelOf(options, 'model'), 'download')).toHaveCount(0);
  });
});
