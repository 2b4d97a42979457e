import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ categories, html }) => categories[0] === 'cs.CV' && html !== false);
if (!paper) throw new Error('The fixtures hold no paper of cs.CV with a full text.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const HTML = `https://arxiv.org/html/${paper.id}v${paper.submitted.length}`;

test('a question is answered from the text with its passages, kept with the paper, and removed on request', async ({
  page,
  extension,
  arxiv,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  arxiv.serve(HTML, renderSampleHtml(SAMPLE_PAPER));
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  const box = panel.locator('[data-part="ask"]');
  await box.locator('input').fill('How large is the gain?');
  provider.setFault({ chunkDelay: 10 });
  await box.locator('input').press('Enter');
  const asked = box.locator('[data-part="asked"]');
  await expect(asked).toHaveAttribute('data-state', /queued|running/);
  await expect(asked).toContainText('How large is the gain?');
  await expect(box.locator('input')).toHaveValue('');
  await expect(asked).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await expect(asked.locator('[data-part="answer"]')).not.toBeEmpty();
  const passages = asked.locator('[data-part="findings"] > li');
  expect(await passages.count()).toBeGreaterThan(0);
  for (const passage of await passages.all()) {
    await expect(passage).toHaveAttribute('data-evidence', /^(verified|repaired|unverified)$/);
  }
  await expect(asked.locator('[data-part="provenance"]')).toHaveAttribute('data-source', 'html');
  expect(provider.calls).toHaveLength(1);
  const sent = JSON.stringify(provider.calls[0]?.body);
  expect(sent).toContain('<question>\\nHow large is the gain?\\n</question>');

  await page.reload();
  await expect(asked).toContainText('How large is the gain?');
  expect(provider.calls).toHaveLength(1);
  expect(await storedRows(options, 'ledger')).toMatchObject([{ task: 'ask', outcome: 'done' }]);
  await action(asked, 'clear').click();
  await expect(asked).toHaveCount(0);
  expect(await storedRows(options, 'asks')).toEqual([]);
});

test('a refusal of a question is said and not kept; asking again works', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.setFault({ kind: 'refusal-en' });
  await page.goto(ABS);
  const box = abstractPanelOf(page).locator('[data-part="ask"]');
  await box.locator('input').fill('Is the code released?');
  await action(box, 'ask').click();
  await expect(box.locator('[data-part="error"]')).toHaveAttribute('data-code', 'refusal', { timeout: 20_000 });
  expect(await storedRows(options, 'asks')).toEqual([]);
  provider.setFault({});
  await action(box, 'retry').click();
  await expect(box.locator('[data-part="asked"]')).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await expect(box.locator('[data-part="error"]')).toHaveCount(0);
});
