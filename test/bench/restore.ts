/** A backup of a large library made in the options, and restored into an empty one: how long each step takes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startArxiv } from '../harness/arxiv-server.ts';
import { bundle } from '../harness/bundle.ts';
import { launchChromium } from '../harness/chromium.ts';
import { watchHeap } from './export.ts';
import { print, rounded } from './figures.ts';

const SIZES = [5_000, 20_000];
const WAIT = 300_000;

interface FillingPage {
  fillLibrary: (papers: number, noteEvery?: number) => Promise<void>;
}

export async function benchRestore(extension: string): Promise<void> {
  for (const papers of SIZES) {
    const arxiv = await startArxiv({ pages: 'none' });
    try {
      const { file, backupMs } = await makeBackup(extension, arxiv.port, papers);
      print({ figure: 'restore', papers, notes: papers, backupMs, ...(await restore(extension, arxiv.port, file)) });
    } finally {
      await arxiv.close();
    }
  }
}

async function makeBackup(
  extension: string,
  arxivPort: number,
  papers: number,
): Promise<{ file: Buffer; backupMs: number }> {
  const chromium = await launchChromium({ extension, arxivPort });
  try {
    const page = await chromium.openExtensionPage('options.html');
    await page.locator('[name="provider"]').waitFor();
    await page.evaluate(await bundle(join(import.meta.dirname, 'library-in-page.ts'), 'benchRestore'));
    await page.evaluate((count) => (globalThis as unknown as FillingPage).fillLibrary(count, 1), papers);
    const download = page.waitForEvent('download', { timeout: WAIT });
    const start = performance.now();
    await page.locator('[data-action="make-backup"]').first().click();
    const path = await (await download).path();
    const backupMs = rounded(performance.now() - start, 0);
    return { file: await readFile(path), backupMs };
  } finally {
    await chromium.close();
  }
}

async function restore(extension: string, arxivPort: number, buffer: Buffer): Promise<Record<string, number>> {
  const chromium = await launchChromium({ extension, arxivPort });
  try {
    const page = await chromium.openExtensionPage('options.html');
    await page.locator('[name="provider"]').waitFor();
    const heap = await watchHeap(page);
    const start = performance.now();
    await page
      .locator('input[name="backupFile"]')
      .setInputFiles({ name: 'backup.zip', mimeType: 'application/zip', buffer });
    const merge = page.locator('[data-action="restore-merge"]');
    await merge.waitFor({ timeout: WAIT });
    const previewMs = performance.now() - start;
    const pressed = performance.now();
    await merge.click();
    await page.locator('[data-part="restored"]').waitFor({ timeout: WAIT });
    const restoreMs = performance.now() - pressed;
    const { before, most } = await heap.stop();
    return {
      fileMB: rounded(buffer.length / 1_000_000, 1),
      previewMs: rounded(previewMs, 0),
      restoreMs: rounded(restoreMs, 0),
      heapBeforeMB: rounded(before, 0),
      heapMostMB: rounded(most, 0),
    };
  } finally {
    await chromium.close();
  }
}
