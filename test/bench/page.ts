/** What the extension costs arXiv's listing, against the bare browser in the same run. */
import type { Page } from '@playwright/test';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { type ArxivServer, startArxiv } from '../harness/arxiv-server.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';
import { longestOwnTask } from './own-tasks.ts';
import { type PageRecord, recordPage } from './record-page.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
/** Milliseconds after its load in which a page comes to rest, for each of its rows and at least. */
const settleOf = (rows: number): number => Math.max(1_500, 2.5 * rows);
/** Loads of which every task is looked into. */
const TRACED = 5;

interface Listing {
  rows: number;
  /** Pairs of loads, with and without; the first pair warms up, and fills the cache, and is not counted. */
  rounds: number;
  /** The same by the processor's clock, which a busy machine does not change. */
  clockedRounds: number;
  bounds: { taskRatio: number; addedBlockingMs: number };
}

const LISTINGS: readonly Listing[] = [
  { rows: 250, rounds: 7, clockedRounds: 4, bounds: { taskRatio: 1.25, addedBlockingMs: 10 } },
  { rows: 2000, rounds: 5, clockedRounds: 2, bounds: { taskRatio: 1.15, addedBlockingMs: 60 } },
];
/** Of both listings: bytes, milliseconds, and the layout shift's own unit. */
const BOUNDS = {
  heapKeptBytes: 4_000_000,
  firstRowsMs: 150,
  shiftOnLoad: 0.05,
  shiftWithScroll: 0.05,
  longestTaskMs: 50,
};

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
  await page.waitForTimeout(settleOf(rows));
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
  } finally {
    for (const browser of browsers) await browser.close();
    await arxiv.close();
  }
}

async function benchRows(
  { rows, rounds, clockedRounds, bounds }: Listing,
  arxiv: ArxivServer,
  browsers: readonly [Chromium, Chromium],
): Promise<void> {
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(rows)));
  const byClock = await loadInTurns(browsers, { rows, clock: 'threadTicks', rounds: clockedRounds });
  const { ours, bare, shift } = await loadInTurns(browsers, { rows, clock: 'timeTicks', rounds });
  const longest = await traceLoads(browsers[0], rows);
  print(
    {
      figure: 'page-load',
      rows,
      rounds,
      taskRatio: rounded(of(ours, 'tasks') / of(bare, 'tasks')),
      processorRatio: rounded(of(byClock.ours, 'tasks') / of(byClock.bare, 'tasks')),
      withMs: rounded(of(ours, 'tasks')),
      withoutMs: rounded(of(bare, 'tasks')),
      addedBlockingMs: rounded(of(ours, 'blocking') - of(bare, 'blocking')),
      longestTaskMs: rounded(longest),
      heapKeptBytes: Math.round(of(ours, 'heap') - of(bare, 'heap')),
      firstRowsMs: rounded(median(ours.map(({ firstRows }) => firstRows ?? Number.NaN))),
      shiftOnLoad: rounded(of(ours, 'shift'), 4),
      shiftWithScroll: rounded(shift, 4),
    },
    { ...bounds, ...BOUNDS },
  );
}

/** The longest task of ours of some loads, in milliseconds; these are loads of their own, as looking costs time. */
async function traceLoads(browser: Chromium, rows: number): Promise<number> {
  let longest = 0;
  for (let load = 0; load < TRACED; load += 1) {
    const page = await browser.context.newPage();
    longest = Math.max(
      longest,
      await longestOwnTask(page, LISTING, { extensionId: browser.extensionId, settle: settleOf(rows) }),
    );
    await page.close();
  }
  return longest;
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
        if (load.firstRows === null) throw new Error('No row was enriched: there is nothing to measure.');
        if (round === rounds) shift = await measureScroll(page);
      }
      await page.close();
      if (round > 0) (which === 0 ? ours : bare).push(load);
    }
  }
  return { ours, bare, shift };
}
