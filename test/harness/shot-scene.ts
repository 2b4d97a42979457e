import type { Locator, Page } from '@playwright/test';
import type { ArxivServer } from './arxiv-server.ts';
import type { Chromium } from './chromium.ts';
import type { LocalProvider } from './provider.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export const WAIT = 20_000;

export interface Scene {
  language: (typeof LANGUAGES)[number];
  page: Page;
  extension: Chromium;
  arxiv: ArxivServer;
  provider: LocalProvider;
}

export interface Surface {
  name: string;
  /** Before the options are filled in: what a reader sees on the first day. */
  fresh?: boolean;
  /** The pointer stays where it was put. */
  pointed?: boolean;
  /** Taken at 400 px as well. */
  narrow?: boolean;
  /** Brings the surface up and answers with what to picture; the window where it answers with nothing. */
  prepare(scene: Scene): Promise<Locator | undefined>;
  /** Leaves things as they were, for the surfaces after it. */
  restore?(scene: Scene): Promise<void>;
}

export const surfaceOf = (page: Page, surface: string) => page.locator(`arxiv-marginalia[data-surface="${surface}"]`);
export const inState = (page: Page, surface: string, state: string) =>
  surfaceOf(page, surface).locator(`[data-state="${state}"]`).first();

export const LISTING = 'https://arxiv.org/list/cs.CV/new';

export async function openListing({ page }: Pick<Scene, 'page'>): Promise<void> {
  await page.goto(LISTING);
  await surfaceOf(page, 'row').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
}

export const wholeRead = ({ page }: Pick<Scene, 'page'>): Promise<void> =>
  surfaceOf(page, 'listing-bar').locator('[data-action="analyse-all"]:enabled').waitFor({ timeout: WAIT });

/** Has every paper of the listing analysed by a service that does not answer. */
export async function holdQueue(scene: Scene): Promise<void> {
  scene.provider.setFault({ kind: 'hang' });
  await openListing(scene);
  const bar = surfaceOf(scene.page, 'listing-bar');
  await bar.locator('button[data-action="analyse-all"]').click();
  await bar.locator('.confirm button[data-action="analyse-all"]').click({ timeout: WAIT });
  await bar.locator('[data-part="progress"] progress').waitFor({ timeout: WAIT });
}

/** Opens a part of the bar above a listing. */
export async function openBar(page: Page, part: 'steps' | 'filter' | 'more'): Promise<void> {
  const opener = surfaceOf(page, 'listing-bar').locator(`.bar-line [data-action="show-${part}"]`);
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
}

/** The page at full height: the bar at the foot of the window would stand in the middle of the picture. */
export async function wholeHeight(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 1280;
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
}

export async function openOptions({ page, extension }: Scene): Promise<Locator> {
  await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
  await page.locator('[name="provider"]').waitFor({ timeout: WAIT });
  await wholeHeight(page);
  return page.locator('body');
}
