import type { Locator } from '@playwright/test';
import { LISTING, openBar, openOptions, type Scene, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

/** A summary takes several calls. */
const BUILT = 60_000;

async function openDay({ page }: Scene): Promise<Locator> {
  await page.goto(LISTING);
  const bar = surfaceOf(page, 'listing-bar');
  await openBar(page, 'more');
  await bar.locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
  return bar;
}

async function startBuild(bar: Locator): Promise<void> {
  await bar.locator('button[data-action="build-digest"]').first().click();
  await bar.locator('.confirm button[data-action="build-digest"]').click({ timeout: WAIT });
}

async function ensureBuilt(scene: Scene): Promise<Locator> {
  const bar = await openDay(scene);
  const written = bar.locator('[data-part="digest"][data-source="model"]');
  if ((await written.count()) === 0) await startBuild(bar);
  await written.waitFor({ state: 'attached', timeout: BUILT });
  return bar;
}

/** Below an open summary no row is near enough to be drawn before it is gone to; the first may be folded by a rule. */
async function firstRow({ page }: Scene): Promise<Locator> {
  await page.locator('#dlpage dd').first().scrollIntoViewIfNeeded();
  return surfaceOf(page, 'row')
    .filter({ has: page.locator('button[data-action="toggle"]') })
    .first();
}

/** A day on its way to a summary, and what is there of it afterwards. */
export const DAY_SURFACES: Surface[] = [
  {
    name: 'day-building',
    narrow: true,
    async prepare(scene) {
      scene.provider.setFault({ kind: 'hang-midway', after: 0.6, chunkDelay: 2 });
      const bar = await openDay(scene);
      if ((await bar.locator('[data-part="progress"]').count()) === 0) await startBuild(bar);
      await bar.locator('[data-part="progress"] progress:not([value="0"])').waitFor({ timeout: WAIT });
      return undefined;
    },
    async restore({ page, provider }) {
      provider.setFault({});
      const bar = surfaceOf(page, 'listing-bar');
      await bar.locator('[data-part="progress"] button[data-action="cancel"]').click();
      await bar.locator('[data-part="progress"]').waitFor({ state: 'detached', timeout: WAIT });
    },
  },
  {
    name: 'day-rows',
    narrow: true,
    async prepare(scene) {
      await ensureBuilt(scene);
      const row = await firstRow(scene);
      await row.locator('[data-part="score"][data-by="model"]').waitFor({ timeout: WAIT });
      await row.scrollIntoViewIfNeeded();
      return undefined;
    },
  },
  {
    name: 'day-row-open',
    narrow: true,
    async prepare(scene) {
      await ensureBuilt(scene);
      const row = await firstRow(scene);
      await row.locator('button[data-action="toggle"]').click();
      return row;
    },
  },
  {
    name: 'day-written',
    narrow: true,
    async prepare(scene) {
      const bar = await ensureBuilt(scene);
      return bar;
    },
  },
  {
    name: 'day-popup',
    async prepare(scene) {
      const { page, extension } = scene;
      await ensureBuilt(scene);
      await page.setViewportSize({ width: 400, height: 600 });
      await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
      await page.locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      return page.locator('[data-surface="popup"]');
    },
  },
  {
    name: 'day-interests',
    narrow: true,
    async prepare(scene) {
      const body = await openOptions(scene);
      return body.locator('section', { has: scene.page.locator('[name="interestDescription"]') }).last();
    },
  },
];
