/** What a reader sees on the first day, in its order: the card above a listing, where it leads, what comes of it. */
import { openBar, openListing, type Scene, type Surface, surfaceOf, WAIT, wholeRead } from './shot-scene.ts';

/** Of a row that no other picture analyses. */
const ROW = 4;

async function openWhole(scene: Scene): Promise<void> {
  await openListing(scene);
  await wholeRead(scene);
}

const rowOf = ({ page }: Scene) => surfaceOf(page, 'row').nth(ROW);

async function analyse(scene: Scene): Promise<void> {
  const row = rowOf(scene);
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  const analysed = row.locator('[data-state="done"]').first();
  if (!(await analysed.isVisible())) await row.locator('button[data-action="analyse-abstract"]').first().click();
  await analysed.waitFor({ timeout: WAIT });
  const toggle = row.locator('button[data-action="toggle"]').first();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  await row.locator('[data-part="analysis"]').first().waitFor({ timeout: WAIT });
}

export const FIRST_DAY_SURFACES: Surface[] = [
  {
    name: 'first-day-1-listing',
    fresh: true,
    narrow: true,
    async prepare(scene) {
      await openWhole(scene);
      return undefined;
    },
  },
  {
    name: 'first-day-1-steps',
    fresh: true,
    narrow: true,
    async prepare(scene) {
      await openWhole(scene);
      await openBar(scene.page, 'steps');
      await openBar(scene.page, 'more');
      const bar = surfaceOf(scene.page, 'listing-bar');
      await bar.locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      return bar;
    },
  },
  {
    name: 'first-day-2-no-service',
    fresh: true,
    narrow: true,
    async prepare(scene) {
      await openWhole(scene);
      const row = rowOf(scene);
      await row.scrollIntoViewIfNeeded();
      await row.hover();
      await row.locator('button[data-action="analyse-abstract"]').first().click();
      await row.locator('[data-part="error"]').waitFor({ timeout: WAIT });
      return row;
    },
  },
  {
    name: 'first-day-3-service',
    fresh: true,
    narrow: true,
    async prepare({ page, extension }) {
      await page.goto('about:blank');
      await page.goto(`chrome-extension://${extension.extensionId}/options.html#section-service`);
      await page.locator('[name="provider"]').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'first-day-4-listing',
    narrow: true,
    async prepare(scene) {
      await openWhole(scene);
      return surfaceOf(scene.page, 'listing-bar');
    },
  },
  {
    name: 'first-day-5-analysis',
    narrow: true,
    async prepare(scene) {
      await openWhole(scene);
      await analyse(scene);
      return rowOf(scene);
    },
  },
  {
    name: 'first-day-6-export',
    narrow: true,
    async prepare(scene) {
      await openWhole(scene);
      await analyse(scene);
      const id = await rowOf(scene).getAttribute('data-arxiv-id');
      await scene.page.goto(`https://arxiv.org/abs/${id}`);
      const panel = surfaceOf(scene.page, 'abstract');
      await panel.locator('[data-part="analysis"]').first().waitFor({ timeout: WAIT });
      const saving = scene.page.waitForEvent('download');
      await panel.locator('button[data-action="export"]').click();
      await saving;
      return undefined;
    },
  },
];
