/** Exports of a large library by the menu of the built extension's library page: how long, and what they hold in memory. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startArxiv } from '../harness/arxiv-server.ts';
import { bundle } from '../harness/bundle.ts';
import { launchChromium } from '../harness/chromium.ts';
import { print, rounded } from './figures.ts';

const PAPERS = 5_000;
const FORMATS = ['markdown', 'obsidian', 'bibtex', 'json'] as const;
/** Milliseconds from the press to the download. */
const BUDGET = 3_000;
/** Milliseconds between two looks at the page's memory. */
const LOOK = 100;

interface FillingPage {
  fillLibrary: (papers: number, noteEvery?: number) => Promise<void>;
}

export async function benchExport(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const chromium = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const filler = await chromium.openExtensionPage('options.html');
    await filler.locator('[name="provider"]').waitFor();
    await filler.evaluate(await bundle(join(import.meta.dirname, 'library-in-page.ts'), 'benchExport'));
    await filler.evaluate((papers) => (globalThis as unknown as FillingPage).fillLibrary(papers, 1), PAPERS);
    await filler.close();
    const page = await chromium.openExtensionPage('library.html');
    await page.locator(`[role="grid"][aria-rowcount="${PAPERS}"]`).waitFor({ timeout: 120_000 });
    const menu = page.locator('.list-bar [data-part="export-menu"]');
    await menu.locator('[data-action="export-papers"]').click();
    for (const format of FORMATS) {
      await menu.locator('select[name="exportFormat"]').selectOption(format);
      const heap = await watchHeap(page);
      const download = page.waitForEvent('download', { timeout: 120_000 });
      const start = performance.now();
      await menu.locator('[data-action="save-papers"]').click();
      const file = await download;
      const wall = performance.now() - start;
      const { before, most } = await heap.stop();
      const { size } = await stat(await file.path());
      print(
        {
          figure: 'export',
          format,
          papers: PAPERS,
          notes: PAPERS,
          wallMs: rounded(wall, 0),
          fileMB: rounded(size / 1_000_000, 1),
          heapBeforeMB: rounded(before, 0),
          heapMostMB: rounded(most, 0),
        },
        { wallMs: BUDGET },
      );
    }
  } finally {
    await chromium.close();
    await arxiv.close();
  }
}

/** Megabytes of the page's own memory before and the most of it meanwhile, garbage among it. */
export async function watchHeap(page: Page): Promise<{ stop: () => Promise<{ before: number; most: number }> }> {
  const session = await page.context().newCDPSession(page);
  const look = async (): Promise<number> => (await session.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
  await session.send('HeapProfiler.collectGarbage');
  const before = await look();
  let most = before;
  const timer = setInterval(() => {
    void look().then(
      (now) => {
        most = Math.max(most, now);
      },
      () => undefined,
    );
  }, LOOK);
  return {
    async stop() {
      clearInterval(timer);
      most = Math.max(most, await look());
      await session.detach();
      return { before, most };
    },
  };
}
