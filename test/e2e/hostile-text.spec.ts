import type { BrowserContext, Locator, Page } from '@playwright/test';
import { renderAbs, renderListNew } from '../fixtures/arxiv/pages.ts';
import { HOSTILE, hostileAnswer, hostilePapers } from '../fixtures/hostile-text.ts';
import { ARXIV_HOSTS } from '../harness/arxiv-server.ts';
import type { Chromium } from '../harness/chromium.ts';
import { fillOptions } from '../harness/options-form.ts';
import { misdrawn } from './drawing.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, openBar, rowOf, rowsOf } from './surfaces.ts';

const papers = hostilePapers();
const HOSTS = 'arxiv-marginalia';

test.use({ providerOptions: { models: [`kite \u202E12 (34)`, ...Object.values(HOSTILE).slice(0, 11)] } });

const isLocal = (host: string): boolean => host === '127.0.0.1' || ARXIV_HOSTS.includes(host);

/** Addresses that pages ask for anywhere but at the local servers, and dialogs that open. */
function watch(context: BrowserContext): { strayed: string[] } {
  const strayed: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'chrome-extension:' && !isLocal(hostname)) strayed.push(request.url());
  });
  context.on('dialog', (dialog) => {
    strayed.push(dialog.message());
    void dialog.dismiss();
  });
  return { strayed };
}

/** The background's own requests are no page's. */
async function requestsOfWorker(extension: Chromium): Promise<string[]> {
  const worker = await extension.serviceWorker();
  return worker.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).hostname));
}

async function expectNothingRan(page: Page, surface: Locator): Promise<void> {
  expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false);
  await expect(surface.locator('img, script, iframe, object, [onerror], a[href^="javascript" i]')).toHaveCount(0);
}

/** Whether we draw a pixel outside of our own boxes: with our hosts under a mask, the page looks the same without us. */
async function expectNothingOutside(page: Page, surface: Locator): Promise<void> {
  await surface.evaluate((host) => host.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.mouse.move(0, 0);
  const look = (): Promise<Buffer> => page.screenshot({ mask: [page.locator(HOSTS)], animations: 'disabled' });
  const drawn = await look();
  const show = (visibility: string): Promise<void> =>
    page.locator(HOSTS).evaluateAll((hosts, visibility) => {
      for (const { shadowRoot } of hosts) {
        const container = shadowRoot?.querySelector<HTMLElement>('.marginalia');
        if (container) container.style.visibility = visibility;
      }
    }, visibility);
  await show('hidden');
  const bare = await look();
  await show('');
  expect(drawn.equals(bare)).toBe(true);
}

/** The paper that has every short way in its title. */
const all = Object.values(HOSTILE).filter((text) => text.length < 90);
const paper = { ...papers[0]!, id: '2611.40900', title: `All of Them: ${all.join(' ')} and the End` };
const ABS = `https://arxiv.org/abs/${paper.id}`;
/** Papers whose text can be drawn where it does not stand. */
const INKY = ['piled marks', 'formula out of place'].map((kind) => {
  const found = papers[Object.keys(HOSTILE).indexOf(kind)];
  if (!found) throw new Error(`No paper has ${kind}.`);
  return found.id;
});
const MEGABYTE = 1_000_000;
const WORDS = Object.values(HOSTILE).join('\n\n');

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 375, height: 800 },
]) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test('a listing of hostile papers keeps its labels, buttons and column, closed and open', async ({
      page,
      context,
      extension,
      arxiv,
      provider,
    }) => {
      const { strayed } = watch(context);
      const options = await extension.openExtensionPage('options.html');
      await fillOptions(options, provider, { analysisLanguages: 'zh+en', uiLanguage: 'en' });
      arxiv.serve(LISTING, renderListNew('cs.CV', undefined, {}, papers));
      await page.bringToFront();
      await page.goto(LISTING);
      await expect(rowsOf(page).locator('[data-part="tldr"]')).toHaveCount(papers.length);
      await openBar(page, 'filter');
      await openBar(page);
      await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
      expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
      for (const id of INKY) await expectNothingOutside(page, rowOf(page, id));

      provider.setFault({ edit: (answer) => hostileAnswer(answer) });
      await action(barOf(page), 'build-digest').click();
      await action(barOf(page).locator('.confirm'), 'build-digest').click();
      await expect(barOf(page).locator('[data-part="digest"][data-source="model"]')).toBeAttached();
      for (const row of await rowsOf(page).all()) await action(row, 'toggle').click();
      await expect(rowsOf(page).locator('.roles')).toHaveCount(papers.length);
      expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
      for (const id of INKY) await expectNothingOutside(page, rowOf(page, id));
      await expectNothingRan(page, page.locator(HOSTS));
      expect(strayed).toEqual([]);
    });

    test('a hostile analysis, answer, question and note keep to their places', async ({
      page,
      context,
      extension,
      arxiv,
      provider,
    }) => {
      const { strayed } = watch(context);
      const options = await extension.openExtensionPage('options.html');
      await fillOptions(options, provider, { analysisLanguages: 'zh+en', uiLanguage: 'en' });
      provider.setFault({ edit: (answer) => hostileAnswer(answer) });
      arxiv.serve(ABS, renderAbs(paper));
      await page.bringToFront();
      await page.goto(ABS);
      const panel = abstractPanelOf(page);
      await action(panel, 'analyse-abstract').click();
      await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
      await panel.locator('[data-part="ask"] input').fill(`Why ${all.join(' ')}?`);
      await action(panel, 'ask').click();
      await expect(panel.locator('[data-part="asked"][data-state="done"]')).toBeVisible({ timeout: 20_000 });
      await action(panel, 'note').click();
      await panel.locator('textarea').fill(WORDS);
      await expect(panel.locator('[data-note-state="saved"]')).toBeVisible();
      expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
      await action(panel, 'preview').click();
      for (const choice of ['both', 'zh', 'en']) {
        if (choice !== 'both' || viewport.width > 1000)
          await panel.locator(`[data-choice="${choice}"]`).first().click();
        expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
      }
      await expectNothingOutside(page, panel);
      await expectNothingRan(page, panel);

      const popup = await extension.openExtensionPage('popup.html');
      await page.bringToFront();
      await popup.reload();
      await expect(popup.locator('[data-part="analysis"]').first()).toBeVisible();
      await action(popup, 'note').click();
      await popup.bringToFront();
      expect(await popup.evaluate(misdrawn(null))).toEqual([]);
      await expectNothingRan(popup, popup.locator('main'));
      expect(strayed).toEqual([]);
      expect((await requestsOfWorker(extension)).filter((host) => !isLocal(host))).toEqual([]);
    });
  });
}

test('a sentence of a megabyte from a model is kept in its place, and the page goes on', async ({
  page,
  extension,
  arxiv,
  provider,
}) => {
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  provider.setFault({ edit: (answer) => hostileAnswer(answer, MEGABYTE), chunk: 20_000 });
  arxiv.serve(ABS, renderAbs(paper));
  await page.bringToFront();
  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await action(panel, 'analyse-abstract').click();
  await expect(panel.locator('[data-state]').first()).toHaveAttribute('data-state', 'done', { timeout: 40_000 });
  await action(panel, 'star').click();
  await expect(action(panel, 'star')).toHaveAttribute('aria-pressed', 'true');
  // What is done may be drawn a moment later.
  await expect.poll(() => panel.evaluate((host) => host.shadowRoot?.textContent.length)).toBeGreaterThan(MEGABYTE);
  expect(await page.evaluate(misdrawn(HOSTS))).toEqual([]);
});

test('names that a server gives its models keep to their buttons', async ({ extension, provider }) => {
  const options = await extension.openExtensionPage('options.html');
  await options.setViewportSize({ width: 375, height: 800 });
  await fillOptions(options, provider, { uiLanguage: 'en' });
  await options.getByRole('button', { name: 'List models' }).click();
  await expect(options.locator('.listing .chips button')).toHaveCount(12);
  expect(await options.evaluate(misdrawn(null))).toEqual([]);
  await expectNothingRan(options, options.locator('main'));
});
