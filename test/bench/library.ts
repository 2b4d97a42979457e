/** The library page at 20,000 papers, in the built extension in Chromium: how long until there is something to see, and all of it. */
import { join } from 'node:path';
import { startArxiv } from '../harness/arxiv-server.ts';
import { bundle } from '../harness/bundle.ts';
import { launchChromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';

const PAPERS = 20_000;
const ROUNDS = 3;
/** Milliseconds until there is something to see, and until everything there is to see is counted. */
const FIRST_ROWS_BUDGET = 1_000;
const TRENDS_BUDGET = 100;
const TREND_ROUNDS = 9;
/** Presses of a page key, one a frame. */
const SCROLLS = 60;

interface LibraryPage {
  fillLibrary: (papers: number) => Promise<void>;
  timeTrends: (rounds: number) => Promise<{ rows: number; times: number[] }>;
}

/** Milliseconds since the page was asked for. */
interface Opening {
  first: number;
  whole: number;
  /** Of the page's own memory, once all is there. */
  heapMegabytes: number;
  longestTask: number;
}

export async function benchLibrary(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const chromium = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const filler = await chromium.openExtensionPage('options.html');
    await filler.locator('[name="provider"]').waitFor();
    await filler.evaluate(await bundle(join(import.meta.dirname, 'library-in-page.ts'), 'benchLibrary'));
    await filler.evaluate((papers) => (globalThis as unknown as LibraryPage).fillLibrary(papers), PAPERS);
    const openings: Opening[] = [];
    const frames: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await chromium.context.newPage();
      await page.addInitScript(() => {
        const longest = { value: 0 };
        Object.assign(globalThis, { longest });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest.value = Math.max(longest.value, duration);
        }).observe({ type: 'longtask', buffered: true });
      });
      await page.goto(`chrome-extension://${chromium.extensionId}/library.html`);
      await page.locator('[role="row"]').first().waitFor();
      const first = await page.evaluate(() => performance.now());
      await page.locator(`[role="grid"][aria-rowcount="${PAPERS}"]`).waitFor({ timeout: 120_000 });
      const whole = await page.evaluate(() => performance.now());
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const longestTask = await page.evaluate(
        () => (globalThis as unknown as { longest: { value: number } }).longest.value,
      );
      openings.push({ first, whole, heapMegabytes: usedSize / 1_000_000, longestTask });
      frames.push(
        ...(await page.evaluate(async (scrolls) => {
          const list = document.querySelector('.list-scroll');
          const times: number[] = [];
          for (let turn = 0; turn < scrolls; turn += 1) {
            const start = performance.now();
            list?.scrollBy(0, 700);
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            times.push(performance.now() - start);
          }
          return times;
        }, SCROLLS)),
      );
      await page.close();
    }
    print(
      {
        figure: 'library',
        papers: PAPERS,
        rounds: ROUNDS,
        firstRowsMs: rounded(median(openings.map(({ first }) => first)), 0),
        allMs: rounded(median(openings.map(({ whole }) => whole)), 0),
        longestTaskMs: rounded(median(openings.map(({ longestTask }) => longestTask)), 0),
        heapMB: rounded(median(openings.map(({ heapMegabytes }) => heapMegabytes)), 0),
        scrollFrameMedianMs: rounded(median(frames)),
        scrollFrameP95Ms: rounded(frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0),
      },
      { firstRowsMs: FIRST_ROWS_BUDGET },
    );
    const trends = await filler.evaluate(
      (count) => (globalThis as unknown as LibraryPage).timeTrends(count),
      TREND_ROUNDS,
    );
    print(
      {
        figure: 'library-trends',
        rows: trends.rows,
        ms: rounded(median(trends.times)),
        slowestMs: rounded(Math.max(...trends.times)),
      },
      { ms: TRENDS_BUDGET },
    );
  } finally {
    await chromium.close();
    await arxiv.close();
  }
}
