import type { ElementHandle, Page } from 'puppeteer-core';
import { fillFirefoxOptions } from '../harness/options-form.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { renderSamplePdf } from '../fixtures/fulltext/sample-pdf.ts';
import { expect, test } from './firefox-fixtures.ts';

/** The story of `story.spec.ts` in Firefox, by WebDriver BiDi: `>>>` reaches into our shadow roots. */
const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
const withoutHtml = PAPERS.find(({ html }) => html === false);
if (!paper || !withoutHtml) throw new Error('The fixtures lack a paper of cs.CV, or one without a full text.');
const ABS = `/abs/${paper.id}`;
const TEXT = `https://arxiv.org/html/${paper.id}v${paper.submitted.length}`;
const PANEL = 'arxiv-marginalia[data-surface="abstract"]';
const BAR = 'arxiv-marginalia[data-surface="listing-bar"]';
const ROW = 'arxiv-marginalia[data-surface="row"]';
const SECTIONS = ['contributions', 'innovation', 'impact', 'applications', 'limitations'];

const count = async (page: Page, selector: string): Promise<number> => (await page.$$(selector)).length;
const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

async function press(page: Page, selector: string): Promise<void> {
  const button = (await page.waitForSelector(selector, { visible: true })) as ElementHandle<HTMLElement>;
  await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await button.click();
}

test('without a key, every row of a listing says what its paper found', async ({ firefox, provider }) => {
  const page = await firefox.openArxiv('/list/cs.CV/new');
  const entries = await count(page, 'dl#articles dt');
  expect(entries).toBeGreaterThan(20);
  await expect.poll(() => count(page, 'arxiv-marginalia[data-surface="row"] >>> [data-part="tldr"]')).toBe(entries);
  expect(await count(page, 'arxiv-marginalia[data-surface="row"]')).toBe(entries);
  expect(await count(page, 'arxiv-marginalia[data-surface="row"] >>> [data-part="findings"]')).toBe(entries);
  const untouched = await page.evaluate(async () => {
    const served = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const now = document.querySelector('main')?.cloneNode(true) as Element;
    for (const host of now.querySelectorAll('arxiv-marginalia')) host.remove();
    return now.isEqualNode(served.querySelector('main'));
  });
  expect(untouched).toBe(true);
  expect(provider.calls).toHaveLength(0);
});

test('an abstract is analysed in both languages by one request, and read again from the cache', async ({
  firefox,
  provider,
}) => {
  test.setTimeout(120_000);
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'zh+en' });
  await press(options, 'button[data-action="test-connection"]');
  await options.waitForSelector('[data-part="test-result"]');
  const before = provider.calls.length;

  const page = await firefox.openArxiv(ABS);
  await press(page, `${PANEL} >>> button[data-action="analyse-abstract"]`);
  await page.waitForSelector(`${PANEL} >>> [data-state="done"]`);
  for (const language of ['zh', 'en']) {
    await press(page, `${PANEL} >>> [data-choice="${language}"]`);
    const analysis = `${PANEL} >>> [data-part="analysis"][lang="${language}"]`;
    await expect.poll(() => count(page, `${analysis} [data-section]`)).toBe(SECTIONS.length);
    for (const section of SECTIONS) {
      const text = await textOf(page, `${analysis} [data-section="${section}"]`);
      expect(text.length, section).toBeGreaterThan(20);
      expect(/\p{Script=Han}/u.test(text), section).toBe(language === 'zh');
    }
    expect(await count(page, `${analysis} [data-part="findings"] > li[data-evidence]`)).toBeGreaterThan(0);
    expect(await textOf(page, `${analysis} [data-part="provenance"]`)).toContain(provider.model);
  }
  expect(provider.calls).toHaveLength(before + 1);
  await page.reload();
  await page.waitForSelector(`${PANEL} >>> [data-state="done"]`);
  await page.waitForSelector(`${PANEL} >>> [data-part="analysis"] [data-section="impact"]`);
  expect(provider.calls).toHaveLength(before + 1);
});

test('a refusal is failed with its reason and not kept; trying again works', async ({ firefox, provider }) => {
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'zh' });
  provider.setFault({ kind: 'refusal-zh' });
  const page = await firefox.openArxiv(ABS);
  await press(page, `${PANEL} >>> button[data-action="analyse-abstract"]`);
  await page.waitForSelector(`${PANEL} >>> [data-part="error"][data-code="refusal"]`);
  const stored = (): Promise<number> =>
    options.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('marginalia');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('analyses').objectStore('analyses').count();
            counting.addEventListener('success', () => {
              opening.result.close();
              resolve(counting.result);
            });
          });
        }),
    );
  expect(await stored()).toBe(0);
  provider.setFault({});
  await press(page, `${PANEL} >>> button[data-action="retry"]`);
  await page.waitForSelector(`${PANEL} >>> [data-state="done"]`);
  expect(await stored()).toBe(1);
});

test('notes, stars and hidden rows stay', async ({ firefox }) => {
  const page = await firefox.openArxiv(ABS);
  await press(page, `${PANEL} >>> button[data-action="note"]`);
  const field = await page.waitForSelector(`${PANEL} >>> textarea`, { visible: true });
  await field?.type('Tuned on the test set?');
  await page.waitForSelector(`${PANEL} >>> [data-note-state="saved"]`);
  await press(page, `${PANEL} >>> button[data-action="star"]`);
  await page.waitForSelector(`${PANEL} >>> button[data-action="star"][aria-pressed="true"]`);
  await page.reload();
  await page.waitForSelector(`${PANEL} >>> button[data-action="star"][aria-pressed="true"]`);
  await expect
    .poll(() => page.$eval(`${PANEL} >>> textarea`, (element) => element.value))
    .toBe('Tuned on the test set?');
});

test('the popup has today’s summary, offline and then by a model; the report is a file', async ({
  firefox,
  provider,
}) => {
  test.setTimeout(120_000);
  const listing = await firefox.openArxiv('/list/cs.CV/new');
  await press(listing, `${BAR} >>> .bar-line [data-action="show-more"]`);
  await listing.waitForSelector(`${BAR} >>> [data-part="digest"]`);
  const ids = await listing.$$eval('dl#articles a[title="Abstract"]', (links) => links.map(({ id }) => id));
  const popup = await firefox.openExtensionPage('popup.html');
  await popup.waitForSelector('[data-part="digest"][data-source="offline"][data-category="cs.CV"]');
  const named = (): Promise<(string | null)[]> =>
    popup.$$eval('[data-part="digest"] a[data-arxiv-id]', (links) =>
      links.map((link) => link.getAttribute('data-arxiv-id')),
    );
  expect((await named()).length).toBeGreaterThan(5);
  expect((await named()).filter((id) => !ids.includes(id ?? ''))).toEqual([]);

  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en' });
  // The open popup hears of it by itself.
  await press(popup, 'button[data-action="build-digest"]');
  await popup.waitForSelector('[data-part="digest"][data-source="model"]');
  expect((await named()).filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  // Ten papers a call, and one that joins them; their grades are on the rows, and opening it all again asks for nothing.
  const calls = Math.ceil(ids.length / 10) + 1;
  expect(provider.calls).toHaveLength(calls);
  await listing.waitForSelector(`${ROW} >>> [data-part="score"][data-by="model"]`);
  // What was open of the bar is open again.
  await listing.reload();
  await listing.waitForSelector(`${BAR} >>> [data-part="digest"][data-source="model"]`);
  await listing.waitForSelector(`${ROW} >>> [data-part="score"][data-by="model"]`);
  expect(provider.calls).toHaveLength(calls);

  // The file is made in the page: what is handed to the browser is read before it goes there.
  await popup.evaluate(() => {
    const made: Blob[] = [];
    Object.assign(globalThis, { made });
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return create(blob);
    };
  });
  await press(popup, 'button[data-action="export"]');
  await expect
    .poll(() => popup.evaluate(() => (globalThis as unknown as { made: Blob[] }).made[0]?.text() ?? ''))
    .toContain('# Arxiv Computer Vision Papers - 2026-11-17');
});

test('a full text is fetched once, in the background’s own document, and analysed in seven sections', async ({
  firefox,
  arxiv,
  provider,
}) => {
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en' });
  arxiv.serve(TEXT, renderSampleHtml(SAMPLE_PAPER));
  const page = await firefox.openArxiv(ABS);
  await press(page, `${PANEL} >>> button[data-action="analyse-fulltext"]`);
  await page.waitForSelector(`${PANEL} >>> [data-state="done"]`);
  const analysis = `${PANEL} >>> [data-part="analysis"][data-form="fulltext"]`;
  expect(await count(page, `${analysis} [data-section]`)).toBe(7);
  expect(await count(page, `${analysis} [data-part="findings"] > li[data-evidence]`)).toBeGreaterThan(0);
  expect(arxiv.pageRequests().filter(({ url }) => url === TEXT)).toHaveLength(1);
  expect(provider.calls).toHaveLength(1);
});

test('a question is answered as it streams, with passages that name their evidence, and kept with the paper', async ({
  firefox,
  arxiv,
  provider,
}) => {
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en' });
  arxiv.serve(TEXT, renderSampleHtml(SAMPLE_PAPER));
  const page = await firefox.openArxiv(ABS);
  provider.setFault({ chunkDelay: 40 });
  const asked = `${PANEL} >>> [data-part="asked"]`;
  const field = await page.waitForSelector(`${PANEL} >>> [data-part="ask"] input`, { visible: true });
  await field?.type('How large is the gain?');
  await field?.press('Enter');
  const growing = await page.waitForSelector(`${asked}[data-state="running"] .growing`);
  const begun = (await growing?.evaluate((element) => element.textContent)) ?? '';
  await page.waitForSelector(`${asked}[data-state="done"] [data-part="findings"] > li`);
  const answer = await textOf(page, `${asked} [data-part="answer"]`);
  expect(begun.length).toBeGreaterThan(0);
  expect(begun.length).toBeLessThan(answer.length);
  const evidence = (): Promise<(string | undefined)[]> =>
    page.$$eval(`${asked} [data-part="findings"] > li`, (passages) =>
      passages.map((passage) => (passage as HTMLElement).dataset['evidence']),
    );
  expect(await evidence()).toEqual((await evidence()).map(() => expect.stringMatching(/^(?:verified|repaired)$/)));
  expect(await count(page, `${asked} [data-part="provenance"][data-source="html"]`)).toBe(1);
  expect(provider.calls).toHaveLength(1);

  await page.reload();
  await page.waitForSelector(`${asked}[data-state="done"]`);
  expect(await textOf(page, `${asked} .question`)).toBe('How large is the gain?');
  expect(await textOf(page, `${asked} [data-part="answer"]`)).toBe(answer);
  expect((await evidence()).length).toBeGreaterThan(0);
  expect(provider.calls).toHaveLength(1);
});

test('a PDF is read where there is no HTML, in a page the background opens for it', async ({
  firefox,
  arxiv,
  provider,
}) => {
  const options = await firefox.openExtensionPage('options.html');
  await fillFirefoxOptions(options, provider, { analysisLanguages: 'en' });
  arxiv.serve(
    `https://arxiv.org/pdf/${withoutHtml.id}v${withoutHtml.submitted.length}`,
    renderSamplePdf(SAMPLE_PAPER, { columns: 2, heads: true }),
  );
  const page = await firefox.openArxiv(`/abs/${withoutHtml.id}`);
  await press(page, `${PANEL} >>> button[data-action="analyse-fulltext"]`);
  await page.waitForSelector(`${PANEL} >>> [data-state="done"]`);
  const analysis = `${PANEL} >>> [data-part="analysis"][data-form="fulltext"]`;
  expect(await count(page, `${analysis} [data-section]`)).toBe(7);
  expect(await count(page, `${analysis} [data-part="provenance"][data-source="pdf"]`)).toBe(1);
  expect(provider.calls).toHaveLength(1);
});

test('by keys a listing is gone through, marked, filtered and taken back; its bar opens the library, which filters and opens a paper', async ({
  firefox,
  provider,
}) => {
  const options = await firefox.openExtensionPage('options.html');
  await options.waitForSelector('[name="shortcutsOnArxiv"]');
  await options.select('[name="shortcutsOnArxiv"]', 'on');
  await options.waitForFunction(() =>
    document.querySelector('[data-field="shortcutsOnArxiv"] .field-head')?.textContent.includes('Saved'),
  );
  const page = await firefox.openArxiv('/list/cs.CV/new');
  await page.waitForSelector('arxiv-marginalia[data-surface="keys"] >>> dialog');
  await page.waitForSelector(`${ROW} >>> [data-part="tldr"]`);
  const current = `${ROW}[data-current]`;
  const star = `${current} >>> [data-action="star"]`;
  const isStarred = (): Promise<string | null> => page.$eval(star, (button) => button.getAttribute('aria-pressed'));
  for (const key of ['j', 'j'] as const) await page.keyboard.press(key);
  await page.waitForSelector(`${current} >>> [data-part="tldr"]`);
  await page.keyboard.press('s');
  await expect.poll(isStarred).toBe('true');
  const arxivId = (await page.$eval(current, (host) => (host as HTMLElement).dataset['arxivId'])) ?? '';
  await page.keyboard.press('u');
  await expect.poll(isStarred).toBe('false');
  await page.keyboard.press('s');
  await expect.poll(isStarred).toBe('true');
  // The filter opens by its key, and takes letters for itself no more than any other button.
  await page.keyboard.press('/');
  await page.waitForFunction(
    (bar) => document.querySelector(bar)?.shadowRoot?.activeElement?.matches('[data-part="filter"] button'),
    {},
    BAR,
  );
  await page.keyboard.press('?');
  await page.waitForSelector('arxiv-marginalia[data-surface="keys"] >>> dialog[open]');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => location.hash)).toBe('');

  await press(page, `${BAR} >>> [data-action="open-library"]`);
  await expect
    .poll(() =>
      options.evaluate(() =>
        (globalThis as unknown as { browser: { extension: { getViews(of: object): Window[] } } }).browser.extension
          .getViews({ type: 'tab' })
          .map(({ location }) => location.pathname),
      ),
    )
    .toContain('/library.html');
  const library = await firefox.openExtensionPage('library.html#/papers?starred=1');
  await library.waitForSelector('[role="grid"][aria-rowcount="1"] [role="row"]');
  await library.keyboard.press('j');
  await library.keyboard.press('Enter');
  await library.waitForFunction(
    (id) => document.querySelector<HTMLAnchorElement>('.paper-pane a[href*="arxiv.org/abs/"]')?.href.includes(id),
    {},
    arxivId,
  );
  expect(provider.calls).toHaveLength(0);
});
