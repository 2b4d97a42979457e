import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ abstract }) => /\$[^$]+\$/.test(abstract));
if (!paper) throw new Error('The fixtures hold no abstract with a formula.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const FORMULAS = paper.abstract.match(/\$[^$]+\$/g) ?? [];

test('an analysis is translated section by section, its formulas as they were, and stands beside its source', async ({
  page,
  extension,
  provider,
}) => {
  await page.setViewportSize({ width: 1500, height: 1000 });
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  const english = panel.locator('[data-part="analysis"][lang="en"]');
  await expect(english.locator('[data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(1);

  // A language that is not there is offered, and what there is stays in view.
  await panel.locator('[data-choice="zh"]').first().click();
  const offer = panel.locator('[data-part="translate"]');
  await expect(offer).toContainText('Not in Chinese yet.');
  await expect(english).toBeVisible();
  expect(provider.calls).toHaveLength(1);
  provider.setFault({ chunkDelay: 5 });
  await action(offer, 'translate').click();
  const chinese = panel.locator('[data-part="analysis"][lang="zh"]');
  await expect(chinese).toHaveAttribute('aria-busy', 'true');
  await expect(chinese.locator('[data-part="provenance"]')).toContainText('translated from the English analysis', {
    timeout: 30_000,
  });
  await expect(offer).toHaveCount(0);
  await expect(chinese.locator('[data-part="translation"] math')).toHaveCount(FORMULAS.length);
  await expect(chinese).not.toContainText(/[⟦⟧]/);
  expect(provider.calls).toHaveLength(2);
  const sent = JSON.stringify(provider.calls[1]?.body);
  for (const formula of FORMULAS) expect(sent).not.toContain(JSON.stringify(formula).slice(1, -1));

  await panel.locator('[data-choice="both"]').first().click();
  for (const section of ['contributions', 'limitations']) {
    const tops = await panel
      .locator(`[data-section="${section}"]`)
      .evaluateAll((sections) => sections.map((each) => Math.round(each.getBoundingClientRect().top)));
    expect(tops, section).toHaveLength(2);
    expect(tops[0], section).toBe(tops[1]);
  }
  expect((await storedRows(options, 'ledger')).map(({ task }) => task)).toEqual(
    expect.arrayContaining(['abstract', 'translate']),
  );

  await page.reload();
  await panel.locator('[data-choice="zh"]').first().click();
  await expect(chinese.locator('[data-part="provenance"]')).toBeVisible();
  expect(provider.calls).toHaveLength(2);
});

test('a translation that loses a formula is asked for once more, then fails and is not kept; trying again works', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  provider.setFault({ kind: 'lost-mark' });
  await panel.locator('[data-choice="zh"]').first().click();
  await action(panel, 'translate').click();
  const error = panel.locator('[data-part="error"][data-code="formula-lost"]');
  await expect(error).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(3);
  expect(await storedRows(options, 'analyses')).toHaveLength(1);

  provider.setFault({});
  await action(panel, 'retry').click();
  await expect(panel.locator('[data-part="analysis"][lang="zh"] [data-part="provenance"]')).toBeVisible({
    timeout: 30_000,
  });
  await expect(error).toHaveCount(0);
  expect(await storedRows(options, 'analyses')).toHaveLength(2);
});

test('with both languages wanted, the one that is missing is translated and not written anew', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  await fillOptions(options, provider, { analysisLanguages: 'zh+en' });
  await expect(action(panel, 'analyse-abstract')).toHaveText('Translate into English');
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  const tasks = (await storedRows(options, 'ledger')).map(({ task }) => task);
  expect(new Set(tasks)).toEqual(new Set(['abstract', 'translate']));
  expect(tasks).toHaveLength(2);
});
