import { readFile } from 'node:fs/promises';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { serviceFields } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, openBar, rowOf, rowsOf } from './surfaces.ts';

const paper = PAPERS.find(({ categories, announced }) => categories[0] === 'cs.CV' && announced);
if (!paper) throw new Error('The fixtures hold no announced paper of cs.CV.');

test('the first day: installed, a listing reads itself; a key is set up where the card leads, one paper is analysed, and saved', async ({
  page,
  context,
  provider,
}) => {
  // Nothing has been set: the listing is read on the device, and a card says what may come next.
  await page.goto(LISTING);
  const row = rowOf(page, paper.id);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  await expect(row.locator('[data-part="findings"] > li').first()).toHaveAttribute('data-evidence', 'verified');
  await openBar(page, 'steps');
  const steps = barOf(page).locator('[data-part="first-steps"] [data-step]');
  await expect(steps).toHaveCount(3);
  // One line is closed for good.
  await action(barOf(page).locator('[data-step="on-device"]'), 'end-step').click();
  await expect(steps).toHaveCount(2);
  // Without a service a press sends nothing, and says what is missing.
  await row.hover();
  await action(row, 'analyse-abstract').click();
  await expect(row.locator('[data-part="error"]')).toHaveAttribute('data-code', 'no-provider');
  expect(provider.calls).toHaveLength(0);

  // The card opens the options at the service, which is tried before it is saved.
  const opening = context.waitForEvent('page');
  await action(barOf(page).locator('[data-step="service"]'), 'first-step').click();
  const options = await opening;
  await expect(options.locator('#section-service')).toBeInViewport();
  for (const [name, value] of Object.entries(serviceFields(provider))) {
    const field = options.locator(`[name="${name}"]`);
    if (name === 'provider') await field.selectOption(value);
    else await field.fill(value);
  }
  await action(options, 'test-connection').click();
  await expect(options.locator('[data-part="test-result"]')).toBeVisible();
  await options.locator('[name="analysisLanguages"]').selectOption('en');
  await action(options, 'save').click();
  await expect(options.locator('[data-surface="options"]')).toHaveAttribute('data-state', 'done');
  await options.close();

  // Back on the listing, which was open all the while: the card knows, and the next press is answered.
  await page.bringToFront();
  await expect(barOf(page).locator('[data-step="service"]')).toHaveCount(0);
  const tested = provider.calls.length;
  await row.hover();
  await action(row, 'analyse-abstract').click();
  await expect(row.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await expect(row.locator('[data-part="analysis"][lang="en"] [data-section]')).toHaveCount(5);
  expect(provider.calls).toHaveLength(tested + 1);

  // On the paper's own page it is there, unpaid, and goes into a file.
  await page.goto(`https://arxiv.org/abs/${paper.id}`);
  const panel = abstractPanelOf(page);
  await expect(panel.locator('[data-part="analysis"][lang="en"]')).toBeVisible();
  const saving = page.waitForEvent('download');
  await action(panel, 'export').click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  const text = await readFile(await file.path(), 'utf8');
  const written = await panel.locator('[data-section="contributions"]').first().innerText();
  expect(text).toContain(paper.id);
  expect(text).toContain(provider.model);
  expect(text).toContain((written.split('\n').at(-1) ?? '').trim().slice(0, 40));
  expect(text).not.toContain(provider.key);
  expect(provider.calls).toHaveLength(tested + 1);
});
