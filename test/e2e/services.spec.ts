import type { Page } from '@playwright/test';
import { addService, fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { settingsVersion1 } from '../fixtures/settings-v1.ts';
import { expect, test } from './fixtures.ts';
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

const [paper, other] = PAPERS.filter(({ categories }) => categories[0] === 'cs.CV');
if (!paper || !other) throw new Error('The fixtures hold too few papers of cs.CV.');
const absOf = (id: string): string => `https://arxiv.org/abs/${id}`;
const stateOf = (page: Page) => abstractPanelOf(page).locator('[data-state]').first();
const provenanceOf = (page: Page) => abstractPanelOf(page).locator('[data-part="provenance"]').first();
const rowOfService = (options: Page, name: string) =>
  options.locator('[data-part="profiles"] > li', { has: options.getByRole('button', { name: `Edit ${name}` }) });

/** Chooses in the table of tasks; the choice is kept when the field is left. */
async function choose(options: Page, field: string, service: string): Promise<void> {
  const option = options.locator(`[name="${field}"] option`, { hasText: new RegExp(`^${service},`) });
  await options.locator(`[name="${field}"]`).selectOption((await option.getAttribute('value')) ?? '');
  await expect(options.locator(`[name="${field}"] option:checked`)).toHaveText(new RegExp(`^${service},`));
}

test('each task goes to the service chosen for it, with its own key and model, and says which', async ({
  page,
  extension,
  provider,
  second,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await addService(options, second, 'Second');
  await expect(options.locator('[data-part="task-models"]')).toHaveAttribute('open', '');
  await choose(options, 'task-digest', 'Second');
  await choose(options, 'task-ask', 'Second');

  await page.goto(LISTING);
  const bar = barOf(page);
  await openBar(page);
  await expect(bar.locator('[data-part="digest"]').first()).toBeAttached();
  await action(bar, 'build-digest').click();
  // What of a day goes where, as the two services are two.
  await expect(bar.locator('[data-part="recipient"]')).toContainText(
    /abstracts of the day .*127\.0\.0\.1.* grades of each to .*Second/,
  );
  await bar.locator('.confirm button[data-action="build-digest"]').click();
  await expect(bar.locator('[data-part="digest"][data-source="model"]').first()).toBeAttached();
  // First looks at the day's papers are a task of their own.
  expect([provider.calls.length, second.calls.length]).toEqual([3, 1]);

  await page.goto(absOf(paper.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  await expect(provenanceOf(page)).toContainText(provider.model);
  expect([provider.calls.length, second.calls.length]).toEqual([4, 1]);

  await abstractPanelOf(page).locator('[name="question"]').fill('What is measured?');
  await action(abstractPanelOf(page), 'ask').click();
  await expect(abstractPanelOf(page).locator('[data-part="ask"] [data-part="provenance"]')).toContainText(second.model);
  expect([provider.calls.length, second.calls.length]).toEqual([4, 2]);
  expect(provider.calls.every(({ headers }) => headers.authorization === `Bearer ${provider.key}`)).toBe(true);
  expect(second.calls.every(({ headers }) => headers.authorization === `Bearer ${second.key}`)).toBe(true);
  const models = (await storedRows(options, 'ledger')).map(({ model }) => model);
  expect(models).toHaveLength(6);
  expect(models.filter((model) => model === second.model)).toHaveLength(2);

  // What stands in the form of one service is not in that of the other.
  await options.reload();
  await expect(options.locator('[name="baseUrl"]')).toHaveValue(provider.baseUrl);
  await options.getByRole('button', { name: 'Edit Second' }).click();
  await expect(options.locator('[name="model"]')).toHaveValue(second.model);
});

test('a refused key pauses the service: nothing more is asked, across restarts, until a new key is saved', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(120_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(
    options,
    { ...provider, key: 'sk-wrong-9876543210' },
    { analysisLanguages: 'en', concurrency: '2' },
  );
  await page.goto('https://arxiv.org/list/cs.CL/new');
  const bar = barOf(page);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  await action(bar, 'analyse-all').click();
  await bar.locator('.confirm button[data-action="analyse-all"]').click();

  const notice = bar.locator('[data-part="paused"] [data-part="error"]');
  await expect(notice).toHaveAttribute('data-code', 'bad-key');
  await expect(notice).toContainText(new URL(provider.baseUrl).host);
  await expect(bar.locator('[data-part="progress"]')).toBeVisible();
  const asked = provider.calls.length;
  expect(asked).toBeLessThanOrEqual(2);
  const waiting = (await storedRows(options, 'jobs')).filter(({ state }) => state === 'queued');
  expect(waiting.length).toBeGreaterThan(4);

  await extension.killWorker();
  await page.reload();
  await expect(notice).toHaveAttribute('data-code', 'bad-key');
  await expect(rowsOf(page).first().locator('[data-state]').first()).toHaveAttribute('data-state', 'queued');
  // The popup says so as well.
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('[data-part="paused"] [data-code="bad-key"]')).toBeVisible();
  await popup.close();
  expect(provider.calls).toHaveLength(asked);

  // Trying again with the same key asks, is refused, and pauses again.
  await notice.locator('button[data-action="retry"]').click();
  await expect.poll(() => provider.calls.length).toBeGreaterThan(asked);
  await expect(notice).toHaveAttribute('data-code', 'bad-key');
  expect(provider.calls.length).toBeLessThanOrEqual(asked + 2);

  await options.reload();
  await expect(options.locator('[data-part="profiles"] [data-code="bad-key"]')).toBeVisible();
  await options.locator('[name="apiKey"]').fill(provider.key);
  await action(options, 'save').click();
  await expect(bar.locator('[data-part="paused"]')).toHaveCount(0);
  await expect(bar.locator('[data-part="progress"]')).toHaveCount(0, { timeout: 60_000 });
  const jobs = await storedRows(options, 'jobs');
  expect(jobs.map(({ state }) => state)).toEqual(jobs.map(() => 'done'));
  await expect(options.locator('[data-part="profiles"] [data-part="error"]')).toHaveCount(0);
});

test('where a key is refused another service steps in, is named, and what it wrote is not asked for again', async ({
  page,
  extension,
  provider,
  second,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await addService(options, second, 'Second');
  await choose(options, 'fallbackProfile', 'Second');
  provider.setFault({ kind: 'bad-key' });

  await page.goto(absOf(paper.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  await expect(provenanceOf(page)).toContainText(second.model);
  expect([provider.calls.length, second.calls.length]).toEqual([1, 1]);

  // The next one is not tried at the paused service at all, and the surface says beforehand where it goes.
  await page.goto(absOf(other.id));
  await expect(abstractPanelOf(page).locator('[data-part="recipient"]')).toContainText('Second');
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  expect([provider.calls.length, second.calls.length]).toEqual([1, 2]);

  // Taken up again, the first has nothing left to do for these papers.
  provider.setFault({});
  await page.goto(LISTING);
  const notice = barOf(page).locator('[data-part="paused"]');
  await expect(notice).toContainText('Second answers meanwhile');
  await notice.locator('button[data-action="retry"]').click();
  await expect(notice).toHaveCount(0);
  expect(await send(options, 'analyse', { arxivIds: [paper.id, other.id] })).toMatchObject({ ok: true, value: [] });
  expect([provider.calls.length, second.calls.length]).toEqual([1, 2]);
});

test('a server that is off is tried twice, then another steps in; one that breaks off in its answer is not replaced', async ({
  page,
  extension,
  provider,
  second,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const off = { ...provider, baseUrl: 'http://127.0.0.1:9/v1' };
  await fillOptions(options, off, { analysisLanguages: 'en' });
  await addService(options, second, 'Second');
  await choose(options, 'fallbackProfile', 'Second');
  await page.goto(absOf(paper.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(abstractPanelOf(page).locator('[data-part="error"]')).toHaveAttribute('data-code', 'unreachable');
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(provenanceOf(page)).toContainText(second.model);
  const outcomes = (await storedRows(options, 'ledger')).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'unreachable')).toHaveLength(2);
  expect(outcomes).toHaveLength(3);

  await options.reload();
  await options.locator('[name="baseUrl"]').fill(provider.baseUrl);
  await options.locator('[name="apiKey"]').fill(provider.key);
  await action(options, 'save').click();
  await options.locator('[data-surface="options"][data-state="done"]').waitFor();
  provider.enqueue({ kind: 'cut' });
  await page.goto(absOf(other.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(abstractPanelOf(page).locator('[data-part="error"]')).toHaveAttribute('data-code', 'stream-cut');
  await expect(stateOf(page)).toHaveAttribute('data-state', 'failed');
  expect([provider.calls.length, second.calls.length]).toEqual([1, 1]);
});

test('without the reader’s word nothing goes to a service, whoever asks; with it the work goes on', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[name="provider"]').selectOption('custom');
  await options.locator('[name="baseUrl"]').fill(provider.baseUrl);
  // The words stand at the button: this press is the first word.
  await expect(options.locator('.save-bar [data-part="consent"]')).toContainText(new URL(provider.baseUrl).host);
  await fillOptions(options, provider, { analysisLanguages: 'en' });

  // A job that waits when the word is taken back stays where it is.
  provider.enqueue({ kind: 'rate-limited', retryAfter: 2 });
  await page.goto(absOf(other.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(abstractPanelOf(page).locator('[data-part="error"]')).toHaveAttribute('data-code', 'rate-limited');
  await options.locator('.recipient button[data-action="withdraw-consent"]').click();
  await expect(options.locator('[data-part="profiles"] > li')).toHaveAttribute('data-state', 'asks');
  await expect(abstractPanelOf(page).locator('[data-part="consent"]')).toBeVisible();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'queued');

  const refused = await send(options, 'analyse', { arxivIds: [paper.id] });
  expect(refused).toMatchObject({ ok: false, error: { code: 'no-consent' } });
  const reader = await extension.context.newPage();
  await reader.goto(absOf(paper.id));
  await action(abstractPanelOf(reader), 'analyse-abstract').click();
  const ask = abstractPanelOf(reader).locator('[data-part="consent"]');
  await expect(ask).toContainText(new URL(provider.baseUrl).host);
  await expect(ask).toContainText('abstract');
  // Longer than the rate limit asked to wait.
  await reader.waitForTimeout(2_500);
  expect(provider.calls).toHaveLength(1);

  // The yes is given in the options alone, where no page can say it for the reader.
  expect(await abstractPanelOf(reader).locator('[data-action="allow"]').count()).toBe(0);
  const opened = extension.context.waitForEvent('page');
  await action(abstractPanelOf(reader).locator('.confirm'), 'open-options').click();
  const allowing = await opened;
  await expect(allowing).toHaveURL(/options\.html#section-privacy$/);
  await allowing.locator('.recipient button[data-action="allow"]').click();
  await allowing.close();
  await expect(abstractPanelOf(reader).locator('[data-part="consent"]')).toHaveCount(0);
  await action(abstractPanelOf(reader), 'analyse-abstract').click();
  await expect(stateOf(reader)).toHaveAttribute('data-state', 'done');
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(3);
  await expect(options.locator('[data-part="profiles"] > li')).toHaveAttribute('data-state', 'ready');
});

test('a service is removed after a question, with its key; the others stay as they are', async ({
  page,
  extension,
  provider,
  second,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await addService(options, second, 'Second');
  const keys = async (): Promise<Set<unknown>> =>
    new Set((await storedRows(options, 'credentials')).map(({ apiKey }) => apiKey));
  expect(await keys()).toEqual(new Set([provider.key, second.key]));

  const first = rowOfService(options, new URL(provider.baseUrl).host);
  await first.locator('button[data-action="remove-profile"]').click();
  await first.locator('button[data-action="clear"]').click();
  await expect(options.locator('[data-part="profiles"] > li')).toHaveCount(2);
  await first.locator('button[data-action="remove-profile"]').click();
  await first.locator('button[data-action="confirm-remove"]').click();
  await expect(options.locator('[data-part="profiles"] > li')).toHaveCount(1);
  expect(await keys()).toEqual(new Set([second.key]));
  await expect(options.locator('[name="baseUrl"]')).toHaveValue(second.baseUrl);

  await page.goto(absOf(paper.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  expect([provider.calls.length, second.calls.length]).toEqual([0, 1]);
});

test('what a server says of its limits is kept to before it has to refuse', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.enqueue({
    headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '3s' },
  });
  await page.goto(absOf(paper.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done');
  await page.goto(absOf(other.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  const [before, after] = provider.calls;
  expect(provider.calls).toHaveLength(2);
  expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
});

test('the settings and the key of the version before are taken over, and work goes on with them', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider);
  const { baseUrl, model } = provider;
  const before = { ...settingsVersion1, profile: { ...settingsVersion1.profile, baseUrl, model } };
  await options.evaluate(async (settings) => {
    const { local } = (globalThis as unknown as Extension).chrome.storage;
    await local.set({ settings });
    await local.remove(['settings$']);
  }, before);
  await extension.killWorker();
  await options.reload();

  await expect(options.locator('[name="baseUrl"]')).toHaveValue(baseUrl);
  await expect(options.locator('[name="concurrency"]')).toHaveValue(String(before.concurrency));
  await expect(options.locator('[name="dailyBudget"]')).toHaveValue(String(before.dailyBudget));
  await expect(options.locator('[name="glossary"]')).toHaveValue('knowledge distillation = 知识蒸馏');
  await expect(options.locator('[data-part="profiles"] > li')).toHaveAttribute('data-state', 'ready');
  await page.goto(absOf(paper.id));
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  expect(provider.calls[0]?.headers.authorization).toBe(`Bearer ${provider.key}`);
});
