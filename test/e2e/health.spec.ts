import { fillOptions } from '../harness/options-form.ts';
import { PAPERS, renderAbs, renderListNew } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, rowsOf, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

/** arXiv’s page as it might be after a change of theirs: the authors stand somewhere else. */
const changedListing = renderListNew('cs.CV').replaceAll("class='list-authors'", "class='entry-creators'");
const changedAbs = renderAbs(paper).replace('class="authors"', 'class="creators"');

test('a listing that arXiv has changed says so, holds back what costs, and gives a report without a word of it', async ({
  page,
  context,
  extension,
  arxiv,
  provider,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://arxiv.org' });
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  arxiv.serve(LISTING, changedListing);
  await page.goto(LISTING);
  const notice = barOf(page).locator('[data-part="health"]');
  await expect(notice).toContainText('not found on 24 of 24 papers');
  await expect(notice).toContainText('authors: 24');
  await expect(barOf(page).locator('[data-entries]')).toHaveAttribute('data-confidence', '0');

  // What can be read is shown, and nothing of it is for sale.
  await expect(rowsOf(page).locator('[data-part="tldr"]')).toHaveCount(24);
  await expect(page.locator('[data-action="analyse-abstract"]')).toHaveCount(0);
  await expect(page.locator('[data-action="analyse-all"]')).toHaveCount(0);
  await expect(page.locator('[data-action="build-digest"]')).toHaveCount(0);
  await action(rowsOf(page).first(), 'toggle').click();
  await expect(page.locator('[data-action="analyse-abstract"]')).toHaveCount(0);
  expect(await storedRows(options, 'announcements')).toEqual([]);

  await action(barOf(page), 'copy-report').click();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('Missing: id 0, title 0, authors 24, subjects 0, abstract 0');
  expect(report).toContain('entry-creators');
  const [first = ''] = paper.title.split(' ');
  for (const word of [first, paper.id, ...paper.authors]) expect(report).not.toContain(word);
  expect(provider.calls).toHaveLength(0);

  arxiv.serve(LISTING, renderListNew('cs.CV'));
  await page.reload();
  await expect(notice).toHaveCount(0);
  await expect(action(barOf(page), 'analyse-all')).toBeVisible();
});

test('so does an abstract page; its panel shows what was found', async ({ page, extension, arxiv, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  arxiv.serve(ABS, changedAbs);
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await expect(panel.locator('[data-part="health"]')).toContainText('Not found: authors.');
  await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
  await expect(action(panel, 'analyse-abstract')).toHaveCount(0);
  await action(panel, 'star').click();
  await expect(action(panel, 'star')).toHaveAttribute('aria-pressed', 'true');
});

test('a paper’s page that cannot be read at all says that', async ({ page, arxiv }) => {
  const unreadable = renderAbs(paper)
    .replaceAll(/<meta name="citation_[^>]*>/g, '')
    .replace('class="title mathjax"', 'class="heading"');
  arxiv.serve(ABS, unreadable);
  await page.goto(ABS);
  const notice = abstractPanelOf(page).locator('[data-part="health"]');
  await expect(notice).toContainText('This page could not be read');
  await expect(action(abstractPanelOf(page), 'copy-report')).toBeVisible();
});

test('a listing of which no row is recognised still gets its bar', async ({ page, arxiv }) => {
  arxiv.serve(LISTING, renderListNew('cs.CV').replaceAll(/<(\/?)(?:dl|dt|dd)\b/g, '<$1div'));
  await page.goto(LISTING);
  await expect(barOf(page).locator('[data-part="health"]')).toContainText('not found on 24 of 24 papers');
  await expect(rowsOf(page)).toHaveCount(0);
});
