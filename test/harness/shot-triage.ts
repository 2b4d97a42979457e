import { openBar, type Scene, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';

async function openOrdered({ page }: Scene, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${LISTING}#marginalia=${hash}`);
  await surfaceOf(page, 'row').locator('[data-part="place"]:visible').first().waitFor({ timeout: WAIT });
}

async function addRule({ page }: Scene, rule: string, list: 'include' | 'exclude'): Promise<void> {
  const bar = surfaceOf(page, 'listing-bar');
  // The pictures before this one may have added it.
  const known = bar.locator('[data-part="rules"] li').filter({ hasText: rule });
  if ((await known.count()) > 0) return;
  await bar.locator('[name="ruleList"]').selectOption(list);
  await bar.locator('[name="rule"]').fill(rule);
  await bar.locator('button[data-action="save-rule"]:enabled').click({ timeout: WAIT });
  await known.waitFor({ timeout: WAIT });
}

/** A listing in the reader's order: reasons in the rows, filters, rules while they are tried. */
export const TRIAGE_SURFACES: Surface[] = [
  {
    name: 'listing-rules',
    narrow: true,
    async prepare(scene) {
      await openOrdered(scene, 'order:score');
      const bar = surfaceOf(scene.page, 'listing-bar');
      await openBar(scene.page, 'filter');
      await bar.locator('button[data-action="edit-rules"]').click();
      await addRule(scene, 'diffusion', 'include');
      await addRule(scene, 'survey', 'exclude');
      await addRule(scene, '/segment\\w+/', 'exclude');
      await bar.locator('[name="rule"]').fill('/3d|splat/');
      await bar.locator('button[data-action="save-rule"]:enabled').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'listing-filters',
    narrow: true,
    async prepare(scene) {
      await openOrdered(scene, 'order:score;only:code');
      await openBar(scene.page, 'filter');
      await openBar(scene.page, 'more');
      await surfaceOf(scene.page, 'listing-bar').locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'listing-running',
    narrow: true,
    async prepare(scene) {
      scene.provider.setFault({ kind: 'hang' });
      await openOrdered(scene, 'order:score;only:code');
      const bar = surfaceOf(scene.page, 'listing-bar');
      const progress = bar.locator('.bar-work [data-part="progress"] progress');
      if ((await progress.count()) === 0) {
        await bar.locator('[data-action="analyse-all"]:enabled').click();
        await bar.locator('.confirm [data-action="analyse-all"]').click({ timeout: WAIT });
      }
      await progress.waitFor({ timeout: WAIT });
      return undefined;
    },
    async restore({ page, provider }) {
      await surfaceOf(page, 'listing-bar').locator('.bar-work [data-action="cancel"]').click();
      provider.setFault({});
    },
  },
  {
    name: 'listing-triage',
    narrow: true,
    async prepare(scene) {
      await openOrdered(scene, 'order:score;kind:new;only:unseen');
      return undefined;
    },
  },
];
