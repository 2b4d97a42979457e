import type { Page } from '@playwright/test';
import { lastDays, remembered } from '../e2e/mailing-days.ts';
import { send, storedRows } from '../e2e/surfaces.ts';
import { fillOptions } from './options-form.ts';
import { openBar, openOptions, type Scene, type Surface, surfaceOf, WAIT, wholeHeight } from './shot-scene.ts';
import { putRows } from './stored-rows.ts';

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

/**
 * Two replacements of the listing that was read become papers the reader follows, each with a text of before. Answers
 * with the listing's day.
 */
async function replaceStarred(page: Page): Promise<string> {
  const announced = (await storedRows(page, 'announcements'))
    .filter(({ category }) => category === 'cs.CV')
    .toSorted((one, other) => String(one['announcementDate']).localeCompare(String(other['announcementDate'])))
    .slice(0, 1);
  const entries = announced.flatMap(({ entries }) => entries as { arxivId: string; kind: string }[]);
  const ids = new Set(entries.filter(({ kind }) => kind === 'replacement').map(({ arxivId }) => arxivId));
  const papers = (await storedRows(page, 'papers')).filter(({ arxivId }) => ids.has(String(arxivId))).slice(0, 2);
  const starredAt = '2026-01-01T08:00:00.000Z';
  await putRows(page, {
    marks: papers.map(({ arxivId }) => ({ arxivId, seenAt: starredAt, starredAt, hiddenAt: null })),
    papers: papers.map((paper, i) => {
      const { title, authors, comments, abstract } = paper;
      const before = i === 0 ? `${String(abstract)} It was so.` : abstract;
      const earlier = [{ version: 1, title, authors, comments, abstract: before, until: new Date().toISOString() }];
      return { ...paper, version: 2, versions: [1, 2], earlier, ...(i === 0 ? {} : { sameText: [1] }) };
    }),
  });
  return String(announced[0]?.['announcementDate']);
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
    name: 'popup-replaced',
    async prepare(scene) {
      const { page } = scene;
      await page.goto('https://arxiv.org/list/cs.CV/new');
      await openBar(page, 'more');
      await surfaceOf(page, 'listing-bar').locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      await follow(scene, 'cs.CV');
      const day = await replaceStarred(page);
      await openPopup(scene);
      await page.locator('select[name="day"]').selectOption(day);
      await page.locator('[data-part="replaced"]').waitFor({ timeout: WAIT });
      return page.locator('[data-surface="popup"]');
    },
  },
  {
    name: 'options-learned',
    narrow: true,
    async prepare(scene) {
      const { page } = scene;
      await page.goto('https://arxiv.org/list/cs.CV/new');
      await openBar(page, 'more');
      await surfaceOf(page, 'listing-bar').locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
      await page.goto(`chrome-extension://${scene.extension.extensionId}/options.html`);
      const papers = await storedRows(page, 'papers');
      const arxivIds = papers.map(({ arxivId }) => String(arxivId));
      await send(page, 'setMarks', { arxivIds: arxivIds.slice(0, 9), starred: true });
      await send(page, 'setMarks', { arxivIds: arxivIds.slice(9, 15), hidden: true });
      const learned = (await openOptions(scene)).locator('[data-part="learned"]');
      await learned.locator('.learned-terms').first().waitFor({ timeout: WAIT });
      await wholeHeight(page);
      return learned;
    },
    async restore({ page }) {
      const marks = await storedRows(page, 'marks');
      await send(page, 'setMarks', { arxivIds: marks.map(({ arxivId }) => arxivId), starred: false, hidden: false });
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
