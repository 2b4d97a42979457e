import type { Page } from '@playwright/test';
import { PAPERS, renderListNew } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, rowOf, rowsOf } from './surfaces.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;

/** Everything a page complains of, from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

test('back from the back/forward cache, a page knows what was done meanwhile, and goes on', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
  await page.evaluate(() => {
    addEventListener('pageshow', (event) => Object.assign(globalThis, { isRestored: event.persisted }));
  });
  await page.goto(LISTING);
  await action(rowOf(page, paper.id), 'star').click();
  await expect(action(rowOf(page, paper.id), 'star')).toHaveAttribute('aria-pressed', 'true');

  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'isRestored'))).toBe(true);
  await expect(panel).toHaveCount(1);
  await expect(action(panel, 'star')).toHaveAttribute('aria-pressed', 'true');
  await action(panel, 'star').click();
  await expect(action(panel, 'star')).toHaveAttribute('aria-pressed', 'false');
  expect(complaints).toEqual([]);
});

test('an extension reloaded under open pages retires their panels, which keep their words and say so', async ({
  page,
  context,
  extension,
}) => {
  const listing = await context.newPage();
  await listing.goto(LISTING);
  await expect(rowsOf(listing).first().locator('[data-part="tldr"]')).toBeVisible();
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'note').click();
  await panel.locator('textarea').fill('Saved before.');
  await expect(panel.locator('[data-note-state="saved"]')).toBeVisible();
  const complaints = [complaintsOf(page), complaintsOf(listing)];

  await extension.reloadExtension();
  await expect(panel.locator('[data-part="retired"]')).toContainText('updated or switched off');
  await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
  await expect(action(panel, 'star')).toBeHidden();
  await expect(action(panel, 'note')).toBeHidden();
  await panel.locator('textarea').fill('Written after.');
  await expect(panel.locator('[data-part="retired"]')).toContainText('not saved');
  await expect(panel.locator('textarea')).toHaveValue('Written after.');

  await listing.bringToFront();
  await expect(barOf(listing).locator('[data-part="retired"]')).toBeVisible();
  await expect(rowsOf(listing).locator('[data-action="star"]').first()).toBeHidden();
  await action(rowsOf(listing).first(), 'toggle').click();
  await listing.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    scrollTo(0, document.body.scrollHeight);
  });
  await listing.waitForTimeout(1_000);
  expect(complaints.flat()).toEqual([]);

  await action(barOf(listing), 'reload').click();
  await expect(rowsOf(listing).first().locator('[data-part="tldr"]')).toBeVisible();
  await expect(barOf(listing).locator('[data-part="retired"]')).toHaveCount(0);
  await action(rowsOf(listing).first(), 'star').click();
  await expect(action(rowsOf(listing).first(), 'star')).toHaveAttribute('aria-pressed', 'true');
});

test('rows that come later get their panels: a listing that another script makes longer', async ({ page, arxiv }) => {
  await page.goto('https://arxiv.org/list/cs.CV/new?skip=10&show=10');
  await expect(rowsOf(page).locator('[data-part="tldr"]')).toHaveCount(10);
  arxiv.serve(LISTING, renderListNew('cs.CV'));
  const added = await page.evaluate(async (address) => {
    const html = await (await fetch(address)).text();
    const more = new DOMParser().parseFromString(html, 'text/html').querySelector('dl#articles');
    const list = document.querySelector('dl#articles');
    const nodes = [...(more?.children ?? [])].filter((node) => node.tagName !== 'H3').slice(0, 4);
    list?.append(...nodes.map((node) => document.importNode(node, true)));
    return nodes.length / 2;
  }, LISTING);
  await expect(rowsOf(page).locator('[data-part="tldr"]')).toHaveCount(10 + added);
  await expect(barOf(page)).toHaveCount(1);
});

test('a page that moves on without loading is read anew', async ({ page }) => {
  await page.goto(LISTING);
  await expect(rowsOf(page).first()).toBeVisible();
  await page.evaluate(async (address) => {
    const html = await (await fetch(address)).text();
    const next = new DOMParser().parseFromString(html, 'text/html');
    const now = document.querySelector('main');
    const then = next.querySelector('main');
    if (now && then) now.replaceWith(document.importNode(then, true));
    history.pushState(null, '', address);
  }, ABS);
  await expect(abstractPanelOf(page).locator('[data-part="tldr"]')).toBeVisible();
  await expect(barOf(page)).toHaveCount(0);
  await expect(page.locator('arxiv-marginalia')).toHaveCount(1);
  await page.evaluate(() => {
    location.hash = 'abs';
  });
  await page.waitForTimeout(300);
  await expect(page.locator('arxiv-marginalia')).toHaveCount(1);
});
