import { addService } from './options-form.ts';
import { inState, openOptions, type Scene, type Surface, surfaceOf, WAIT, wholeHeight } from './shot-scene.ts';

const SECOND = 'Second';

/** A service beside the first one; once for all pictures. */
async function ensureSecond(scene: Scene): Promise<void> {
  const { page, provider } = scene;
  await openOptions(scene);
  if ((await page.locator('[data-part="profiles"] > li').count()) > 1) return;
  await addService(page, provider, SECOND);
}

/** The n-th paper's page, analysed with a key that the server refuses. */
async function pauseService(scene: Scene, position: number): Promise<void> {
  const { page, arxiv, provider } = scene;
  provider.setFault({ kind: 'bad-key' });
  const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
  await page.goto(papers[position] ?? '');
  await surfaceOf(page, 'abstract').locator('button[data-action="analyse-abstract"]').first().click();
  await surfaceOf(page, 'abstract').locator('[data-code="bad-key"]').first().waitFor({ timeout: WAIT });
}

async function resume({ page, provider }: Scene): Promise<void> {
  provider.setFault({});
  await page.goto('https://arxiv.org/list/cs.CV/new');
  await surfaceOf(page, 'listing-bar').locator('[data-part="paused"] button[data-action="retry"]').click();
  await surfaceOf(page, 'listing-bar').locator('[data-part="paused"]').waitFor({ state: 'detached', timeout: WAIT });
}

/** Several services, and what is said when one is refused or has not been allowed. */
export const SERVICE_SURFACES: Surface[] = [
  {
    name: 'services-one',
    narrow: true,
    async prepare(scene) {
      const body = await openOptions(scene);
      await body.locator('[data-part="profile-details"] > summary').click();
      await wholeHeight(scene.page);
      return body;
    },
  },
  {
    name: 'services-two',
    narrow: true,
    async prepare(scene) {
      await ensureSecond(scene);
      const body = await openOptions(scene);
      await body.locator('[data-part="profiles"] button[data-action="remove-profile"]').last().click();
      await wholeHeight(scene.page);
      return body;
    },
  },
  {
    name: 'services-new',
    async prepare(scene) {
      const body = await openOptions(scene);
      await body.locator('button[data-action="add-profile"]').click();
      await body.locator('[name="provider"]').selectOption('deepseek');
      await wholeHeight(scene.page);
      return body;
    },
  },
  {
    name: 'services-consent',
    narrow: true,
    async prepare(scene) {
      const { page, arxiv } = scene;
      const body = await openOptions(scene);
      const withdraw = body.locator('.recipient button[data-action="withdraw-consent"]');
      if ((await withdraw.count()) > 0) await withdraw.first().click();
      await body.locator('.recipient button[data-action="allow"]').first().waitFor({ timeout: WAIT });
      const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
      await page.goto(papers[7] ?? '');
      await surfaceOf(page, 'abstract').locator('button[data-action="analyse-abstract"]').first().click();
      await surfaceOf(page, 'abstract').locator('[data-part="consent"]').waitFor({ timeout: WAIT });
      return surfaceOf(page, 'abstract');
    },
    async restore(scene) {
      const body = await openOptions(scene);
      await body.locator('.recipient button[data-action="allow"]').first().click();
      await body.locator('.recipient button[data-action="allow"]').waitFor({ state: 'detached', timeout: WAIT });
    },
  },
  {
    name: 'services-paused',
    narrow: true,
    async prepare(scene) {
      await pauseService(scene, 8);
      await inState(scene.page, 'abstract', 'queued').waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'abstract');
    },
    restore: resume,
  },
  {
    name: 'services-refused',
    narrow: true,
    async prepare(scene) {
      await pauseService(scene, 9);
      await scene.page.goto('https://arxiv.org/list/cs.CV/new');
      await surfaceOf(scene.page, 'listing-bar').locator('[data-part="paused"]').waitFor({ timeout: WAIT });
      return surfaceOf(scene.page, 'listing-bar');
    },
    restore: resume,
  },
  {
    name: 'services-stopped',
    async prepare(scene) {
      await pauseService(scene, 10);
      const body = await openOptions(scene);
      await body.locator('[data-part="profiles"] [data-code="bad-key"]').waitFor({ timeout: WAIT });
      await wholeHeight(scene.page);
      return body;
    },
    restore: resume,
  },
];
