import { fillOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, allRead, barOf, LISTING, openBar, rowOf, rowsOf } from './surfaces.ts';

/** Every setting changes something a reader can see. */
const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

test('the interface changes its language on every open page at once', async ({ page, extension }) => {
  await page.goto(LISTING);
  await expect(barOf(page).locator('section').first()).toHaveAttribute('lang', 'en');
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[name="uiLanguage"]').selectOption('zh-CN');
  await expect(options.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(barOf(page).locator('section').first()).toHaveAttribute('lang', 'zh-CN');
  await expect(barOf(page)).toContainText('今日摘要');
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toHaveAttribute('lang', 'zh');
});

test('over the day’s budget work waits and says so; a raised budget lets it go on', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', dailyBudget: '1' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"]')).toHaveAttribute('data-code', 'over-budget');
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'queued');
  expect(provider.calls).toHaveLength(0);

  await options.locator('[name="dailyBudget"]').fill('1000000');
  await action(options, 'save').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done');
  expect(provider.calls).toHaveLength(1);
});

test('all papers of a listing are analysed after an estimate, never more at a time than set, and can be cancelled', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(120_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: '2' });
  provider.setFault({ latency: 150, chunkDelay: 10 });
  await page.goto('https://arxiv.org/list/cs.CL/new');
  const bar = barOf(page);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  await action(bar, 'analyse-all').click();
  await expect(bar.locator('[data-part="estimate"]').first()).toContainText(/token/);
  expect(provider.calls).toHaveLength(0);
  await action(bar, 'analyse-all').click();
  await expect(bar.locator('[data-part="progress"]')).toBeVisible();
  let most = 0;
  await expect
    .poll(
      () => {
        most = Math.max(most, provider.calls.filter(({ answered, aborted }) => !answered && !aborted).length);
        return provider.calls.length;
      },
      { intervals: [20], timeout: 30_000 },
    )
    .toBeGreaterThan(4);
  await action(bar, 'cancel').click();
  await expect(bar.locator('[data-part="progress"]')).toHaveCount(0);
  const calls = provider.calls.length;
  await page.waitForTimeout(800);
  expect(provider.calls).toHaveLength(calls);
  expect(most).toBe(2);
});

test('wanted and unwanted words change what the summary says to read', async ({ page, extension, provider }) => {
  await page.goto(LISTING);
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  const reading = barOf(page).locator('[data-section="reading"]');
  const ids = (): Promise<(string | null)[]> =>
    reading.locator('a[data-arxiv-id]').evaluateAll((links) => links.map((link) => link.getAttribute('data-arxiv-id')));
  const before = await ids();
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, null, { includeKeywords: 'coral', excludeKeywords: 'splat' });
  await page.reload();
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  const reef = PAPERS.find(({ title }) => title.includes('ReefScope'));
  await expect.poll(async () => (await ids())[0]).toBe(reef?.id);
  expect(await ids()).not.toEqual(before);
  expect(provider.calls).toHaveLength(0);
});

test('the glossary goes to the model with what is written in Chinese, and with nothing else', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh', glossary: 'Gaussian splatting = 高斯泼溅' });
  const told = () => JSON.stringify(provider.calls.at(-1)?.body['messages']);
  await page.goto(LISTING);
  await action(rowsOf(page).first(), 'analyse-abstract').click();
  await expect.poll(() => provider.calls.length).toBe(1);
  expect(told()).toContain('Gaussian splatting = 高斯泼溅');
  await options.reload();
  await expect(options.locator('[name="glossary"]')).toHaveValue('Gaussian splatting = 高斯泼溅');
  await fillOptions(options, null, { analysisLanguages: 'en' });
  await action(rowsOf(page).nth(1), 'analyse-abstract').click();
  await expect.poll(() => provider.calls.length).toBe(2);
  expect(told()).not.toContain('高斯泼溅');
});

test('the popup offers the categories that are followed', async ({ extension }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, null, { categories: 'cs.RO, quant-ph', fetchDaily: 'off' });
  const popup = await extension.openExtensionPage('popup.html');
  const links = popup.locator('a[href^="https://arxiv.org/list/"]');
  await expect(links.first()).toBeVisible();
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    'https://arxiv.org/list/cs.RO/new',
    'https://arxiv.org/list/quant-ph/new',
  ]);
});

test('a tag keeps its papers bright and the others dim, and nothing of arXiv’s is changed', async ({ page }) => {
  await page.goto(LISTING);
  await openBar(page, 'filter');
  // The order of tags changes, and a tag may leave the ten that are shown, as long as the page is being read.
  await allRead(page);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  const tag = (await barOf(page).locator('button[data-tag]').first().getAttribute('data-tag')) ?? '';
  const chip = barOf(page).locator(`button[data-tag="${tag}"]`);
  await chip.click();
  const dimmed = page.locator('arxiv-marginalia[data-dimmed]');
  await expect(dimmed).not.toHaveCount(0);
  expect(await dimmed.count()).toBeLessThan(await rowsOf(page).count());
  const opacity = await page
    .locator('dd:has(> arxiv-marginalia[data-dimmed])')
    .first()
    .evaluate((element) => Number(getComputedStyle(element).opacity));
  expect(opacity).toBeLessThan(0.5);
  await chip.click();
  await expect(page.locator('arxiv-marginalia[data-dimmed]')).toHaveCount(0);
});

test('a finding under the pointer or in focus lights its sentence in arXiv’s own abstract', async ({ page }) => {
  await page.goto(ABS);
  const finding = abstractPanelOf(page).locator('[data-part="findings"] > li').first();
  await finding.hover();
  const lit = (): Promise<string> =>
    page.evaluate(() =>
      [...(CSS.highlights.get('marginalia-sentence') ?? [])]
        .map((range) => (range instanceof Range ? range.toString() : ''))
        .join(' '),
    );
  await expect.poll(lit).not.toBe('');
  expect(await finding.innerText()).toContain((await lit()).slice(0, 30));
  await page.mouse.move(0, 0);
  await expect.poll(lit).toBe('');
});

test('a claim in the bar’s summary leads to the row of its paper', async ({ page }) => {
  await page.goto(LISTING);
  const bar = barOf(page);
  await openBar(page);
  await expect(bar.locator('[data-part="digest"]').first()).toBeAttached();
  const link = bar.locator('[data-section="reading"] a[data-arxiv-id]').last();
  const id = (await link.getAttribute('data-arxiv-id')) ?? '';
  await link.click();
  await expect(page).toHaveURL(LISTING);
  await expect(rowOf(page, id)).toBeInViewport();
});

test('rules for tags hold on every page opened from then on: a tag of one’s own, another name, one that is not wanted', async ({
  page,
  extension,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await page.goto(LISTING);
  const tagged = rowsOf(page).filter({ has: page.locator('[data-part="tags"] > [data-tag]:nth-child(2)') });
  await expect(tagged.first()).toBeVisible();
  const arxivId = (await tagged.first().getAttribute('data-arxiv-id')) ?? '';
  const row = rowOf(page, arxivId);
  const tag = (name: string) => row.locator(`[data-part="tags"] > [data-tag="${name}"]`);
  const [first = '', second = ''] = await row
    .locator('[data-part="tags"] > [data-tag]')
    .evaluateAll((tags) => tags.map((each) => (each as HTMLElement).dataset['tag'] ?? ''));
  const word = /[A-Za-z]{7,}/.exec(PAPERS.find(({ id }) => id === arxivId)?.title ?? '')?.[0] ?? '';
  const field = options.locator('[name="tagRules"]');
  await options.bringToFront();
  await field.fill('no rule');
  await field.press('Tab');
  await expect(options.locator('[data-field="tagRules"] .field-error')).toBeVisible();
  await field.fill(`Own: ${word}\n${first} = Renamed\n-${second}`);
  await field.press('Tab');
  await expect(options.locator('[data-field="tagRules"] [role="status"]')).toContainText('Saved');
  await page.goto(LISTING);
  await expect(tag('Renamed')).toBeVisible();
  await expect(tag('Own')).toBeVisible();
  await expect(tag(first)).toHaveCount(0);
  await expect(tag(second)).toHaveCount(0);
});

test('diagnostics are shown as they are copied: what is stored in numbers, no paper by its id', async ({
  page,
  extension,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await page.goto(LISTING);
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Copy diagnostics' }).click();
  const shown = options.locator('[data-part="diagnostics"]');
  await expect(shown).toHaveValue(/^# Diagnostics/);
  const text = await shown.inputValue();
  expect(text).toMatch(/- papers: [1-9]/);
  expect(text).toContain('`https://arxiv.org/*`');
  for (const { id } of PAPERS) expect(text).not.toContain(id);
});
