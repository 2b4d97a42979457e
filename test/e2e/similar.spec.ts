import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, send } from './surfaces.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no papers.');

/** A paper as a page would read it, with this text. */
const met = (arxivId: string, title: string, abstract: string): Record<string, unknown> => ({
  arxivId,
  version: 1,
  title,
  authors: ['Ada Quill'],
  abstract,
  primaryCategory: 'cs.CV',
  categories: ['cs.CV'],
  comments: null,
  journalRef: null,
  doi: null,
  published: null,
  updated: null,
  codeLinks: [],
  withdrawn: false,
});

test('papers met before that share words with this one are named, and lead to their pages', async ({
  page,
  extension,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await page.goto(`https://arxiv.org/abs/${paper.id}`);
  const similar = abstractPanelOf(page).locator('[data-part="similar"]');
  await similar.locator('summary').click();
  await expect(similar).toContainText('You have met no other paper yet.');

  const words = paper.abstract.replace(/\$[^$]*\$/g, '');
  await send(options, 'openPapers', {
    papers: [
      met('2609.00001', 'The same again, in other words', words),
      met(
        '2609.00002',
        'Tax law written as rules',
        'Rules of tax law are written as logic programs and checked by a solver.',
      ),
    ],
  });
  await similar.locator('summary').click();
  await similar.locator('summary').click();
  await expect(similar.locator('a')).toHaveCount(1);
  await expect(similar.locator('a')).toHaveAttribute('href', '/abs/2609.00001');
  await expect(similar).toContainText('among the 2 other papers you have met');
});
