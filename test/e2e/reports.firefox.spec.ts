import { writeFile } from 'node:fs/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { FIVE_SHAPES, inventReport } from '../fixtures/reports/five-shapes.ts';
import { expect, test } from './firefox-fixtures.ts';

/** The heart of `reports.spec.ts` in Firefox. */
const [first, second] = PAPERS.filter(({ categories }) => categories[0] === 'cs.CV');
if (!first || !second) throw new Error('The fixtures lack two papers of cs.CV.');
const ON_ARXIV = inventReport('2026-11-16', [
  { id: `${first.id}v1`, title: first.title, shape: 'c', abstract: first.abstract },
  { id: `${second.id}v1`, title: second.title, shape: 'd', abstract: second.abstract },
]);
const PANEL = 'arxiv-marginalia[data-surface="abstract"]';

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent ?? '');

async function press(page: Page, selector: string): Promise<void> {
  const button = (await page.waitForSelector(selector, { visible: true })) as ElementHandle<HTMLElement>;
  await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await button.click();
}

/** What the page hands to the browser as a download is read before it goes there. */
async function saved(page: Page, action: string): Promise<string> {
  await page.evaluate(() => {
    const made: Blob[] = [];
    Object.assign(globalThis, { made });
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return create(blob);
    };
  });
  await press(page, `button[data-action="${action}"]`);
  await page.waitForFunction(() => (globalThis as unknown as { made: Blob[] }).made.length > 0);
  return page.evaluate(() => (globalThis as unknown as { made: Blob[] }).made[0]?.text() ?? '');
}

test('a report comes in by file and by paste, its day is in the popup, and it goes out as it came', async ({
  firefox,
}, info) => {
  test.setTimeout(120_000);
  const file = info.outputPath('arxiv_cv_report_2026-02-03.md');
  await writeFile(file, FIVE_SHAPES);
  const options = await firefox.openExtensionPage('options.html');
  const input = (await options.waitForSelector('input[name="reportFiles"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  await options.waitForSelector('[data-part="import-summary"][data-reports="1"]');
  expect(await textOf(options, '[data-part="import-summary"]')).toContain('7 papers');

  const popup = await firefox.openExtensionPage('popup.html');
  await popup.waitForSelector('[data-part="imported-report"] [data-import-state="failed"]');
  expect(await textOf(popup, '[data-part="imported-report"]')).toContain('风筝研究回暖。');
  expect(await saved(popup, 'export')).toBe(FIVE_SHAPES);
  const html = await saved(popup, 'export-html');
  expect(html).toContain('<article class="paper" id="paper-2602.00001">');
  expect(html).not.toContain('<script');

  await options.bringToFront();
  const paste = (await options.waitForSelector('textarea[name="pastedReport"]')) as ElementHandle<HTMLTextAreaElement>;
  await paste.evaluate((field, text) => {
    field.closest('details')?.setAttribute('open', '');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, ON_ARXIV);
  await press(options, 'button[data-action="import-text"]:not([disabled])');
  await options.waitForFunction(() =>
    document.querySelector('[data-part="import-summary"]')?.textContent?.includes('2 papers'),
  );

  const page = await firefox.openArxiv(`/abs/${first.id}`);
  const analysis = `${PANEL} >>> [data-part="analysis"][data-form="abstract"]`;
  await page.waitForSelector(`${analysis} [data-section="limitations"]`);
  expect(await textOf(page, `${analysis} [data-part="provenance"]`)).toContain('model unknown');
  const refused = await firefox.openArxiv(`/abs/${second.id}`);
  await refused.waitForSelector(`${PANEL} >>> [data-part="error"][data-code="imported-refusal"]`);
});
