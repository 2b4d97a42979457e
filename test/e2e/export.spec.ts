import { readFile } from 'node:fs/promises';
import { startZotero } from '../harness/zotero.ts';
import { expect, test } from './fixtures.ts';
import { action, LISTING, rowOf, storedRows } from './surfaces.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';

const [first] = PAPERS.filter(({ categories, announced }) => categories[0] === 'cs.CV' && announced);
if (!first) throw new Error('The fixtures lack a paper of cs.CV.');

test('what the library lists goes out as a file, and into Zotero once', async ({ page, extension }) => {
  await page.goto(LISTING);
  await action(rowOf(page, first.id), 'star').click();
  const library = await extension.openExtensionPage('library.html');
  const menu = library.locator('.list-bar [data-part="export-menu"]');
  await action(menu, 'export-papers').click();
  const stored = (await storedRows(library, 'papers')).length;
  await expect(menu.locator('[data-part="count"]')).toContainText(`${stored} papers`);

  const [file] = await Promise.all([library.waitForEvent('download'), action(menu, 'save-papers').click()]);
  expect(file.suggestedFilename()).toMatch(/^arxiv-bibtex-\d{4}-\d{2}-\d{2}\.bib$/);
  const bib = await readFile(await file.path(), 'utf8');
  expect(bib.match(/^@(?:misc|article)\{/gm)).toHaveLength(stored);
  await expect(menu.locator('[data-part="result"]')).toContainText(`${stored} papers saved as arxiv-bibtex`);

  await menu.locator('select[name="exportFormat"]').selectOption('obsidian');
  const [zip] = await Promise.all([library.waitForEvent('download'), action(menu, 'save-papers').click()]);
  expect(zip.suggestedFilename()).toMatch(/\.zip$/);
  expect((await readFile(await zip.path())).subarray(0, 2).toString()).toBe('PK');

  await menu.locator('select[name="exportFormat"]').selectOption('zotero');
  await action(menu, 'save-zotero').click();
  await expect(menu.locator('[data-error="zotero-closed"], [role="alert"]').first()).toContainText('Zotero');

  const zotero = await startZotero();
  try {
    await action(menu, 'save-zotero').click();
    await expect(menu.locator('[data-part="result"]')).toHaveText(`${stored} papers saved to Reading in Zotero`);
    expect(zotero.items).toHaveLength(stored);
    expect(zotero.items.find(({ id }) => id === first.id)?.['extra']).toContain(`arXiv:${first.id}`);
    await action(menu, 'save-zotero').click();
    await expect(menu.locator('[data-part="result"]')).toContainText(`${stored} papers left out: saved there before`);
    expect(zotero.items).toHaveLength(stored);
    expect(zotero.refusals).toEqual([]);
  } finally {
    await zotero.stop();
  }
});
