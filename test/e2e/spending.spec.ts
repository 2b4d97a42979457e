import { readFile } from 'node:fs/promises';
import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, send, storedRows } from './surfaces.ts';

const [first, second] = PAPERS.filter(({ abstract }) => abstract.length > 200);
if (!first || !second) throw new Error('The fixtures hold too few papers.');
const hasTex = ({ abstract }: { abstract: string }): boolean => /\$[^$]+\$/.test(abstract);
const absOf = (id: string): string => `https://arxiv.org/abs/${id}`;

test('every call is in the ledger, with its totals, its filters and its file; an answer at hand is counted as saved', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  const section = options.locator('[data-part="spending"]');
  await expect(section).toContainText('No call in this period.');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  const panel = abstractPanelOf(page);
  await page.goto(absOf(first.id));
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  provider.setFault({ kind: 'refusal-en' });
  await page.goto(absOf(second.id));
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"]')).toBeVisible({ timeout: 30_000 });

  // One call and two refused ones, told to the open page as they end.
  const total = section.locator('[data-part="totals"] tfoot td');
  await expect(total.nth(0)).toHaveText('3');
  await expect(total.nth(1)).toHaveText('2');
  await expect(total.nth(4)).toHaveText('price unknown');
  await options.locator('[name="ledgerOutcome"]').selectOption('failed');
  await expect(total.nth(0)).toHaveText('2');
  await options.locator('[name="ledgerOutcome"]').selectOption('');
  await options.locator('[name="ledgerGrouping"]').selectOption('category');
  await expect(section.locator(`[data-key="${first.categories[0]}"]`)).toBeVisible();
  await section.locator('[data-part="calls"] summary').click();
  await expect(section.locator('[data-part="calls"]')).toContainText(first.id);

  const saving = options.waitForEvent('download');
  await action(section, 'export').click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^marginalia-ledger-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines.join('\n')).not.toContain(provider.key);

  // Asked for once more, by whoever has not heard of it: it is here, and nothing is sent.
  const calls = provider.calls.length;
  expect(await send(options, 'analyse', { arxivIds: [first.id] })).toMatchObject({ ok: true, value: [] });
  await options.reload();
  await expect(section.locator('[data-part="saved"]')).toContainText('1 answer was here already and not paid again');
  expect(provider.calls).toHaveLength(calls);
});

test('a budget for the month holds the rest visibly, and lets it go on when it is raised', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', monthlyBudget: '10' });
  await page.goto(absOf(first.id));
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"][data-code="over-budget"]')).toBeVisible();
  expect(provider.calls).toHaveLength(0);
  // In money, a price that nobody knows cannot be held to a cap, but what runs on this machine costs none.
  await options.locator('[name="budgetUnit"]').selectOption('usd');
  await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(1);
});

test('ten jobs under a cap for two spend no more than it, over two tabs and a killed worker', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  const papers = PAPERS.filter(({ abstract }) => abstract.length > 200).slice(0, 10);
  for (const { id } of papers) {
    await page.goto(absOf(id));
    await expect(abstractPanelOf(page).locator('[data-part="tldr"]').first()).toBeVisible();
  }
  const ids = papers.map(({ id }) => id);
  const answer = await send(options, 'estimate', { arxivIds: ids.slice(0, 2) });
  const { inputTokens, outputTokens } = answer.value as { inputTokens: number; outputTokens: number };
  const cap = inputTokens + outputTokens;
  await fillOptions(options, null, { dailyBudget: String(cap) });
  provider.setFault({ chunkDelay: 20 });
  const other = await extension.openExtensionPage('popup.html');
  await Promise.all([
    send(options, 'analyse', { arxivIds: ids.slice(0, 5) }),
    send(other, 'analyse', { arxivIds: ids.slice(5) }),
  ]);
  await expect.poll(() => provider.calls.length).toBeGreaterThan(0);
  await extension.killWorker();
  await expect
    .poll(
      async () => {
        const jobs = await storedRows(options, 'jobs');
        return jobs.every(({ state, error }) => state === 'done' || (state === 'queued' && error !== null));
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  const spent = (await storedRows(options, 'ledger')).reduce(
    (sum, row) => sum + Number(row['inputTokens']) + Number(row['outputTokens']),
    0,
  );
  // A call under way may take more than was reckoned, by as much as an estimate is off.
  expect(spent).toBeLessThanOrEqual(cap * 1.25);
  const waiting = (await storedRows(options, 'jobs')).filter(({ state }) => state === 'queued');
  expect(waiting.length).toBeGreaterThanOrEqual(7);
  for (const { error } of waiting) expect(error).toMatchObject({ code: 'over-budget' });
});

for (const analysisLanguages of ['zh', 'en'] as const) {
  test(`an estimate is near what the server then counts, in ${analysisLanguages} and for TeX`, async ({
    extension,
    page,
    provider,
  }) => {
    const options = await extension.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages });
    const papers = [...PAPERS.filter((each) => !hasTex(each)).slice(0, 4), ...PAPERS.filter(hasTex).slice(0, 2)];
    const panel = abstractPanelOf(page);
    const off: number[] = [];
    for (const { id } of papers) {
      await page.goto(absOf(id));
      await expect(panel.locator('[data-part="tldr"]').first()).toBeVisible();
      const answer = await send(options, 'estimate', { arxivIds: [id] });
      const { inputTokens, outputTokens } = answer.value as { inputTokens: number; outputTokens: number };
      await action(panel, 'analyse-abstract').click();
      await expect(panel.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
      const row = (await storedRows(options, 'ledger')).find(({ subject }) => String(subject).startsWith(id));
      off.push((inputTokens + outputTokens) / (Number(row?.['inputTokens']) + Number(row?.['outputTokens'])));
    }
    // Three calls of a model say how its server counts; from then on the reckoning is near.
    for (const ratio of off.slice(3)) {
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.25);
    }
    expect(off).toHaveLength(6);
  });
}
