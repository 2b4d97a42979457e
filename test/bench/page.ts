/** What the extension costs arXiv's listing, against the bare browser in the same run; and how soon it is of use. */
import type { Page } from '@playwright/test';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { type ArxivServer, startArxiv } from '../harness/arxiv-server.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';
import { type PageRecord, recordPage } from './record-page.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
/** Pairs of loads, with and without; the first pair warms up, and fills the cache, and is not counted. */
const ROUNDS = 7;
/** Milliseconds without a new row after which the page has come to rest. */
const QUIET = 1_500;
/** Starts of the background and of the popup. */
const STARTS = 9;

interface Budget {
  taskRatio: number;
  /** Milliseconds added. */
  blocking: number;
}

const BUDGETS: Readonly<Record<number, Budget>> = {
  250: { taskRatio: 1.25, blocking: 10 },
  2000: { taskRatio: 1.15, blocking: 60 },
};
const HEAP_BUDGET = 4_000_000;
const FIRST_ROWS_BUDGET = 150;
const SHIFT_BUDGET = 0.05;
const WAKE_BUDGET = 150;
const POPUP_BUDGET = 200;

/** What one load came to. */
interface Load extends PageRecord {
  /** Milliseconds of work of the main thread. */
  tasks: number;
  /** Bytes of JavaScript kept, after a collection. */
  heap: number;
}

async function measureLoad(page: Page): Promise<Load> {
  await page.addInitScript(recordPage);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((each) => each.name === name)?.value ?? 0;
  };
  const before = await metric('TaskDuration');
  await page.goto(LISTING, { waitUntil: 'load' });
  await page.waitForTimeout(QUIET);
  const tasks = ((await metric('TaskDuration')) - before) * 1000;
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metric('JSHeapUsedSize');
  const record = await page.evaluate(() => window.readRecord());
  await session.detach();
  return { ...record, tasks, heap };
}

/** The layout shift of the whole listing as it is scrolled through, a window's height a frame. */
async function measureScroll(page: Page): Promise<number> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    }
  });
  return (await page.evaluate(() => window.readRecord())).shift;
}

export async function benchPage(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const browsers: Chromium[] = [];
  try {
    for (const folder of [extension, null]) {
      browsers.push(await launchChromium({ extension: folder, arxivPort: arxiv.port }));
    }
    const [ours, bare] = browsers;
    if (!ours || !bare) throw new Error('The browsers are gone.');
    for (const rows of [250, 2000]) await benchRows(rows, arxiv, [ours, bare]);
    await benchStarts(ours);
  } finally {
    for (const browser of browsers) await browser.close();
    await arxiv.close();
  }
}

async function benchRows(rows: number, arxiv: ArxivServer, browsers: readonly [Chromium, Chromium]): Promise<void> {
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(rows)));
  const loads: [Load[], Load[]] = [[], []];
  const shifts: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    // In turns, and each first as often as second, so that what the machine does meanwhile falls on both.
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const page = await browsers[which].context.newPage();
      const load = await measureLoad(page);
      if (which === 0 && load.firstRow === null) throw new Error('No row was enriched: there is nothing to measure.');
      if (which === 0 && round === ROUNDS) shifts.push(await measureScroll(page));
      await page.close();
      if (round > 0) loads[which].push(load);
    }
  }
  const [ours, bare] = loads;
  const of = (list: readonly Load[], field: 'tasks' | 'blocking' | 'heap' | 'shift'): number =>
    median(list.map((load) => load[field]));
  const budget = BUDGETS[rows];
  print({
    figure: 'page-load',
    rows,
    rounds: ROUNDS,
    taskRatio: rounded(of(ours, 'tasks') / of(bare, 'tasks')),
    taskBudget: budget?.taskRatio,
    withMs: rounded(of(ours, 'tasks')),
    withoutMs: rounded(of(bare, 'tasks')),
    addedBlockingMs: rounded(of(ours, 'blocking') - of(bare, 'blocking')),
    blockingBudgetMs: budget?.blocking,
    heapKeptBytes: Math.round(of(ours, 'heap') - of(bare, 'heap')),
    heapBudgetBytes: HEAP_BUDGET,
    firstRowMs: rounded(median(ours.map(({ firstRow }) => firstRow ?? Number.NaN))),
    firstRowBudgetMs: FIRST_ROWS_BUDGET,
    shiftOnLoad: rounded(of(ours, 'shift'), 4),
    shiftWithScroll: rounded(Math.max(...shifts), 4),
    shiftBudget: SHIFT_BUDGET,
  });
}

/** From a stopped background to its first answer, and from the popup's address to its first use. */
async function benchStarts(browser: Chromium): Promise<void> {
  const wakes: number[] = [];
  const popups: number[] = [];
  const asking = await browser.openExtensionPage('options.html');
  await asking.locator('[name="uiLanguage"]').waitFor();
  for (let start = 0; start <= STARTS; start++) {
    // The page that asks has a port, which would wake the background before it is asked.
    await asking.goto('about:blank');
    await browser.killWorker();
    await asking.goto(`chrome-extension://${browser.extensionId}/offscreen.html`);
    const wake = await asking.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } };
      const from = performance.now();
      // The envelope of `lib/messaging/channel.ts`.
      await chrome.runtime.sendMessage({ id: 1, type: 'getPageSettings', timestamp: Date.now() });
      return performance.now() - from;
    });
    const popup = await browser.context.newPage();
    await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`, { waitUntil: 'commit' });
    await popup.locator('main.popup[aria-busy="false"]').waitFor();
    const usable = await popup.evaluate(() => performance.now());
    await popup.close();
    if (start > 0) {
      wakes.push(wake);
      popups.push(usable);
    }
  }
  print({ figure: 'background-wake', starts: STARTS, ms: rounded(median(wakes)), budgetMs: WAKE_BUDGET });
  print({ figure: 'popup-usable', starts: STARTS, ms: rounded(median(popups)), budgetMs: POPUP_BUDGET });
}
