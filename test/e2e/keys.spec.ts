import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, type Extension, send, storedRows } from './surfaces.ts';

const [paper, other] = PAPERS;
if (!paper || !other) throw new Error('The fixtures hold too few papers.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const PASSPHRASE = 'correct horse 珊瑚';

test('under a passphrase no key lies readable; locked, work waits and says so, and goes on when it is unlocked', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  const vault = options.locator('[data-part="vault"]');
  await expect(vault).toHaveAttribute('data-state', 'none');
  await action(vault, 'change-passphrase').click();
  await vault.locator('[name="passphrase"]').fill('short');
  await action(vault, 'set-passphrase').click();
  await expect(vault).toContainText('At least 8 characters.');
  await vault.locator('[name="passphrase"]').fill(PASSPHRASE);
  await vault.locator('[name="passphraseRepeat"]').fill(`${PASSPHRASE}!`);
  await action(vault, 'set-passphrase').click();
  await expect(vault).toContainText('The two are not the same.');
  await vault.locator('[name="passphraseRepeat"]').fill(PASSPHRASE);
  await action(vault, 'set-passphrase').click();
  await expect(vault).toHaveAttribute('data-state', 'open');
  const stored = async (): Promise<string> => {
    const areas = await options.evaluate(async () => {
      const { storage } = (globalThis as unknown as Extension).chrome;
      return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
    });
    return areas + JSON.stringify(await storedRows(options, 'credentials'));
  };
  expect(await stored()).not.toContain(provider.key);
  expect(await stored()).not.toContain('correct horse');

  // Open, it works across a restart of the worker.
  await extension.killWorker();
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(1);

  await options.bringToFront();
  await action(vault, 'lock').click();
  await expect(vault).toHaveAttribute('data-state', 'locked');
  await page.goto(`https://arxiv.org/abs/${other.id}`);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"][data-code="key-locked"]')).toBeVisible();
  await expect(action(panel, 'open-options')).toBeVisible();
  expect(provider.calls).toHaveLength(1);

  await options.bringToFront();
  await vault.locator('[name="passphrase"]').fill('wrong horse');
  await action(vault, 'unlock').click();
  await expect(vault.locator('[data-part="error"][data-code="wrong-passphrase"]')).toBeVisible();
  await vault.locator('[name="passphrase"]').fill(PASSPHRASE);
  await vault.locator('[name="passphrase"]').press('Enter');
  await expect(vault).toHaveAttribute('data-state', 'open');
  await page.bringToFront();
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(2);

  await options.bringToFront();
  await action(vault, 'remove-passphrase').click();
  await expect(vault).toHaveAttribute('data-state', 'none');
  expect(await storedRows(options, 'credentials')).toMatchObject([{ apiKey: provider.key }]);
});

test('work that is under way when the keys are locked waits, and goes on by itself', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: '1' });
  await send(options, 'setPassphrase', { passphrase: PASSPHRASE, lockAfter: 0 });
  for (const { id } of [paper, other]) {
    await page.goto(`https://arxiv.org/abs/${id}`);
    await expect(abstractPanelOf(page).locator('[data-part="tldr"]').first()).toBeVisible();
  }
  provider.setFault({ chunkDelay: 30 });
  await send(options, 'analyse', { arxivIds: [paper.id, other.id] });
  await expect.poll(() => provider.calls.length).toBe(1);
  await send(options, 'lockKeys');
  await expect
    .poll(
      async () =>
        (await storedRows(options, 'jobs')).map(({ state, error }) => [state, (error as { code?: string })?.code]),
      {
        timeout: 30_000,
      },
    )
    .toEqual(expect.arrayContaining([['queued', 'key-locked']]));
  await send(options, 'unlockKeys', { passphrase: PASSPHRASE });
  await expect.poll(async () => (await storedRows(options, 'analyses')).length, { timeout: 30_000 }).toBe(2);
});

test('a key for this session is sealed, works, and is gone with the browser’s end', async ({ extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[name="provider"]').selectOption('custom');
  await options.locator('[name="baseUrl"]').fill(provider.baseUrl);
  await options.locator('[name="apiKey"]').fill(provider.key);
  await options.locator('[name="model"]').fill(provider.model);
  await options.locator('[name="forSession"]').check();
  await action(options, 'save').click();
  await expect(options.locator('[data-surface="options"]')).toHaveAttribute('data-state', 'done');
  await expect(options.locator('[data-field="apiKey"]')).toContainText('Stored until the browser closes');
  expect(JSON.stringify(await storedRows(options, 'credentials'))).not.toContain(provider.key);
  await action(options, 'test-connection').click();
  await expect(options.locator('[data-part="test-result"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls.length).toBeGreaterThan(0);

  // What the browser keeps in memory goes when it is closed.
  await options.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } })
      .chrome;
    await storage.session.clear();
  });
  await options.reload();
  await expect(options.locator('[data-field="apiKey"]')).not.toContainText('Stored until');
  expect(await storedRows(options, 'credentials')).toEqual([]);
});
