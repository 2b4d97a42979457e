import { makePaper } from '../fixtures/records.ts';
import { expect, test } from './firefox-fixtures.ts';

test('the library lists, searches and opens papers in Firefox', async ({ firefox }) => {
  const first = await firefox.openExtensionPage('library.html');
  await first.waitForSelector('[data-part="empty"]');
  const papers = Array.from({ length: 90 }, (_, index) =>
    makePaper({
      arxivId: `2611.${10_000 + index}`,
      title: index === 40 ? 'Harbours at Dusk' : `Leaves, Part ${index}`,
    }),
  );
  await first.evaluate(
    async (data) => {
      const { runtime } = (
        globalThis as unknown as { browser: { runtime: { sendMessage(m: object): Promise<unknown> } } }
      ).browser;
      await runtime.sendMessage({ id: 1, type: 'openPapers', data, timestamp: 1 });
    },
    { papers },
  );
  const page = await firefox.openExtensionPage('library.html');
  await page.waitForSelector('[role="grid"][aria-rowcount="90"] [role="row"]');
  // Only what is in the window is drawn.
  expect(await page.$$eval('[role="row"]', (rows) => rows.length)).toBeLessThan(40);
  await page.keyboard.press('/');
  await page.keyboard.type('harbours');
  await page.waitForSelector('[role="grid"][aria-rowcount="1"] mark');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.paper-pane h2')?.textContent === 'Harbours at Dusk');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-part="selection"]');
});
