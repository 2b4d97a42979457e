import type { Page } from '@playwright/test';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import type { Chromium } from '../harness/chromium.ts';
import { fillOptions } from '../harness/options-form.ts';
import type { LocalProvider } from '../harness/provider.ts';
import { misdrawn } from './drawing.ts';
import { expect, test } from './fixtures.ts';
import { misspoken } from './spoken.ts';
import { abstractPanelOf, action, allRead, barOf, LISTING, openBar, rowsOf } from './surfaces.ts';
import { violations } from './violations.ts';

const HOSTS = 'arxiv-marginalia';
const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no paper.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const OWN_PAGES = [
  'popup.html',
  'options.html',
  'library.html',
  // The paper that was analysed: its row, and what has happened to it.
  'library.html#/papers?form=abstract',
  `library.html#/paper/${paper.id}`,
  'library.html#/days',
  'library.html#/trends',
  'library.html#/queue',
];

interface Reader {
  page: Page;
  extension: Chromium;
  provider: LocalProvider;
}

/** Every surface with what it can have open, in turn; `look` is told whether it stands on a page of arXiv's. */
async function seeAll(
  { page, extension, provider }: Reader,
  language: 'zh-CN' | 'en',
  look: (page: Page, hosts: string | null, name: string) => Promise<void>,
): Promise<void> {
  const options = await extension.openExtensionPage('options.html');
  await options.locator('[name="uiLanguage"]').selectOption(language);
  await fillOptions(options, provider, { analysisLanguages: 'zh+en', categories: 'cs.CV' });
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-state="done"]').first()).toBeVisible();
  await panel.locator('button[data-choice="both"]').click();
  await expect(panel.locator('.columns')).toBeVisible();
  await look(page, HOSTS, 'abstract');

  await page.goto(LISTING);
  await allRead(page);
  await openBar(page, 'filter');
  await openBar(page);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  await action(rowsOf(page).first(), 'toggle').click();
  await expect(rowsOf(page).first().locator('[data-open="true"]')).toBeVisible();
  await look(page, HOSTS, 'listing');

  for (const path of OWN_PAGES) {
    const own = await extension.openExtensionPage(path);
    await own.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 });
    await expect(own.locator('main')).toBeVisible();
    await expect(own.locator('[aria-busy="true"]')).toHaveCount(0);
    if (path.includes('?form=')) await expect(own.locator('.facts .has').first()).toBeVisible();
    await look(own, null, path);
    await own.close();
  }
}

/** What is looked at in each of them, one after the other. */
const WINDOWS = {
  '200 % zoom in a window of 1280 px': { width: 640, height: 450 },
  'a window of 320 px': { width: 320, height: 700 },
};

for (const language of ['zh-CN', 'en'] as const) {
  test(`at 200 % zoom and at 320 px everything keeps within the window, nothing has to be scrolled sideways, and every word is marked with the language it is in: ${language}`, async ({
    page,
    extension,
    provider,
  }) => {
    await page.setViewportSize({ width: 640, height: 450 });
    await seeAll({ page, extension, provider }, language, async (at, hosts, name) => {
      expect(await at.evaluate(misspoken(hosts)), name).toEqual([]);
      for (const [needs, viewport] of Object.entries(WINDOWS)) {
        await at.setViewportSize(viewport);
        // A formula is drawn a moment after its text.
        await expect.poll(() => at.evaluate(misdrawn(hosts)), { message: `${name}, ${needs}` }).toEqual([]);
        // A popup is as wide as its page asks for, whatever the window.
        if (hosts === null && name !== 'popup.html') {
          const width = await at.evaluate(() => document.documentElement.scrollWidth);
          expect(width, `${name}, ${needs}`).toBeLessThanOrEqual(viewport.width);
        }
      }
    });
  });
}

test('with forced colours axe finds nothing, buttons have an edge and the focus is seen', async ({
  page,
  extension,
  provider,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await seeAll({ page, extension, provider }, 'en', async (at, hosts, name) => {
    await at.emulateMedia({ forcedColors: 'active' });
    expect(await violations(at, hosts ?? undefined), name).toEqual([]);
    const edges = await at.evaluate((within) => {
      const roots =
        within === null ? [document] : [...document.querySelectorAll(within)].map(({ shadowRoot }) => shadowRoot);
      const buttons = roots.flatMap((root) => [...(root?.querySelectorAll('button[data-action]') ?? [])]);
      return buttons.filter((button) => button.checkVisibility() && getComputedStyle(button).borderTopStyle === 'none')
        .length;
    }, hosts);
    expect(edges, name).toBe(0);
    await at.keyboard.press('Tab');
    await at.keyboard.press('Tab');
    const outline = await at.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return focused ? getComputedStyle(focused).outlineStyle : 'nothing has the focus';
    });
    expect(outline, name).not.toBe('none');
  });
});

const moving = (at: Page) =>
  at.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);

test('with reduced motion nothing moves, also while work runs', async ({ page, extension, provider }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await seeAll({ page, extension, provider }, 'en', async (at, _hosts, name) => {
    await at.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving(at), name).toBe(0);
  });
  provider.setFault({ kind: 'hang-midway', after: 0.5 });
  await page.goto(LISTING);
  await allRead(page);
  await action(barOf(page), 'analyse-all').click();
  await action(barOf(page).locator('.confirm'), 'analyse-all').click();
  await expect(barOf(page).locator('[data-part="progress"]')).toBeVisible();
  expect(await moving(page)).toBe(0);
});
