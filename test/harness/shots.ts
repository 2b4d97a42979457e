/** Pictures of every surface, in both schemes and languages, and narrow: `npm run shots -- [--only NAME] [--scheme light] [--language zh-CN]`; those of the README where they belong: `npm run shots -- --readme`. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { startArxiv } from './arxiv-server.ts';
import { ensureBuild } from './build.ts';
import { launchChromium } from './chromium.ts';
import { fillOptions } from './options-form.ts';
import { OUTPUT, ROOT } from './output.ts';
import { startProvider } from './provider.ts';
import { DAILY_SURFACES } from './shot-daily.ts';
import { DAY_SURFACES } from './shot-days.ts';
import { FIRST_DAY_SURFACES } from './shot-first-day.ts';
import { LIBRARY_EMPTY, LIBRARY_SURFACES } from './shot-library.ts';
import { NOTE_SURFACES } from './shot-notes.ts';
import { PAGE_SURFACES } from './shot-pages.ts';
import { README_PICTURES, README_SURFACES } from './shot-readme.ts';
import { REPORT_SURFACES } from './shot-reports.ts';
import { SERVICE_SURFACES } from './shot-services.ts';
import {
  holdQueue,
  inState,
  LANGUAGES,
  openBar,
  openListing,
  openOptions,
  type Scene,
  type Surface,
  surfaceOf,
  WAIT,
  wholeHeight,
  wholeRead,
} from './shot-scene.ts';
import { STORAGE_SURFACES } from './shot-storage.ts';
import { SYNC_SURFACES } from './shot-sync.ts';
import { TRIAGE_SURFACES } from './shot-triage.ts';

const SHOTS = join(OUTPUT, 'shots');
const PICTURES = join(ROOT, '.github', 'pictures');
const SCHEMES = ['light', 'dark'] as const;
/** As the stores want it. */
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 400, height: 860 };
/** As large as Chrome lets a popup be. */
const POPUP = { width: 400, height: 600 };
/** The n-th paper of the listing; each surface takes one of its own, so that none finds the other's analysis. */
async function openAbstract({ page, arxiv }: Scene, position: number): Promise<void> {
  const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
  await page.goto(papers[position] ?? papers[0] ?? 'https://arxiv.org/');
  await surfaceOf(page, 'abstract').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
}

async function analyse(page: Page, surface: string): Promise<void> {
  await surfaceOf(page, surface).locator('button[data-action="analyse-abstract"]').first().click();
}

/** The popup in a page of its own, with all it says: as high as that takes, not as the browser allows. */
async function openPopup({ page, extension }: Scene): Promise<void> {
  await page.setViewportSize(POPUP);
  await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
  await page.locator('[data-part="digest"], [data-part="empty"]').first().waitFor({ timeout: WAIT });
}

const firstRow = ({ page }: Scene): Locator => surfaceOf(page, 'row').first();
async function offlineDigest({ page }: Scene): Promise<void> {
  await openBar(page, 'more');
  await surfaceOf(page, 'listing-bar').locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
}

const SURFACES: Surface[] = [
  {
    name: 'popup-first-day',
    fresh: true,
    async prepare(scene) {
      await openPopup(scene);
      return scene.page.locator('[data-surface="popup"]');
    },
  },
  { name: 'options-first-day', fresh: true, narrow: true, prepare: openOptions },
  LIBRARY_EMPTY,
  {
    name: 'listing',
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      await wholeRead(scene);
      return undefined;
    },
  },
  {
    name: 'row-hover',
    narrow: true,
    pointed: true,
    async prepare(scene) {
      await openListing(scene);
      await firstRow(scene).hover();
      return firstRow(scene);
    },
  },
  {
    name: 'row-estimate',
    narrow: true,
    pointed: true,
    async prepare(scene) {
      await openListing(scene);
      await firstRow(scene).hover();
      await firstRow(scene).locator('button[data-action="analyse-abstract"]').hover();
      await firstRow(scene).locator('[data-part="estimate"][aria-busy="false"]').waitFor({ timeout: WAIT });
      return firstRow(scene);
    },
  },
  {
    name: 'row-open',
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      await firstRow(scene).locator('button[data-action="toggle"]').click();
      await firstRow(scene).locator('[data-open="true"]').waitFor({ timeout: WAIT });
      return firstRow(scene);
    },
  },
  {
    name: 'row-hidden',
    async prepare(scene) {
      await openListing(scene);
      await firstRow(scene).hover();
      await firstRow(scene).locator('button[data-action="hide"]').click();
      await firstRow(scene).locator('[data-hidden="true"]').waitFor({ timeout: WAIT });
      return undefined;
    },
    async restore(scene) {
      await firstRow(scene).locator('button[data-action="hide"]').click();
      await firstRow(scene).locator('[data-part="tldr"]').waitFor({ timeout: WAIT });
    },
  },
  {
    name: 'row-done',
    async prepare(scene) {
      await openListing(scene);
      await firstRow(scene).hover();
      await analyse(scene.page, 'row');
      await inState(scene.page, 'row', 'done').waitFor({ timeout: WAIT });
      return firstRow(scene);
    },
  },
  {
    name: 'row-closed-done',
    async prepare(scene) {
      await openListing(scene);
      const done = inState(scene.page, 'row', 'done');
      if ((await done.count()) === 0) {
        await firstRow(scene).hover();
        await analyse(scene.page, 'row');
        await done.waitFor({ timeout: WAIT });
        await openListing(scene);
      }
      await done.waitFor({ timeout: WAIT });
      return firstRow(scene);
    },
  },
  {
    name: 'listing-confirm',
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      await wholeRead(scene);
      const bar = surfaceOf(scene.page, 'listing-bar');
      await bar.locator('button[data-action="analyse-all"]').click();
      await bar.locator('.confirm button[data-action="analyse-all"]').waitFor({ timeout: WAIT });
      return bar;
    },
  },
  {
    name: 'listing-summary-offline',
    async prepare(scene) {
      await openListing(scene);
      await offlineDigest(scene);
      const bar = surfaceOf(scene.page, 'listing-bar');
      return bar;
    },
  },
  {
    name: 'listing-after-summary',
    narrow: true,
    async prepare(scene) {
      await openListing(scene);
      await offlineDigest(scene);
      const bar = surfaceOf(scene.page, 'listing-bar');
      const written = bar.locator('[data-part="digest"][data-source="model"]');
      if ((await written.count()) === 0) {
        await bar.locator('button[data-action="build-digest"]').click();
        await bar.locator('.confirm button[data-action="build-digest"]').click({ timeout: WAIT });
        await written.waitFor({ state: 'attached', timeout: WAIT });
      }
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
    name: 'abstract-question',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 1);
      const box = surfaceOf(scene.page, 'abstract').locator('[data-part="ask"]');
      await box.locator('input').fill(scene.language === 'en' ? 'How large is the gain?' : '提升有多大？');
      await box.locator('[data-part="estimate"][aria-busy="false"]').waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract').locator('.workings');
    },
  },
  {
    name: 'abstract-running',
    async prepare(scene) {
      await openAbstract(scene, 2);
      // Chinese is written first.
      const after = scene.language === 'en' ? 0.8 : 0.4;
      scene.provider.setFault({ kind: 'hang-midway', after, chunkDelay: 5 });
      await analyse(scene.page, 'abstract');
      await surfaceOf(scene.page, 'abstract').locator('[data-section]').first().waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
    async restore({ page, provider }) {
      provider.setFault({});
      await surfaceOf(page, 'abstract').locator('button[data-action="cancel"]').first().click();
      await inState(page, 'abstract', 'offline').waitFor({ timeout: WAIT });
    },
  },
  {
    name: 'abstract-done',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 3);
      const done = inState(scene.page, 'abstract', 'done');
      if ((await done.count()) === 0) await analyse(scene.page, 'abstract');
      await done.waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
  },
  {
    name: 'abstract-both',
    async prepare(scene) {
      await openAbstract(scene, 5);
      const panel = surfaceOf(scene.page, 'abstract');
      if ((await inState(scene.page, 'abstract', 'done').count()) === 0) await analyse(scene.page, 'abstract');
      await inState(scene.page, 'abstract', 'done').waitFor({ timeout: WAIT });
      await panel.locator('button[data-choice="both"]').click();
      await panel.locator('.columns').waitFor({ timeout: WAIT });
      return panel;
    },
  },
  {
    name: 'abstract-report',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 3);
      const panel = surfaceOf(scene.page, 'abstract');
      if ((await inState(scene.page, 'abstract', 'done').count()) === 0) await analyse(scene.page, 'abstract');
      await inState(scene.page, 'abstract', 'done').waitFor({ timeout: WAIT });
      await panel.locator('[data-section] button[data-action="report"]').first().focus();
      await panel.locator('[data-section] button[data-action="report"]').first().press('Enter');
      await panel.locator('[data-part="report"]').waitFor({ timeout: WAIT });
      return panel;
    },
  },
  {
    name: 'abstract-failed',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 4);
      const failed = inState(scene.page, 'abstract', 'failed');
      if ((await failed.count()) === 0) {
        scene.provider.setFault({ kind: 'refusal-en' });
        await analyse(scene.page, 'abstract');
      }
      await failed.waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
    async restore({ provider }) {
      provider.setFault({});
    },
  },
  {
    name: 'abstract-note',
    async prepare(scene) {
      await openAbstract(scene, 6);
      const panel = surfaceOf(scene.page, 'abstract');
      await panel.locator('button[data-action="note"]').click();
      await panel.locator('[data-part="note"] textarea:not([readonly])').waitFor({ timeout: WAIT });
      return panel;
    },
  },
  {
    name: 'abstract-cite',
    narrow: true,
    async prepare(scene) {
      await openAbstract(scene, 6);
      const panel = surfaceOf(scene.page, 'abstract');
      await panel.locator('button[data-action="cite"]').click();
      await panel.locator('[data-part="cite"] button[data-action="copy"]').click();
      await panel.locator('[data-part="cite"] [role="status"]:not(:empty)').waitFor({ timeout: WAIT });
      return panel;
    },
  },
  {
    name: 'popup',
    async prepare(scene) {
      await openPopup(scene);
      return scene.page.locator('[data-surface="popup"]');
    },
  },
  {
    name: 'popup-queue',
    async prepare(scene) {
      const { page } = scene;
      await holdQueue(scene);
      await openPopup(scene);
      await page.locator('[data-part="queue"]').waitFor({ timeout: WAIT });
      return page.locator('[data-surface="popup"]');
    },
    async restore({ page, provider }) {
      await page.locator('[data-part="queue"] button[data-action="cancel"]').click();
      await page.locator('[data-part="queue"][data-running="0"][data-waiting="0"]').waitFor({ timeout: WAIT });
      provider.setFault({});
    },
  },
  ...DAILY_SURFACES,
  ...PAGE_SURFACES,
  { name: 'options', narrow: true, prepare: openOptions },
  ...STORAGE_SURFACES,
  ...SYNC_SURFACES,
  ...TRIAGE_SURFACES,
  {
    name: 'options-connected',
    async prepare(scene) {
      const body = await openOptions(scene);
      await body.locator('button[data-action="test-connection"]').click();
      await body.locator('[data-part="test-result"]').waitFor({ timeout: WAIT });
      await wholeHeight(scene.page);
      return body;
    },
  },
  {
    name: 'options-doctor-running',
    async prepare(scene) {
      const body = await openOptions(scene);
      scene.provider.setFault({ kind: 'hang' });
      await body.locator('button[data-action="test-connection"]').click();
      await body.locator('[data-stage="api"]').waitFor({ timeout: WAIT });
      return body.locator('[data-part="doctor"]');
    },
    async restore({ page, provider }) {
      provider.setFault({});
      await page.locator('[data-part="doctor"] button[data-action="cancel"]').click();
      await page.locator('[data-part="doctor"][data-state="cancelled"]').waitFor({ timeout: WAIT });
    },
  },
  {
    name: 'options-doctor-model',
    narrow: true,
    async prepare(scene) {
      const body = await openOptions(scene);
      await body.locator('[name="model"]').fill('marginalia-tset');
      await body.locator('button[data-action="test-connection"]').click();
      await body.locator('[data-part="test-result"]').waitFor({ timeout: WAIT });
      return body.locator('[data-part="doctor"]');
    },
  },
  {
    name: 'options-doctor-origin',
    narrow: true,
    async prepare(scene) {
      const body = await openOptions(scene);
      scene.provider.setFault({ kind: 'forbidden-origin' });
      await body.locator('[name="provider"]').selectOption('ollama');
      await body.locator('[name="baseUrl"]').fill(scene.provider.baseUrl);
      await body.locator('[name="model"]').fill('qwen3:8b');
      await body.locator('button[data-action="test-connection"]').click();
      await body.locator('[data-part="test-result"]').waitFor({ timeout: WAIT });
      return body.locator('[data-part="doctor"]');
    },
    async restore({ provider }) {
      provider.setFault({});
    },
  },
  ...SERVICE_SURFACES,
  ...REPORT_SURFACES,
  ...DAY_SURFACES,
  ...LIBRARY_SURFACES,
  ...NOTE_SURFACES,
  ...README_SURFACES,
];

async function shoot(scene: Scene, surface: Surface, suffix: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ wide: WIDE, ...(surface.narrow ? { narrow: NARROW } : {}) })) {
    const file = join(SHOTS, `${surface.name}.${suffix}${width === 'narrow' ? '.narrow' : ''}.png`);
    await scene.page.setViewportSize(viewport);
    await scene.page.mouse.move(0, 0);
    try {
      const target = await surface.prepare(scene);
      await scene.page.evaluate(() => document.fonts.ready.then(() => undefined));
      if (!surface.pointed) await scene.page.mouse.move(0, 0);
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

function suffixOf(language: (typeof LANGUAGES)[number], scheme: (typeof SCHEMES)[number]): string {
  return `${language === 'en' ? 'en' : 'zh'}.${scheme}`;
}

async function shootStory(
  surfaces: readonly Surface[],
  scheme: (typeof SCHEMES)[number],
  language: (typeof LANGUAGES)[number],
): Promise<void> {
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
    const scene = { language, page, extension, arxiv, provider };
    // Each picture has the bar as it is when a tab is opened.
    await page.addInitScript(() => sessionStorage.clear());
    const suffix = suffixOf(language, scheme);
    const options = `chrome-extension://${extension.extensionId}/options.html`;
    // The first language is a setting, not the browser's alone: Debian's Chromium speaks English only.
    await page.goto(options);
    await page.locator('[name="uiLanguage"]').selectOption(language, { timeout: WAIT });
    for (const surface of surfaces.filter(({ fresh }) => fresh)) await shoot(scene, surface, suffix);
    const rest = surfaces.filter(({ fresh }) => !fresh);
    if (rest.length === 0) return;
    await page.setViewportSize(WIDE);
    await page.goto(options);
    await fillOptions(page, provider, { analysisLanguages: 'zh+en', categories: 'cs.CV' });
    for (const surface of rest) await shoot(scene, surface, suffix);
  } finally {
    await extension.close();
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    scheme: { type: 'string' },
    language: { type: 'string' },
    readme: { type: 'boolean' },
  },
});
/** Each in a profile of its own: the first day leaves papers and analyses that the other pictures are to be without. */
const STORIES = [FIRST_DAY_SURFACES, SURFACES];
const stories = STORIES.map((surfaces) =>
  surfaces.filter(({ name }) => values.only === undefined || name.includes(values.only)),
).filter((surfaces) => surfaces.length > 0);
if (stories.length === 0) {
  const names = STORIES.flat().map(({ name }) => name);
  console.error(`No surface is named ${values.only}. There are: ${names.join(', ')}.`);
  process.exit(1);
}
if (Object.keys(values).length === 0) await rm(SHOTS, { recursive: true, force: true });
await mkdir(SHOTS, { recursive: true });

const extensionFolder = await ensureBuild('chromeE2e');
const arxiv = await startArxiv({ pages: 'own' });
// A port of its own, so that a picture is the same each time.
const provider = await startProvider({ port: 8080 });
const pictured = new Set(Object.values(README_PICTURES));
try {
  for (const scheme of SCHEMES.filter((name) => (values.scheme ?? name) === name)) {
    for (const language of LANGUAGES.filter((name) => (values.language ?? name) === name)) {
      const suffix = suffixOf(language, scheme);
      for (const story of stories) {
        const surfaces = values.readme ? story.filter(({ name }) => pictured.has(`${name}.${suffix}`)) : story;
        if (surfaces.length > 0) await shootStory(surfaces, scheme, language);
      }
    }
  }
  if (values.readme) {
    for (const [picture, shot] of Object.entries(README_PICTURES)) {
      await copyFile(join(SHOTS, `${shot}.png`), join(PICTURES, `${picture}.png`));
    }
  }
} finally {
  await Promise.all([arxiv.close(), provider.close()]);
}
