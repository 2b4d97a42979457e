import type { Locator, Page } from '@playwright/test';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, LISTING, rowsOf, send, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ categories, html }) => categories[0] === 'cs.CV' && html !== false);
if (!paper) throw new Error('The fixtures hold no paper of cs.CV with a full text.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const HTML = `https://arxiv.org/html/${paper.id}v${paper.submitted.length}`;

const estimateIn = (within: Locator): Locator => within.locator('[data-part="estimate"][aria-busy="false"]');
/** The first number of what is shown. */
const tokensIn = async (shown: Locator): Promise<number> =>
  Number(/([\d,]+) tokens/.exec(await shown.innerText())?.[1]?.replaceAll(',', ''));

interface Message {
  type?: string;
  data?: object | null;
}

interface Heard {
  heard: string[];
}

/** Has a page of the extension count the estimates of rows that are asked for from now on; the bar tells of its own. */
async function listen(options: Page): Promise<() => Promise<number>> {
  await options.evaluate(() => {
    const here = globalThis as unknown as Heard & {
      chrome: { runtime: { onMessage: { addListener(listener: (message: Message) => void): void } } };
    };
    here.heard = [];
    here.chrome.runtime.onMessage.addListener(({ type = '', data }) => {
      if (!data || !('grade' in data)) here.heard.push(type);
    });
  });
  return () =>
    options.evaluate(() => (globalThis as unknown as Heard).heard.filter((type) => type === 'estimate').length);
}

/** What the queue reckoned the newest call of a task with, before it was sent. */
async function reserved(options: Page, task: string): Promise<Record<string, unknown>> {
  const rows = (await storedRows(options, 'ledger')).filter((row) => row['task'] === task && row['outcome'] === 'done');
  const expected = rows.toSorted((a, b) => String(a['at']).localeCompare(String(b['at']))).at(-1)?.['expected'];
  if (typeof expected !== 'object' || expected === null) throw new Error(`no estimate was kept of ${task}`);
  return { ...expected };
}

test('a row says what its analysis takes before the click that buys it, and a listing asks for nothing by itself', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(LISTING);
  const rows = rowsOf(page).filter({ has: page.locator('button[data-action="analyse-abstract"]') });
  await expect(rows.nth(5)).toBeAttached();
  const ids = await rows.evaluateAll((hosts) => hosts.map((host) => host.getAttribute('data-arxiv-id') ?? ''));
  // Three calls of a model say how its server counts.
  await send(options, 'analyse', { arxivIds: ids.slice(0, 3) });
  await expect.poll(async () => (await storedRows(options, 'ledger')).length, { timeout: 30_000 }).toBe(3);
  const countEstimates = await listen(options);
  await page.goto(LISTING);
  const row = page.locator(`arxiv-marginalia[data-surface="row"][data-arxiv-id="${ids[3]}"]`).first();
  const next = page.locator(`arxiv-marginalia[data-surface="row"][data-arxiv-id="${ids[4]}"]`).first();
  await row.scrollIntoViewIfNeeded();
  await expect(action(row, 'analyse-abstract')).toBeAttached();
  await expect(action(next, 'analyse-abstract')).toBeAttached();
  expect(await countEstimates()).toBe(0);

  const before = [await row.boundingBox(), await next.boundingBox()];
  await action(row, 'analyse-abstract').hover();
  await expect(estimateIn(row)).toContainText(/about [\d,]+ tokens/);
  await expect(estimateIn(row)).toContainText('price unknown');
  await expect(estimateIn(row)).not.toContainText('US$');
  expect([await row.boundingBox(), await next.boundingBox()]).toEqual(before);
  const shown = await tokensIn(estimateIn(row));
  await action(row, 'star').hover();
  await expect(row.locator('[data-part="estimate"]')).toHaveCount(0);

  await action(next, 'analyse-abstract').focus();
  await expect(action(next, 'analyse-abstract')).toHaveAccessibleDescription(
    /Sends title and abstract to .+ about [\d,]+ tokens · price unknown/,
  );
  expect(await countEstimates()).toBe(2);

  await action(row, 'analyse-abstract').click();
  await expect(row.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(4);
  const used = (await storedRows(options, 'ledger')).find(({ subject }) => String(subject).startsWith(ids[3] ?? ''));
  const real = Number(used?.['inputTokens']) + Number(used?.['outputTokens']);
  expect(shown / real).toBeGreaterThan(0.75);
  expect(shown / real).toBeLessThan(1.25);
  await expect(row.locator('[data-part="provenance"]')).toContainText(`${real.toLocaleString('en-US')} tokens`);
});

test('full text, question and translation are reckoned as the budget reckons them, by what is here', async ({
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
  const offered = panel.locator('.offer [data-part="estimate"]');
  await expect(offered.first()).toContainText(/^Abstract: about [\d,]+ tokens/);
  await expect(offered.last()).toContainText(/^Full text: about [\d,]+ tokens (if it has|for its) \d+ pages, up to/);
  await action(panel, 'analyse-fulltext').click();
  const english = panel.locator('[data-part="analysis"][data-form="fulltext"][lang="en"]');
  await expect(english.locator('[data-part="provenance"]')).toBeVisible({ timeout: 30_000 });

  // The text is here: what asking again takes is what the first asking was reckoned with.
  await expect(offered.last()).not.toContainText('up to');
  const again = await send(options, 'estimate', { arxivIds: [paper.id], form: 'fulltext', again: true });
  expect(again.value).toMatchObject(await reserved(options, 'fulltext'));

  const box = panel.locator('[data-part="ask"]');
  const question = 'How large is the gain?';
  await box.locator('input').fill(question);
  await expect(estimateIn(box)).toContainText(/^about [\d,]+ tokens · price unknown$/);
  const asking = await send(options, 'estimate', { arxivId: paper.id, question });
  await action(box, 'ask').click();
  await expect(box.locator('[data-part="asked"]')).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  expect(asking.value).toMatchObject(await reserved(options, 'ask'));
  await expect(box.locator('form ~ [data-part="estimate"]')).toHaveCount(0);

  await panel.locator('[data-choice="zh"]').first().click();
  const offer = panel.locator('[data-part="translate"]');
  await expect(estimateIn(offer)).toContainText(/^about [\d,]+ tokens · price unknown$/);
  const translating = await send(options, 'estimate', { arxivId: paper.id, form: 'fulltext', language: 'zh' });
  await action(offer, 'translate').click();
  await expect(panel.locator('[data-part="analysis"][lang="zh"] [data-part="provenance"]')).toBeVisible({
    timeout: 30_000,
  });
  expect(translating.value).toMatchObject(await reserved(options, 'translate'));
  expect(provider.calls).toHaveLength(3);
});

test('a call that the budget would not let through says so beforehand', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', dailyBudget: '100' });
  await page.goto(ABS);
  await expect(estimateIn(abstractPanelOf(page)).first()).toContainText('more than your budget has left');
  await fillOptions(options, null, { dailyBudget: '100000' });
  await expect(estimateIn(abstractPanelOf(page)).first()).not.toContainText('budget');
});
