import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from '@playwright/test';
import { FIVE_SHAPES, WITHOUT_SUMMARY } from '../fixtures/reports/five-shapes.ts';
import { OUTPUT } from './output.ts';
import { openOptions, type Scene, type Surface, WAIT } from './shot-scene.ts';

const asFile = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text, 'utf8') });

async function importReports(scene: Scene): Promise<Locator> {
  const body = await openOptions(scene);
  await body
    .locator('input[name="reportFiles"]')
    .setInputFiles([
      asFile('arxiv_cv_report_2026-02-03.md', FIVE_SHAPES),
      asFile('arxiv_ro_report_2026-02-04.md', WITHOUT_SUMMARY),
      asFile('reading-notes.md', '# Notes\n'),
    ]);
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

/** The day as a page of its own, as the popup saves it. */
async function openDayPage(scene: Scene): Promise<void> {
  const { page, extension } = scene;
  await importReports(scene);
  await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
  await page.locator('select[name="category"]').selectOption('cs.CV', { timeout: WAIT });
  await page.locator('[data-part="imported-report"]').waitFor({ timeout: WAIT });
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
    name: 'popup-imported',
    async prepare(scene) {
      await importReports(scene);
      await scene.page.setViewportSize({ width: 400, height: 600 });
      await scene.page.goto(`chrome-extension://${scene.extension.extensionId}/popup.html`);
      await scene.page.locator('select[name="category"]').selectOption('cs.CV', { timeout: WAIT });
      await scene.page.locator('[data-part="imported-report"]').waitFor({ timeout: WAIT });
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
];
