import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { makePaper } from '../fixtures/records.ts';
import { expect, test } from './firefox-fixtures.ts';

const MENU = '.list-bar [data-part="export-menu"]';
const PAPERS = Array.from({ length: 12 }, (_, index) =>
  makePaper({ arxivId: `2611.${10_000 + index}`, title: `Leaves: Part ${index} / 树叶` }),
);

interface Kept {
  made: Blob[];
}

/** What the page hands to the browser as a download, read before it goes there. */
async function saved(page: Page, format: string): Promise<Buffer> {
  await page.select(`${MENU} select[name="exportFormat"]`, format);
  await page.evaluate(() => {
    const made: Blob[] = [];
    Object.assign(globalThis, { made });
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return create(blob);
    };
  });
  const button = (await page.waitForSelector(`${MENU} [data-action="save-papers"]`)) as ElementHandle<HTMLElement>;
  await button.click();
  await page.waitForFunction(() => (globalThis as unknown as Kept).made.length > 0);
  const bytes = await page.evaluate(async () => [
    ...new Uint8Array((await (globalThis as unknown as Kept).made[0]?.arrayBuffer()) ?? new ArrayBuffer()),
  ]);
  return Buffer.from(bytes);
}

test('a library goes out of Firefox as one file and as a zip that unpacks', async ({ firefox }, info) => {
  const first = await firefox.openExtensionPage('library.html');
  await first.waitForSelector('[data-part="empty"]');
  await first.evaluate(
    async (data) => {
      const { runtime } = (
        globalThis as unknown as { browser: { runtime: { sendMessage(m: object): Promise<unknown> } } }
      ).browser;
      await runtime.sendMessage({ id: 1, type: 'openPapers', data, timestamp: 1 });
    },
    { papers: PAPERS },
  );
  const page = await firefox.openExtensionPage('library.html');
  await page.waitForSelector(`[role="grid"][aria-rowcount="${PAPERS.length}"]`);
  await (await page.waitForSelector(`${MENU} [data-action="export-papers"]`))?.click();
  await page.waitForSelector(`${MENU} select[name="exportFormat"]`);

  const bib = (await saved(page, 'bibtex')).toString('utf8');
  expect(bib.match(/^@\w+\{/gm)).toHaveLength(PAPERS.length);

  const zip = info.outputPath('vault.zip');
  await writeFile(zip, await saved(page, 'obsidian'));
  expect(execFileSync('unzip', ['-t', zip], { encoding: 'utf8' })).toContain('No errors detected');
  const names = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n');
  expect(names.filter((name) => name.startsWith('Papers/'))).toHaveLength(PAPERS.length);
});
