/** Pictures of every surface, in both schemes and languages, and narrow: `npm run shots -- [--only NAME] [--scheme light] [--language zh-CN]`. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { startArxiv, type ArxivServer } from './arxiv-server.ts';
import { ensureBuild } from './build.ts';
import { launchChromium, type Chromium } from './chromium.ts';
import { fillOptions } from './options-form.ts';
import { OUTPUT } from './output.ts';
import { startProvider, type LocalProvider } from './provider.ts';

const SHOTS = join(OUTPUT, 'shots');
const LISTING = 'https://arxiv.org/list/cs.CV/new';
const SCHEMES = ['light', 'dark'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 400, height: 860 };
const WAIT = 20_000;

interface Scene {
  page: Page;
  extension: Chromium;
  arxiv: ArxivServer;
  provider: LocalProvider;
}

interface Surface {
  name: string;
  /** Before the options are filled in: what a reader sees on the first day. */
  fresh?: boolean;
  /** Taken at 400 px as well. */
  narrow?: boolean;
  /** Brings the surface up and answers with what to picture; the window where it answers with nothing. */
  prepare(scene: Scene): Promise<Locator | undefined>;
  /** Leaves things as they were, for the surfaces after it. */
  restore?(scene: Scene): Promise<void>;
}

const surfaceOf = (page: Page, surface: string) => page.locator(`arxiv-marginalia[data-surface="${surface}"]`);
const inState = (page: Page, surface: string, state: string) =>
  surfaceOf(page, surface).locator(`[data-state="${state}"]`).first();

/** The n-th paper of the listing; each surface takes one of its own, so that none finds the other's analysis. */
async function openAbstract({ page, arxiv }: Scene, position: number): Promise<void> {
  const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
  await page.goto(papers[position] ?? papers[0] ?? 'https://arxiv.org/');
  await surfaceOf(page, 'abstract').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
}

async function analyse(page: Page, surface: string): Promise<void> {
  await surfaceOf(page, surface).locator('button[data-action="analyse-abstract"]').first().click();
}

async function openListing({ page }: Scene): Promise<void> {
  await page.goto(LISTING);
  await surfaceOf(page, 'row').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
}

const SURFACES: Surface[] = [
  {
    name: 'listing-first-day',
    fresh: true,
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      return undefined;
    },
  },
  {
    name: 'popup-first-day',
    fresh: true,
    async prepare({ page, extension }) {
      await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
      return page.locator('[data-surface="popup"]');
    },
  },
  {
    name: 'options-first-day',
    fresh: true,
    narrow: true,
    async prepare({ page, extension }) {
      await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
      await page.locator('[name="provider"]').waitFor({ timeout: WAIT });
      return page.locator('body');
    },
  },
  {
    name: 'listing',
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      return undefined;
    },
  },
  {
    name: 'row-open',
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      const row = surfaceOf(scene.page, 'row').first();
      await row.locator('button[data-action="toggle"]').click();
      await row.locator('[data-open="true"]').waitFor({ timeout: WAIT });
      return row;
    },
  },
  {
    name: 'row-done',
    async prepare(scene) {
      await openListing(scene);
      await analyse(scene.page, 'row');
      await inState(scene.page, 'row', 'done').waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'row').first();
    },
  },
  {
    name: 'listing-after-summary',
    async prepare(scene) {
      await openListing(scene);
      const bar = surfaceOf(scene.page, 'listing-bar');
      // The button moves once when the day's own summary comes in.
      await bar.locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      await bar.locator('button[data-action="build-digest"]').first().click();
      const confirm = bar.locator('.confirm button[data-action="build-digest"]');
      await confirm.waitFor({ timeout: WAIT });
      await confirm.click();
      await bar
        .locator('[data-part="provenance"]:not([data-source="offline"])')
        .first()
        .waitFor({ state: 'attached', timeout: WAIT });
      await bar.locator('button[data-action="toggle"]').first().click();
      return bar;
    },
  },
  {
    name: 'abstract-idle',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 1);
      return undefined;
    },
  },
  {
    name: 'abstract-running',
    async prepare(scene) {
      await openAbstract(scene, 2);
      scene.provider.setFault({ kind: 'hang-midway', after: 0.45, chunkDelay: 20 });
      await analyse(scene.page, 'abstract');
      await surfaceOf(scene.page, 'abstract').locator('[data-section]').nth(2).waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
    async restore({ page, provider }) {
      await surfaceOf(page, 'abstract').locator('button[data-action="cancel"]').first().click();
      provider.setFault({});
    },
  },
  {
    name: 'abstract-done',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 3);
      await analyse(scene.page, 'abstract');
      await inState(scene.page, 'abstract', 'done').waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
  },
  {
    name: 'abstract-failed',
    async prepare(scene) {
      await openAbstract(scene, 4);
      scene.provider.setFault({ kind: 'bad-key' });
      await analyse(scene.page, 'abstract');
      await inState(scene.page, 'abstract', 'failed').waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
    async restore({ provider }) {
      provider.setFault({});
    },
  },
  {
    name: 'popup',
    async prepare({ page, extension }) {
      await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
      await page.locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      return page.locator('[data-surface="popup"]');
    },
  },
  {
    name: 'options',
    narrow: true,
    async prepare({ page, extension }) {
      await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
      await page.locator('[name="provider"]').waitFor({ timeout: WAIT });
      return page.locator('body');
    },
  },
  {
    name: 'options-connected',
    async prepare({ page, extension }) {
      await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
      await page.locator('button[data-action="test-connection"]').click();
      await page.locator('[data-part="test-result"]').waitFor({ timeout: WAIT });
      return page.locator('body');
    },
  },
];

async function shoot(scene: Scene, surface: Surface, suffix: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ wide: WIDE, ...(surface.narrow ? { narrow: NARROW } : {}) })) {
    const file = join(SHOTS, `${surface.name}.${suffix}${width === 'narrow' ? '.narrow' : ''}.png`);
    await scene.page.setViewportSize(viewport);
    try {
      const target = await surface.prepare(scene);
      await scene.page.evaluate(() => document.fonts.ready.then(() => undefined));
      await (target ?? scene.page).screenshot({ path: file, animations: 'disabled' });
      console.log(file);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      await scene.page.screenshot({ path: file.replace('.png', '.error.png') });
    }
    await surface.restore?.(scene).catch((error: unknown) => console.error(String(error)));
  }
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, scheme: { type: 'string' }, language: { type: 'string' } },
});
const wanted = SURFACES.filter(({ name }) => values.only === undefined || name.includes(values.only));
if (wanted.length === 0) {
  console.error(`No surface is named ${values.only}. There are: ${SURFACES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
if (values.only === undefined) await rm(SHOTS, { recursive: true, force: true });
await mkdir(SHOTS, { recursive: true });

const extensionFolder = await ensureBuild('chromeE2e');
const arxiv = await startArxiv({ pages: 'own' });
const provider = await startProvider();
try {
  for (const scheme of SCHEMES.filter((name) => (values.scheme ?? name) === name)) {
    for (const language of LANGUAGES.filter((name) => (values.language ?? name) === name)) {
      provider.reset();
      const extension = await launchChromium({
        extension: extensionFolder,
        arxivPort: arxiv.port,
        colorScheme: scheme,
        locale: language === 'en' ? 'en-US' : language,
        viewport: WIDE,
      });
      try {
        const page = extension.context.pages()[0] ?? (await extension.context.newPage());
        const scene = { page, extension, arxiv, provider };
        const suffix = `${language === 'en' ? 'en' : 'zh'}.${scheme}`;
        // The first language is a setting, not the browser's alone: Debian's Chromium speaks English only.
        await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
        await page.locator('[name="uiLanguage"]').selectOption(language, { timeout: WAIT });
        for (const surface of wanted.filter(({ fresh }) => fresh)) await shoot(scene, surface, suffix);
        await page.setViewportSize(WIDE);
        await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
        await fillOptions(page, provider, {
          analysisLanguages: language === 'en' ? 'en' : 'zh+en',
          categories: 'cs.CV',
        });
        for (const surface of wanted.filter(({ fresh }) => !fresh)) await shoot(scene, surface, suffix);
      } finally {
        await extension.close();
      }
    }
  }
} finally {
  await Promise.all([arxiv.close(), provider.close()]);
}
