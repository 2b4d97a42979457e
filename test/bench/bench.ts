/** Figures of one run, ratios where they can be, one JSON line each: `npm run bench`, or `npm run bench queue` for some of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { ensureBuild } from '../harness/build.ts';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';
import { benchLibrary } from './library.ts';
import { benchQueue } from './queue.ts';
import { benchReader, benchReaderInBrowser } from './reader.ts';
import { benchSearch } from './search.ts';
import { benchStream } from './stream.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const SIZES = [250, 2000];
/** Pairs of loads, with and without; the first pair warms up and is not counted. */
const ROUNDS = 7;
/** No new row for this long means that the page has come to rest, in milliseconds. */
const QUIET = 1_500;

/** Seconds of main-thread work of one load, until the page has come to rest. */
async function measureLoad(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const taskDuration = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const before = await taskDuration();
  await page.goto(LISTING, { waitUntil: 'load' });
  await page.waitForTimeout(QUIET);
  const duration = (await taskDuration()) - before;
  await session.detach();
  return duration;
}

async function benchPageLoad(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const browsers: Chromium[] = [];
  try {
    for (const folder of [extension, null]) {
      browsers.push(await launchChromium({ extension: folder, arxivPort: arxiv.port }));
    }
    for (const rows of SIZES) {
      arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(rows)));
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round++) {
        // In turns, and each first as often as second, so that what the machine does meanwhile falls on both.
        for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const page = await browsers[which]?.context.newPage();
          if (page === undefined) throw new Error('The browser is gone.');
          const duration = await measureLoad(page);
          if (which === 0 && (await page.locator('arxiv-marginalia').count()) === 0) {
            throw new Error('The extension did not touch the listing, so there is nothing to measure.');
          }
          await page.close();
          if (round > 0) times[which].push(duration * 1000);
        }
      }
      const [withExtension, without] = times.map(median);
      print({
        figure: 'page-load',
        rows,
        rounds: ROUNDS,
        withMs: rounded(withExtension ?? 0),
        withoutMs: rounded(without ?? 0),
        ratio: rounded((withExtension ?? 0) / (without ?? 1)),
        msPerRow: rounded(((withExtension ?? 0) - (without ?? 0)) / rows, 3),
      });
    }
  } finally {
    for (const browser of browsers) await browser.close();
    await arxiv.close();
  }
}

function benchSizes(folder: string): void {
  for (const file of ['content-scripts/arxiv.js', 'background.js']) {
    const bytes = readFileSync(join(folder, file));
    print({ figure: 'size', file, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
  }
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const total = all.reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
  print({ figure: 'size', file: 'whole extension', bytes: total, files: all.length });
}

const BENCHES = {
  sizes: async () => benchSizes(await ensureBuild('chrome')),
  reader: async () => {
    benchReader();
    await benchReaderInBrowser(await ensureBuild('chromeE2e'));
  },
  stream: async () => benchStream(await ensureBuild('chromeE2e')),
  queue: async () => benchQueue(await ensureBuild('chromeE2e')),
  page: async () => benchPageLoad(await ensureBuild('chromeE2e')),
  search: async () => benchSearch(await ensureBuild('chromeE2e')),
  library: async () => benchLibrary(await ensureBuild('chromeE2e')),
};

const named = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) if (named.length === 0 || named.includes(name)) await bench();
