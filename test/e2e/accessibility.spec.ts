import { addService, fillOptions } from '../harness/options-form.ts';
import { PAPERS, renderListNew } from '../fixtures/arxiv/pages.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, openBar, rowsOf } from './surfaces.ts';
import { violationsInBothSchemes } from './violations.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no paper.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

/** The part of the options in which a service is set up. */
const SERVICE = '[aria-labelledby="section-service"]';

test('axe finds nothing on a listing, closed and open', async ({ page }) => {
  await page.goto(LISTING);
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
  const row = rowsOf(page).first();
  await action(row, 'toggle').click();
  await action(row, 'note').click();
  await expect(row.locator('textarea')).toBeVisible();
  await openBar(page, 'filter');
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
});

test('axe finds nothing on a day while a model reads it, and once it is summed up', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.setFault({ kind: 'hang-midway', after: 0.7 });
  await page.goto(LISTING);
  const bar = barOf(page);
  await openBar(page);
  await action(bar, 'build-digest').click();
  await action(bar.locator('.confirm'), 'build-digest').click();
  await expect(bar.locator('[data-part="progress"] progress')).not.toHaveAttribute('value', '0');
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia[data-surface="listing-bar"]')).toEqual([]);
  await action(bar.locator('[data-part="progress"]'), 'cancel').click();
  await expect(bar.locator('[data-part="progress"]')).toHaveCount(0);
  provider.setFault({});
  await action(bar, 'build-digest').click();
  await action(bar.locator('.confirm'), 'build-digest').click();
  await expect(bar.locator('[data-part="digest"][data-source="model"]')).toBeAttached({ timeout: 30_000 });
  await action(rowsOf(page).first(), 'toggle').click();
  await expect(rowsOf(page).first().locator('[data-part="score"][data-by="model"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
});

test('axe finds nothing on an abstract, failed and done', async ({ page, extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh+en' });
  provider.setFault({ kind: 'refusal-zh' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-part="error"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
  provider.setFault({});
  await action(panel, 'retry').click();
  await expect(panel.locator('[data-state="done"]').first()).toBeVisible();
  await panel.locator('[data-choice="both"]').first().click();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
});

test('axe finds nothing on other kinds of pages, nor where arXiv has changed one', async ({ page, arxiv }) => {
  await page.goto('https://arxiv.org/search/?query=splats&searchtype=all');
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
  await page.goto(`https://arxiv.org/html/${paper.id}`);
  await expect(abstractPanelOf(page).locator('[data-part="tldr"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
  arxiv.serve(LISTING, renderListNew('cs.CV').replaceAll("class='list-authors'", "class='creators'"));
  await page.goto(LISTING);
  await expect(barOf(page).locator('[data-part="health"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
});

test('axe finds nothing on a full text analysed and a question answered', async ({
  page,
  extension,
  arxiv,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'zh+en' });
  arxiv.serve(`https://arxiv.org/html/${paper.id}v${paper.submitted.length}`, renderSampleHtml(SAMPLE_PAPER));
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-fulltext').click();
  await expect(panel.locator('[data-state="done"]').first()).toBeVisible({ timeout: 30_000 });
  await panel.locator('[data-part="ask"] input').fill('Why?');
  await action(panel, 'ask').click();
  await expect(panel.locator('[data-part="asked"][data-state="done"]')).toBeVisible({ timeout: 30_000 });
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
});

test('axe finds nothing on popup and options', async ({ page, extension, provider }) => {
  const empty = await extension.openExtensionPage('popup.html');
  await expect(empty.locator('[data-part="empty"]')).toBeVisible();
  expect(await violationsInBothSchemes(empty)).toEqual([]);
  await page.goto(LISTING);
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  await empty.reload();
  await expect(empty.locator('[data-part="digest"]')).toBeVisible();
  expect(await violationsInBothSchemes(empty)).toEqual([]);
  const options = await extension.openExtensionPage('options.html');
  expect(await violationsInBothSchemes(options)).toEqual([]);
  await fillOptions(options, provider);
  await action(options, 'test-connection').click();
  await expect(options.locator('[data-part="test-result"]')).toBeVisible();
  expect(await violationsInBothSchemes(options, SERVICE)).toEqual([]);
  // With its explanation open, names to take and a text to copy.
  provider.setFault({ kind: 'forbidden-origin' });
  await options.locator('[name="provider"]').selectOption('ollama');
  await options.locator('[name="baseUrl"]').fill(provider.baseUrl);
  await options.locator('[name="model"]').fill('reef');
  await action(options, 'test-connection').click();
  await expect(options.locator('[data-stage="origin"] pre')).toHaveCount(3);
  await expect(options.locator('[data-part="test-result"]')).toBeVisible();
  expect(await violationsInBothSchemes(options, SERVICE)).toEqual([]);
});

test('axe finds nothing where services are several, refused, removed and asked for', async ({
  page,
  extension,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await addService(options, provider, 'Second');
  await action(options.locator('[data-part="profiles"]'), 'remove-profile').click();
  expect(await violationsInBothSchemes(options, SERVICE)).toEqual([]);
  provider.setFault({ kind: 'bad-key' });
  await page.goto(ABS);
  await action(abstractPanelOf(page), 'analyse-abstract').click();
  await expect(abstractPanelOf(page).locator('[data-code="bad-key"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
  await expect(options.locator('[data-part="profiles"] [data-code="bad-key"]')).toBeVisible();
  expect(await violationsInBothSchemes(options, SERVICE)).toEqual([]);
  await action(options.locator('.recipient').first(), 'withdraw-consent').click();
  await expect(abstractPanelOf(page).locator('[data-part="consent"]')).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia')).toEqual([]);
});

test('a row is opened, starred and noted by keyboard alone, and typing does not reach the page', async ({ page }) => {
  await page.goto(LISTING);
  const row = rowsOf(page).first();
  await expect(row.locator('[data-part="tldr"]')).toBeVisible();
  const heard = await page.evaluateHandle(() => {
    const keys: string[] = [];
    document.addEventListener('keydown', (event) => keys.push(event.key));
    return keys;
  });
  await action(row, 'toggle').focus();
  await page.keyboard.press('Enter');
  await expect(action(row, 'toggle')).toHaveAttribute('aria-expanded', 'true');
  await action(row, 'star').focus();
  await page.keyboard.press('Space');
  await expect(action(row, 'star')).toHaveAttribute('aria-pressed', 'true');
  await action(row, 'note').focus();
  await page.keyboard.press('Enter');
  await expect(row.locator('textarea')).toBeFocused();
  await page.keyboard.type('js');
  await expect(row.locator('[data-note-state="saved"]')).toBeVisible();
  expect(await heard.jsonValue()).not.toContain('j');
});
