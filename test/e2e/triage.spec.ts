import type { Page } from '@playwright/test';
import { DAY, PAPERS, renderListNew } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './fixtures.ts';
import { action, allRead, barOf, isUntouched, LISTING, openBar, rowsOf, send } from './surfaces.ts';
import { violations } from './violations.ts';

/** What no backtracking of `(a+)+$` comes to an end with. */
const LONG = `${'a'.repeat(60)}!`;

/** Keeps every node of arXiv's own lists, white space too, to be held against later. */
async function rememberNodes(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { before: (globalThis as unknown as Walker).walk() }));
}

/** Whether they are the same nodes, one after the other. */
async function isAsBefore(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { before, walk } = globalThis as unknown as Walker;
    const now = walk();
    return now.length === before.length && now.every((node, index) => node === before[index]);
  });
}

interface Walker {
  before: Node[];
  walk: () => Node[];
  /** That the bar has had. */
  heights: number[];
}

const orderOf = (page: Page): Promise<string[]> =>
  page.locator('dl dt a[title="Abstract"]').evaluateAll((links) => links.map(({ id }) => id));

test('a listing in the reader’s order: reasons, filters, an address that keeps them, rules that cannot hang the page, and arXiv’s order back node by node', async ({
  page,
  arxiv,
  extension,
}) => {
  test.setTimeout(120_000);
  const papers = PAPERS.map((paper, index) =>
    index % 4 === 0 ? { ...paper, abstract: `${paper.abstract} ${LONG}` } : paper,
  );
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, papers));
  await page.addInitScript(() => {
    const walk = (node: Node): Node[] =>
      node.nodeName.toLowerCase() === 'arxiv-marginalia' ? [] : [node, ...[...node.childNodes].flatMap(walk)];
    const heights: number[] = [];
    const found = new MutationObserver(() => {
      const bar = document.querySelector('arxiv-marginalia[data-surface="listing-bar"]');
      if (!bar) return;
      found.disconnect();
      new ResizeObserver(([entry]) => heights.push(entry?.contentRect.height ?? 0)).observe(bar);
    });
    found.observe(document, { childList: true, subtree: true });
    Object.assign(globalThis, { heights, walk: () => [...document.querySelectorAll('dl')].flatMap(walk) });
  });
  await page.goto(LISTING);
  const bar = barOf(page);
  await allRead(page);
  await rememberNodes(page);
  const arxivOrder = await orderOf(page);

  // The bar is two lines, and as high before anything was known as after.
  await expect(action(bar, 'analyse-all')).toBeEnabled();
  const heights = await page.evaluate(() => (globalThis as unknown as Walker).heights);
  expect(heights).toHaveLength(1);
  expect(heights[0]).toBeLessThan(96);

  // A rule is tried as it is typed, then saved; another one is found too slow, and neither saved nor able to hang the page.
  await openBar(page, 'filter');
  await action(bar, 'edit-rules').click();
  const rule = bar.locator('[name="rule"]');
  await rule.fill('/splat\\w*|cat:none/');
  await expect(action(bar, 'save-rule')).toBeEnabled();
  const lit = page.locator('dd:has(> arxiv-marginalia[data-lit])');
  await expect(bar.locator('.rule-result')).toContainText('1 paper');
  await expect(lit).toHaveCount(1);
  for (const text of await lit.allTextContents()) expect(text).toMatch(/splat/i);
  await action(bar, 'save-rule').click();
  await expect(bar.locator('.rule-list li')).toHaveCount(1);
  await expect(lit).toHaveCount(0);
  await rule.fill('/(a+)+$/');
  await expect(bar.locator('.rule-result')).toHaveAttribute('data-problem', 'too-slow');
  await expect(action(bar, 'save-rule')).toBeDisabled();
  expect(await violations(page, 'arxiv-marginalia')).toEqual([]);
  await rule.fill('');

  // In the reader's order, rows whose reason is their rule come first in their section.
  await bar.locator('[name="order"]').selectOption('score');
  await expect.poll(() => orderOf(page)).not.toEqual(arxivOrder);
  const first = page.locator('dl').first().locator('arxiv-marginalia').first();
  await expect(first.locator('[data-part="place"]')).toContainText('splat');
  expect(new Set(await orderOf(page))).toEqual(new Set(arxivOrder));
  await bar.locator('[data-filter="code"]').click();
  await action(bar, 'hide-rest').click();
  const shown = page.locator('dt:visible');
  await expect.poll(() => shown.count()).toBeLessThan(arxivOrder.length);
  const left = await shown.count();
  expect(left).toBeGreaterThan(0);
  await expect(bar.locator('.filter-result')).toContainText(String(left));
  expect(new URL(page.url()).hash).toBe('#marginalia=order:score;only:code;rest:hidden');
  expect(await violations(page, 'arxiv-marginalia')).toEqual([]);

  // arXiv's own anchors go on working, and the view is still there after them, a reload, and the way back.
  const ordered = await orderOf(page);
  await page.locator('a[href="#item2"], a[href$="#item13"], a[href^="#item"]').first().click();
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#item\d+&marginalia=order:score;only:code;rest:hidden$/);
  await page.reload();
  await expect.poll(() => orderOf(page)).toEqual(ordered);
  await expect(shown).toHaveCount(left);
  await page.goto(`https://arxiv.org/abs/${PAPERS[0]?.id ?? ''}`);
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => orderOf(page)).toEqual(ordered);
  await expect(shown).toHaveCount(left);

  // Back to arXiv's order and rows: the same nodes as ever.
  await page.goto('about:blank');
  await page.goto(LISTING);
  await allRead(page);
  await rememberNodes(page);
  await bar.locator('[name="order"]').selectOption('score');
  await expect.poll(() => orderOf(page)).toEqual(ordered);
  expect(await isAsBefore(page)).toBe(false);
  await action(bar, 'arxiv-order').click();
  expect(await isAsBefore(page)).toBe(true);
  expect(await orderOf(page)).toEqual(arxivOrder);
  expect(new URL(page.url()).hash).toBe('');
  expect(await isUntouched(page)).toBe(true);

  // A rule from elsewhere that is too slow is switched off, and the page says so; what it leaves out is one line with a way to show it.
  const options = await extension.openExtensionPage('options.html');
  const settings = { includeKeywords: ['/(a+)+$/'], excludeKeywords: ['splat', 'video'] };
  expect(await send(options, 'saveSettings', { settings })).toMatchObject({ ok: true });
  await page.bringToFront();
  await page.reload();
  await allRead(page);
  const folded = rowsOf(page).locator('[data-part="folded"]');
  await expect(folded.first()).toBeVisible();
  await expect(folded.first()).toContainText('“splat”');
  await action(bar, 'edit-rules').click();
  await expect(bar.locator('.rule-list li[data-off="true"]')).toContainText('/(a+)+$/');
  expect(await send(options, 'getSettings')).toMatchObject({ value: { includeKeywords: ['# /(a+)+$/'] } });
  const count = await folded.count();
  await action(folded.first(), 'unfold').click();
  await expect(folded).toHaveCount(count - 1);
  await action(bar.locator('.rules-line'), 'unfold').click();
  await expect(folded).toHaveCount(0);
});
