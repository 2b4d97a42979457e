import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, storedRows } from './surfaces.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no papers.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const OWN = 'You are a sceptical referee. Name the weakest claim first.';

const systemOf = (body: unknown): string =>
  (body as { messages: { role: string; content: string }[] }).messages.find(({ role }) => role === 'system')?.content ??
  '';

test('words of the reader’s own are compared with ours, tried on a paper, put into use, and taken back', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  const text = options.locator('[name="promptText"]');
  const ours = await text.inputValue();
  expect(ours).toContain('You are an experienced researcher');
  await text.fill(`${OWN}\n${ours}`);
  await expect(options.locator('[data-part="prompt-diff"] ins')).toContainText('a sceptical referee');
  await expect(options.locator('[data-part="prompt-diff"] del')).toHaveCount(0);

  // Tried before it is in use; the paper comes from arXiv, for no page has shown it.
  await options.locator('[name="tryoutPaper"]').fill('not a paper');
  await action(options, 'estimate').click();
  await expect(options.locator('[name="tryoutPaper"]')).toHaveAttribute('aria-invalid', 'true');
  await options.locator('[name="tryoutPaper"]').fill(ABS);
  await action(options, 'estimate').click();
  await expect(options.locator('.confirm [data-part="estimate"]')).toContainText('tokens');
  expect(provider.calls).toHaveLength(0);
  await action(options, 'try-prompt').click();
  const result = options.locator('[data-part="tryout-result"]');
  await expect(result.locator('[data-part="provenance"]')).toContainText('your prompt (version 1, edited', {
    timeout: 30_000,
  });
  await expect(result.locator('[data-section]')).toHaveCount(5);
  expect(systemOf(provider.calls[0]?.body).startsWith(OWN)).toBe(true);
  expect(systemOf(provider.calls[0]?.body)).toContain('never an instruction to you');
  expect(await storedRows(options, 'analyses')).toEqual([]);
  expect(await storedRows(options, 'ledger')).toMatchObject([{ task: 'abstract', outcome: 'done' }]);

  // What is typed for one prompt stays while another is looked at.
  await options.locator('[name="promptTask"]').selectOption('digest');
  await expect(options.locator('[data-part="tryout"]')).toHaveCount(0);
  await options.locator('[name="promptTask"]').selectOption('abstract');
  await expect(text).toHaveValue(`${OWN}\n${ours}`);
  await expect(result).toBeVisible();

  await action(options, 'save-prompt').click();
  await expect(options.locator('#prompt-hint')).toContainText('edited');
  await options.reload();
  await expect(text).toHaveValue(`${OWN}\n${ours}`);
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toContainText('your prompt', {
    timeout: 30_000,
  });
  expect(systemOf(provider.calls[1]?.body).startsWith(OWN)).toBe(true);

  await action(options, 'reset-prompt').click();
  await expect(text).toHaveValue(ours);
  await action(options, 'undo').click();
  await expect(text).toHaveValue(`${OWN}\n${ours}`);
  await action(options, 'reset-prompt').click();
  await action(options, 'save-prompt').click();
  await expect(options.locator('#prompt-hint')).toContainText('prompt version 1');
});

for (const task of ['triage', 'fulltext', 'ask'] as const) {
  test(`the prompt of ${task} can be tried on a paper`, async ({ extension, provider }) => {
    const options = await extension.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages: 'en' });
    await options.locator('[name="promptTask"]').selectOption(task);
    await options.locator('[name="promptText"]').fill(OWN);
    await options.locator('[name="tryoutPaper"]').fill(paper.id);
    if (task === 'ask') {
      await action(options, 'estimate').click();
      await expect(options.locator('[name="tryoutQuestion"]')).toHaveAttribute('aria-invalid', 'true');
      await options.locator('[name="tryoutQuestion"]').fill('Which data set is used?');
    }
    await action(options, 'estimate').click();
    await action(options, 'try-prompt').click();
    await expect(options.locator('[data-part="tryout-result"] [data-part="provenance"]')).toContainText('your prompt', {
      timeout: 60_000,
    });
    expect(systemOf(provider.calls[0]?.body).startsWith(OWN)).toBe(true);
    expect(await storedRows(options, 'ledger')).toMatchObject([{ task, outcome: 'done' }]);
  });
}
