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
/** Milliseconds after its load in which a page comes to rest, for each of its rows and at least. */
const SETTLE = { row: 2.5, least: 1_500 };
/** Starts of the background and of the popup. */
const STARTS = 9;

interface Listing {
  rows: number;
  /** Pairs of loads, with and without; the first pair warms up, and fills the cache, and is not counted. */
  rounds: number;
  /** The same by the processor's clock, which a busy machine does not change. */
  clockedRounds: number;
  budget: { taskRatio: number /** Milliseconds added. */; blocking: number };
}

const LISTINGS: readonly Listing[] = [
  { rows: 250, rounds: 7, clockedRounds: 4, budget: { taskRatio: 1.25, blocking: 10 } },
  { rows: 2000, rounds: 5, clockedRounds: 2, budget: { taskRatio: 1.15, blocking: 60 } },
];
const HEAP_BUDGET = 4_000_000;
const FIRST_ROWS_BUDGET = 150;
const SHIFT_BUDGET = 0.05;
const WAKE_BUDGET = 150;
const POPUP_BUDGET = 200;

/** What one load came to. */
interface Load extends PageRecord {
  /** Milliseconds of the main thread's tasks, by `Clock`. */
  tasks: number;
  /** Bytes of JavaScript kept, after a collection. */
  heap: number;
}

/** As long as tasks took, others' turns on the processor in the middle of them included; or as long as they had it. */
type Clock = 'timeTicks' | 'threadTicks';

async function measureLoad(page: Page, { rows, clock }: { rows: number; clock: Clock }): Promise<Load> {
  await page.addInitScript(recordPage);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: clock });
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((each) => each.name === name)?.value ?? 0;
  };
  const before = await metric('TaskDuration');
  await page.goto(LISTING, { waitUntil: 'load' });
  await page.waitForTimeout(Math.max(SETTLE.least, SETTLE.row * rows));
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
    for (const listing of LISTINGS) await benchRows(listing, arxiv, [ours, bare]);
    await benchStarts(ours);
  } finally {
    for (const browser of browsers) await browser.close();
    await arxiv.close();
  }
}

async function benchRows(
  { rows, rounds, clockedRounds, budget }: Listing,
  arxiv: ArxivServer,
  browsers: readonly [Chromium, Chromium],
): Promise<void> {
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(rows)));
  const byClock = await loadInTurns(browsers, { rows, clock: 'threadTicks', rounds: clockedRounds });
  const { ours, bare, shift } = await loadInTurns(browsers, { rows, clock: 'timeTicks', rounds });
  print({
    figure: 'page-load',
    rows,
    rounds,
    taskRatio: rounded(of(ours, 'tasks') / of(bare, 'tasks')),
    processorRatio: rounded(of(byClock.ours, 'tasks') / of(byClock.bare, 'tasks')),
    taskBudget: budget.taskRatio,
    withMs: rounded(of(ours, 'tasks')),
    withoutMs: rounded(of(bare, 'tasks')),
    addedBlockingMs: rounded(of(ours, 'blocking') - of(bare, 'blocking')),
    blockingBudgetMs: budget.blocking,
    heapKeptBytes: Math.round(of(ours, 'heap') - of(bare, 'heap')),
    heapBudgetBytes: HEAP_BUDGET,
    firstRowMs: rounded(median(ours.map(({ firstRow }) => firstRow ?? Number.NaN))),
    firstRowBudgetMs: FIRST_ROWS_BUDGET,
    shiftOnLoad: rounded(of(ours, 'shift'), 4),
    shiftWithScroll: rounded(shift, 4),
    shiftBudget: SHIFT_BUDGET,
  });
}

const of = (list: readonly Load[], field: 'tasks' | 'blocking' | 'heap' | 'shift'): number =>
  median(list.map((load) => load[field]));

/** Loads with and without, and the layout shift of the last with, scrolled through. */
async function loadInTurns(
  browsers: readonly [Chromium, Chromium],
  { rounds, ...how }: { rows: number; clock: Clock; rounds: number },
): Promise<{ ours: Load[]; bare: Load[]; shift: number }> {
  const [ours, bare]: [Load[], Load[]] = [[], []];
  let shift = 0;
  for (let round = 0; round <= rounds; round++) {
    // In turns, and each first as often as second, so that what the machine does meanwhile falls on both.
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const page = await browsers[which].context.newPage();
      const load = await measureLoad(page, how);
      if (which === 0) {
        await page.locator(`[data-surface="listing-bar"] [data-read="${how.rows}"]`).waitFor({ timeout: 60_000 });
        if (load.firstRow === null) throw new Error('No row was enriched: there is nothing to measure.');
        if (round === rounds) shift = await measureScroll(page);
      }
      await page.close();
      if (round > 0) (which === 0 ? ours : bare).push(load);
    }
  }
  return { ours, bare, shift };
}

/** From a stopped background to its first answer, and from the popup's address to its first use. */
async function benchStarts(browser: Chromium): Promise<void> {
  const wakes: number[] = [];
  const popups: number[] = [];
  const asking = await browser.openExtensionPage('options.html');
  await asking.locator('[name="uiLanguage"]').waitFor();
  for (let start = 0; start <= STARTS; start++) {
    // A page of ours has a port, which would wake the background before it is asked: a file of ours has none.
    await asking.goto(`chrome-extension://${browser.extensionId}/manifest.json`);
    await browser.killWorker();
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
