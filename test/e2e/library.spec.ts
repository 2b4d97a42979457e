import type { Locator, Page } from '@playwright/test';
import { weekOf } from '../../lib/library/trends/weeks.ts';
import { weeksOfPapers } from '../fixtures/weeks-of-papers.ts';
import { putRows } from '../harness/stored-rows.ts';
import { expect, test } from './fixtures.ts';
import { action, barOf, LISTING, openBar, send } from './surfaces.ts';
import { violationsInBothSchemes } from './violations.ts';

const rowsIn = (page: Page): Locator => page.locator('[data-surface="library"] [role="row"]');
const titleOf = (row: Locator): Promise<string> => row.locator('.title').innerText();

/** Address of the extension's own page that is in front, as a page of the extension can tell; tabs have no address for it. */
function activePage(asker: Page): Promise<string> {
  return asker.evaluate(async () => {
    const { runtime, tabs } = (globalThis as unknown as { chrome: Tabs }).chrome;
    const [active] = await tabs.query({ active: true, lastFocusedWindow: true });
    const contexts = await runtime.getContexts({ contextTypes: ['TAB'] });
    return contexts.find(({ tabId }) => tabId === active?.id)?.documentUrl ?? '';
  });
}

interface Tabs {
  runtime: { getContexts: (filter: object) => Promise<{ tabId: number; documentUrl: string }[]> };
  tabs: { query: (filter: object) => Promise<{ id: number }[]> };
}

/** Whether axe finds nothing amiss, in either scheme. */
async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsInBothSchemes(page)).toEqual([]);
}

test('what was met on arXiv is found again: opened from the popup, searched, narrowed, read, starred, hidden and brought back', async ({
  page: listing,
  extension,
}) => {
  const empty = await extension.openExtensionPage('library.html');
  await expect(empty.locator('[data-part="empty"]')).toBeVisible();
  await empty.close();

  await listing.goto(LISTING);
  await openBar(listing);
  await expect(barOf(listing).locator('[data-part="digest"]').first()).toBeAttached();
  const popup = await extension.openExtensionPage('popup.html');
  const opening = extension.context.waitForEvent('page');
  await action(popup, 'open-library').click();
  const page = await opening;
  await page.bringToFront();
  await expect(rowsIn(page).nth(5)).toBeVisible();
  const total = Number(await page.locator('[role="grid"]').getAttribute('aria-rowcount'));
  await expect(page).toHaveTitle('Papers · Marginalia library');
  await expectAccessible(page);

  // Asked for again, it is the tab that is open.
  await popup.bringToFront();
  const pages = extension.context.pages().length;
  await action(popup, 'open-library').click();
  await expect.poll(() => activePage(popup)).toContain('/library.html');
  expect(extension.context.pages()).toHaveLength(pages);

  // By keys: to the search, to the first hit, into the paper.
  await page.keyboard.press('/');
  await page.keyboard.type('segmentation');
  await expect(page.locator('mark').first()).toBeVisible();
  await expect(page).toHaveURL(/q=segmentation/);
  const hits = Number(await page.locator('[role="grid"]').getAttribute('aria-rowcount'));
  expect(hits).toBeGreaterThan(0);
  expect(hits).toBeLessThan(total);
  const found = await titleOf(rowsIn(page).first());
  await page.keyboard.press('Enter');
  await page.keyboard.press('s');
  await expect(rowsIn(page).first()).toHaveAttribute('data-starred', 'true');
  await page.keyboard.press('Enter');
  const pane = page.locator('.paper-pane');
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(found);
  await expect(pane.locator('.lit-abstract [data-finding="true"]').first()).toBeVisible();
  await expect(action(pane, 'star')).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await page.keyboard.press('n');
  await expect(pane.locator('[data-part="note"] textarea')).toBeFocused();
  await page.keyboard.type('Compare with ours.');
  await page.keyboard.press('Escape');
  await expect(pane.locator('[data-note-state="saved"]')).toBeVisible();
  // Nor is the field lost to the key once there is a note.
  await page.keyboard.press('n');
  await page.keyboard.type(' Twice.');
  await page.keyboard.press('Escape');
  await expect(pane.locator('[data-part="note"] textarea')).toHaveValue(/Compare with ours\..*/);
  await expect(pane.locator('[data-part="note"] textarea')).toHaveValue(/Twice\./);
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);

  // A note is found by its words, and a filter narrows.
  await page.locator('[name="query"]').fill('compare with ours');
  await expect(page.locator('[data-field="note"] mark').first()).toBeVisible();
  await page.locator('[name="query"]').fill('');
  await page.locator('.filters input[name="starred"]').check();
  await expect(rowsIn(page)).toHaveCount(1);
  const bookmark = page.url();
  await page.locator('.filter-chips button').first().click();
  await expect(page.locator('[role="grid"]')).toHaveAttribute('aria-rowcount', String(total));

  // Three at once, hidden and brought back.
  await rowsIn(page).nth(0).hover();
  await rowsIn(page).nth(0).locator('input').click();
  await rowsIn(page)
    .nth(2)
    .locator('input')
    .click({ modifiers: ['Shift'] });
  const selection = page.locator('[data-part="selection"]');
  await expect(selection.getByRole('status').first()).toHaveText('3 selected');
  await action(selection, 'hide').click();
  await expect(page.locator('[role="grid"]')).toHaveAttribute('aria-rowcount', String(total - 3));
  await action(page.locator('.undo-line'), 'undo').click();
  await expect(page.locator('[role="grid"]')).toHaveAttribute('aria-rowcount', String(total));

  // A bookmark, and a paper by its address, each in a page of its own; what is done elsewhere is heard of.
  const bookmarked = await extension.openExtensionPage(`library.html${new URL(bookmark).hash}`);
  await expect(rowsIn(bookmarked)).toHaveCount(1);
  const arxivId = (await rowsIn(bookmarked).first().getAttribute('data-arxiv-id')) ?? '';
  await send(popup, 'setMark', { arxivId, starred: false });
  await expect(bookmarked.locator('[data-part="no-match"]')).toBeVisible();
  await bookmarked.goto(bookmarked.url().replace(/#.*/, `#/paper/${arxivId}`));
  await expect(bookmarked.locator('.paper-pane h2')).toHaveText(found);
  await bookmarked.setViewportSize({ width: 320, height: 700 });
  await expect(bookmarked.locator('.list-column')).toBeHidden();
  expect(await bookmarked.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await action(bookmarked, 'close').click();
  await expect(rowsIn(bookmarked).first()).toBeVisible();
  expect(await bookmarked.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  // The day, with the summary that was made of it.
  await bookmarked.setViewportSize({ width: 1280, height: 900 });
  await bookmarked.locator('nav a[data-section="days"]').click();
  await expect(bookmarked.locator('[data-part="day"] [data-part="digest"]')).toBeVisible();
  await expectAccessible(bookmarked);

  // Three of the list side by side: their order is the address's, and is changed by keys.
  await bookmarked.locator('nav a[data-section="papers"]').click();
  await rowsIn(bookmarked).nth(0).hover();
  await rowsIn(bookmarked).nth(0).locator('input').click();
  await rowsIn(bookmarked)
    .nth(2)
    .locator('input')
    .click({ modifiers: ['Shift'] });
  await bookmarked.locator('[data-part="selection"] [data-action="brief"]').click();
  const lines = bookmarked.locator('.brief tbody tr');
  await expect(lines).toHaveCount(3);
  const firstLine = (await lines.first().getAttribute('data-arxiv-id')) ?? '';
  await lines.first().locator('[data-control="down"]').press('Enter');
  await expect(lines.nth(1)).toHaveAttribute('data-arxiv-id', firstLine);
  await expect(lines.nth(1).locator('[data-control="down"]')).toBeFocused();
  await lines.nth(2).locator('[data-control="remove"]').press('Enter');
  await expect(lines).toHaveCount(2);
  await expect(bookmarked).toHaveURL(new RegExp(`#/brief\\?ids=[^,]+,${firstLine.replace('.', '\\.')}$`));
  await bookmarked.reload();
  await expect(lines.nth(1)).toHaveAttribute('data-arxiv-id', firstLine);
  await expect(lines.first().locator('[data-form="offline"]').first()).toBeVisible();
  await expectAccessible(bookmarked);
  const download = bookmarked.waitForEvent('download');
  await action(bookmarked.locator('.brief'), 'export').click();
  expect((await download).suggestedFilename()).toBe('reading-brief.md');
});

test('trends name what rises, and a point of the drawing, reached by keys, opens just the papers it counts', async ({
  extension,
}) => {
  const page = await extension.openExtensionPage('options.html');
  await expect(page.locator('[name="provider"]')).toBeVisible();
  await putRows(page, { papers: weeksOfPapers(weekOf(new Date().toISOString().slice(0, 10))) });
  await page.goto(page.url().replace(/options.*/, 'library.html#/trends?list=rising'));
  await expect(page.locator('.trends[data-state="whole"]')).toBeVisible();
  await expect(page.locator('.trend-list tr[data-direction="rising"] th').first()).toContainText('diffusion model');
  await expectAccessible(page);
  const stop = page.locator('.trend-point[tabindex="0"]');
  await stop.focus();
  await page.keyboard.press('ArrowLeft');
  const counted = /\((\d+) of/.exec((await stop.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  expect(Number(counted)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="grid"]')).toHaveAttribute('aria-rowcount', counted);
  await page.goBack();
  await page.locator('.trends-head a[data-choice="categories"]').click();
  await expect(page.locator('.heat-cell').first()).toBeVisible();
  await page.locator('.trends [data-choice="table"]').click();
  await expect(page.locator('.trend-table tbody tr').first()).toBeVisible();
  await expectAccessible(page);
});
