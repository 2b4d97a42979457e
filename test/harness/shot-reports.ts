import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from '@playwright/test';
import { DAY } from '../fixtures/arxiv/paper.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { FIVE_SHAPES, inventReport, WITHOUT_SUMMARY } from '../fixtures/reports/five-shapes.ts';
import { OUTPUT } from './output.ts';
import { openBar, openOptions, type Scene, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

/** Papers the local arXiv has, in the order of its listing. */
const LISTED = PAPERS.filter(({ categories, announced }) => categories[0] === 'cs.CV' && announced === DAY);

/** Of the listing's own day. */
const OF_TODAY = inventReport(
  DAY,
  (['b', 'd', 'c'] as const).flatMap((shape, index) => {
    const paper = LISTED[index];
    return paper ? { id: `${paper.id}v1`, title: paper.title, shape, abstract: paper.abstract } : [];
  }),
);

const asFile = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text, 'utf8') });

/** Papers the local arXiv has, one it has not, and lines that name none. */
const STARRED_LIST = [
  'Reading list, autumn',
  ...LISTED.slice(0, 3).map(({ id }) => `https://arxiv.org/abs/${id}`),
  'Ask Ada for the draft on kites',
  'arXiv:1512.99999',
].join('\n');

const SEVERAL = [
  asFile('arxiv_cv_report_2026-02-03.md', FIVE_SHAPES),
  asFile('arxiv_ro_report_2026-02-04.md', WITHOUT_SUMMARY),
  asFile('reading-notes.md', '# Notes\n'),
];

async function importReports(scene: Scene, files = SEVERAL): Promise<Locator> {
  const body = await openOptions(scene);
  await body.locator('input[name="reportFiles"]').setInputFiles(files);
  await body.locator('[data-part="import-summary"]').waitFor({ timeout: WAIT });
  return body;
}

/** Leaves no report behind: other surfaces show the day of the listing. */
async function takeBack({ page, extension }: Scene): Promise<void> {
  await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
  const list = page.locator('.stored-reports');
  await list.locator('summary').click({ timeout: WAIT });
  for (let left = await list.locator('li').count(); left > 0; left -= 1) {
    await list.locator('button[data-action="remove-report"]').first().click();
    await list
      .locator('li')
      .nth(left - 1)
      .waitFor({ state: 'detached', timeout: WAIT });
  }
}

/** The popup on the day of a report that was read in; other days may be newer. */
async function openImportedDay(scene: Scene): Promise<void> {
  const { page, extension } = scene;
  await importReports(scene);
  await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
  await page.locator('select[name="category"]').selectOption('cs.CV', { timeout: WAIT });
  await page.locator('select[name="day"]').selectOption('2026-02-03', { timeout: WAIT });
  await page.locator('[data-part="imported-report"]').waitFor({ timeout: WAIT });
}

/** The day as a page of its own, as the popup saves it. */
async function openDayPage(scene: Scene): Promise<void> {
  const { page } = scene;
  await openImportedDay(scene);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('button[data-action="export-html"]').first().click(),
  ]);
  const copy = join(OUTPUT, 'day.html');
  await writeFile(copy, await readFile(await file.path()));
  await page.goto(pathToFileURL(copy).href);
}

/** Daily reports: where they come in, how their day looks, and the page a day becomes. */
export const REPORT_SURFACES: Surface[] = [
  {
    name: 'options-reports',
    narrow: true,
    async prepare(scene) {
      const body = await importReports(scene);
      await body.locator('.stored-reports summary').click();
      return body.locator('section', { has: scene.page.locator('[data-part="reports"]') });
    },
    restore: takeBack,
  },
  {
    name: 'options-starred',
    narrow: true,
    async prepare(scene) {
      const body = await openOptions(scene);
      const part = body.locator('[data-part="starred-import"]');
      await part.locator('textarea').fill(STARRED_LIST);
      await part.locator('button[data-action="read-list"]').click();
      await part.locator('[data-part="unreadable"] summary').click({ timeout: WAIT });
      return part;
    },
  },
  {
    name: 'options-starred-done',
    narrow: true,
    async prepare(scene) {
      const body = await openOptions(scene);
      const part = body.locator('[data-part="starred-import"]');
      await part.locator('textarea').fill(STARRED_LIST);
      await part.locator('button[data-action="read-list"]').click();
      await part.locator('button[data-action="star-list"]').click({ timeout: WAIT });
      await part.locator('[data-part="starred-result"]').waitFor({ timeout: WAIT });
      return part;
    },
    async restore({ page }) {
      await page.locator('[data-part="starred-result"] button[data-action="undo"]').click({ timeout: WAIT });
    },
  },
  {
    name: 'popup-imported',
    async prepare(scene) {
      await scene.page.setViewportSize({ width: 400, height: 600 });
      await openImportedDay(scene);
      return scene.page.locator('[data-surface="popup"]');
    },
    restore: takeBack,
  },
  {
    name: 'day-page',
    narrow: true,
    async prepare(scene) {
      await openDayPage(scene);
      return scene.page.locator('main');
    },
    restore: takeBack,
  },
  ...LISTED.slice(0, 2).map(
    ({ id }, index): Surface => ({
      name: index === 0 ? 'abstract-imported' : 'abstract-imported-refusal',
      async prepare(scene) {
        await importReports(scene, [asFile('today.md', OF_TODAY)]);
        await scene.page.goto(`https://arxiv.org/abs/${id}`);
        const panel = surfaceOf(scene.page, 'abstract');
        await panel.locator('[data-part="analysis"], [data-part="error"]').first().waitFor({ timeout: WAIT });
        return panel;
      },
      restore: takeBack,
    }),
  ),
  {
    name: 'listing-imported',
    async prepare(scene) {
      await importReports(scene, [asFile('today.md', OF_TODAY)]);
      await scene.page.goto('https://arxiv.org/list/cs.CV/new');
      const bar = surfaceOf(scene.page, 'listing-bar');
      await openBar(scene.page, 'more');
      await bar.locator('[data-part="imported-report"]').waitFor({ timeout: WAIT });
      return undefined;
    },
    restore: takeBack,
  },
];
