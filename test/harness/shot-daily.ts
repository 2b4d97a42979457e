import { lastDays, remembered } from '../e2e/mailing-days.ts';
import { fillOptions } from './options-form.ts';
import { type Scene, type Surface, WAIT, wholeHeight } from './shot-scene.ts';

const FIXTURES = ['cs.CV', 'cs.RO'];

async function openPopup({ page, extension }: Scene): Promise<void> {
  await page.setViewportSize({ width: 400, height: 600 });
  await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
}

async function follow({ page, extension }: Scene, categories: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
  await fillOptions(page, null, { categories });
}

/** Has what is due done at once, with this in mind. */
async function ring({ page }: Scene, schedule: object): Promise<void> {
  await page.evaluate(async (schedule) => {
    const { storage, alarms } = (
      globalThis as unknown as {
        chrome: {
          storage: { local: { set(items: object): Promise<void> } };
          alarms: { create(name: string, info: { when: number }): Promise<void> };
        };
      }
    ).chrome;
    await storage.local.set({ schedule });
    await alarms.create('schedule', { when: Date.now() });
  }, schedule);
}

/** What is read by itself each day, and what the popup says of it. */
export const DAILY_SURFACES: Surface[] = [
  {
    name: 'popup-days',
    fresh: true,
    async prepare(scene) {
      const days = lastDays(3);
      scene.arxiv.announce({ days, categories: FIXTURES });
      await follow(scene, 'cs.CV, cs.RO');
      await openPopup(scene);
      await scene.page.locator('[data-schedule="resting"]').waitFor({ timeout: WAIT });
      await ring(scene, remembered({ 'cs.CV': days[0] ?? '' }, { told: days[2] ?? '' }));
      await scene.page.locator('[data-schedule="reading"]').waitFor({ timeout: WAIT });
      return scene.page.locator('[data-surface="popup"]');
    },
  },
  {
    name: 'popup-busy',
    fresh: true,
    async prepare(scene) {
      scene.arxiv.failListings({ status: 503, retryAfter: 600 });
      await follow(scene, 'cs.CV, cs.RO, cs.CL');
      await openPopup(scene);
      await scene.page.locator('[data-schedule="busy"]').waitFor({ timeout: WAIT });
      return scene.page.locator('[data-surface="popup"]');
    },
    async restore(scene) {
      await follow(scene, '');
      scene.arxiv.reset();
      await scene.page.evaluate(() =>
        (
          globalThis as unknown as { chrome: { storage: { local: { remove(keys: string[]): Promise<void> } } } }
        ).chrome.storage.local.remove(['arxivPoliteness', 'schedule']),
      );
    },
  },
  {
    name: 'options-follow',
    narrow: true,
    async prepare({ page, extension }) {
      await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
      await page.locator('[name="fetchDaily"]').waitFor({ timeout: WAIT });
      await wholeHeight(page);
      return page.locator('section[aria-labelledby="section-follow"]');
    },
  },
];
