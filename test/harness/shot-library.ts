import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from '@playwright/test';
import { weekOf } from '../../lib/library/trends/weeks.ts';
import { send } from '../e2e/surfaces.ts';
import { OUTPUT } from './output.ts';
import { weeksOfPapers } from '../fixtures/weeks-of-papers.ts';
import { putRows } from './stored-rows.ts';
import { inState, LISTING, openBar, type Scene, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

/** The library at a place of its own, with the papers of a listing that was read and something done to some. */
async function openLibrary(scene: Scene, hash = ''): Promise<undefined> {
  const { page, extension, arxiv } = scene;
  await page.goto(LISTING);
  await openBar(page, 'more');
  await surfaceOf(page, 'listing-bar').locator('[data-part="digest"]').first().waitFor({ timeout: WAIT });
  const [first = '', second = '', third = ''] = idsOf(arxiv.urls());
  await page.goto(`https://arxiv.org/abs/${first}`);
  const done = inState(page, 'abstract', 'done');
  await surfaceOf(page, 'abstract').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
  if ((await done.count()) === 0) {
    await surfaceOf(page, 'abstract').locator('button[data-action="analyse-abstract"]').first().click();
  }
  await done.waitFor({ timeout: WAIT });
  await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
  const { language } = scene;
  await send(page, 'setMarks', { arxivIds: [first, third], starred: true });
  await send(page, 'tagPapers', { arxivIds: [first, second], add: [language === 'en' ? 'thesis' : '论文选题'] });
  const text =
    language === 'en'
      ? 'Compare with our own ablation; the **gain** may be in $\\alpha$.'
      : '与我们的消融实验对照，**增益**可能来自 $\\alpha$。';
  await send(page, 'saveNote', { arxivId: first, text, revision: 0 });
  await page.goto(`chrome-extension://${extension.extensionId}/library.html${hash.replace('FIRST', first)}`);
  await page.locator('[data-surface="library"] .paper-row, .paper-pane, .brief').first().waitFor({ timeout: WAIT });
  return undefined;
}

function idsOf(urls: readonly string[]): string[] {
  return urls.flatMap((url) => /\/abs\/(\d{4}\.\d{5})$/.exec(url)?.[1] ?? []);
}

/** The trends of twenty weeks, a few of whose papers are starred and one of whose authors is followed. */
async function openTrends({ page, extension }: Scene, hash: string): Promise<undefined> {
  const today = new Date().toISOString().slice(0, 10);
  const papers = weeksOfPapers(weekOf(today));
  await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
  await page.locator('[name="provider"]').waitFor({ timeout: WAIT });
  await putRows(page, { papers });
  await send(page, 'saveSettings', { settings: { interestAuthors: ['A. Quill'] } });
  await send(page, 'setMarks', { arxivIds: papers.slice(0, 9).map(({ arxivId }) => arxivId), starred: true });
  await page.goto(`chrome-extension://${extension.extensionId}/library.html#/trends${hash}`);
  await page.locator('.trends[data-state="whole"] .trend-figure').waitFor({ timeout: WAIT });
  return undefined;
}

const row = ({ page }: Scene, index: number): Locator => page.locator('.paper-row').nth(index);

/** The menu of formats: over the list, over a selection, over a day; and the page that papers become. */
const EXPORT_SURFACES: readonly Surface[] = [
  {
    name: 'library-export',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene, '#/papers?starred=1');
      const menu = scene.page.locator('.list-bar [data-part="export-menu"]');
      await menu.locator('button[data-action="export-papers"]').click();
      await menu.locator('[data-part="count"]').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'library-export-day',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene);
      await scene.page.locator('nav a[data-section="days"]').click();
      const menu = scene.page.locator('[data-part="day"] [data-part="export-menu"]');
      await menu.locator('button[data-action="export-papers"]').click();
      await menu.locator('select[name="exportFormat"]').selectOption('zotero');
      return undefined;
    },
  },
  {
    name: 'library-export-page',
    narrow: true,
    async prepare(scene) {
      const { page } = scene;
      await openLibrary(scene, '#/papers?starred=1');
      const menu = page.locator('.list-bar [data-part="export-menu"]');
      await menu.locator('button[data-action="export-papers"]').click();
      await menu.locator('select[name="exportFormat"]').selectOption('html');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        menu.locator('button[data-action="save-papers"]').click(),
      ]);
      const copy = join(OUTPUT, 'papers.html');
      await writeFile(copy, await readFile(await file.path()));
      await page.goto(pathToFileURL(copy).href);
      return page.locator('main');
    },
  },
];

/** Before anything is read, also by itself. */
export const LIBRARY_EMPTY: Surface = {
  name: 'library-empty',
  fresh: true,
  narrow: true,
  async prepare({ page, extension }) {
    await page.goto(`chrome-extension://${extension.extensionId}/library.html`);
    await page.locator('[data-part="empty"]').waitFor({ timeout: WAIT });
    return undefined;
  },
};

/** The library page: the list, narrowed, with papers selected, and one of them open. */
export const LIBRARY_SURFACES: readonly Surface[] = [
  { name: 'library-list', narrow: true, prepare: (scene) => openLibrary(scene) },
  {
    name: 'library-search',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene, '#/papers?q=segmentation&cat=cs.CV&starred=1');
      await scene.page.locator('.snippets').first().waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'library-selection',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene);
      await row(scene, 0).locator('input').click();
      await row(scene, 2)
        .locator('input')
        .click({ modifiers: ['Shift'] });
      await scene.page.locator('[data-part="selection"]').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  ...EXPORT_SURFACES,
  {
    name: 'library-paper',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene, '#/paper/FIRST');
      await scene.page.locator('.paper-pane [data-part="analysis"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'library-days',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene);
      await scene.page.locator('nav a[data-section="days"]').click();
      await scene.page.locator('[data-part="day"] [data-part="digest"]').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'library-keys',
    async prepare(scene) {
      await openLibrary(scene);
      await scene.page.keyboard.press('?');
      await scene.page.locator('dialog[open]').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'library-brief',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene, `#/brief?ids=FIRST,${idsOf(scene.arxiv.urls()).slice(1, 4).join(',')}`);
      await scene.page.locator('.brief-synthesis').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'library-brief-together',
    narrow: true,
    async prepare(scene) {
      await openLibrary(scene, `#/brief?ids=FIRST,${idsOf(scene.arxiv.urls()).slice(1, 4).join(',')}`);
      await scene.page.locator('.brief-synthesis').evaluate((part) => part.scrollIntoView());
      return undefined;
    },
  },
  { name: 'library-trends', narrow: true, prepare: (scene) => openTrends(scene, '?weeks=26') },
  { name: 'library-trends-rising', prepare: (scene) => openTrends(scene, '?list=rising&table=1&cat=cs.CV') },
  { name: 'library-trends-categories', narrow: true, prepare: (scene) => openTrends(scene, '/categories') },
  { name: 'library-trends-year', prepare: (scene) => openTrends(scene, '/categories?weeks=52&tag=diffusion-models') },
  { name: 'library-trends-authors', narrow: true, prepare: (scene) => openTrends(scene, '/authors') },
];
