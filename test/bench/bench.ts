/** Figures of one run, ratios where they can be, one JSON line each: `npm run bench`, or `npm run bench queue` for some of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from '../harness/build.ts';
import { benchComputing } from './computing.ts';
import { benchExport } from './export.ts';
import { print, printBounds } from './figures.ts';
import { benchLibrary } from './library.ts';
import { benchPage } from './page.ts';
import { benchOrder } from './order.ts';
import { benchQueue } from './queue.ts';
import { benchReader, benchReaderInBrowser } from './reader.ts';
import { benchRestore } from './restore.ts';
import { benchSearch } from './search.ts';
import { benchStarts } from './starts.ts';
import { benchStream } from './stream.ts';

const CONTENT_SCRIPT = 'content-scripts/arxiv.js';
/** Bytes of what arXiv's pages load, compressed. Formulas are rendered and Markdown is read in the background. */
const CONTENT_SCRIPT_BOUND = 95_000;

function benchSizes(folder: string): void {
  for (const file of [CONTENT_SCRIPT, 'background.js']) {
    const bytes = readFileSync(join(folder, file));
    const gzip = gzipSync(bytes, { level: 9 }).length;
    print(
      { figure: 'size', file, bytes: bytes.length, gzip },
      file === CONTENT_SCRIPT ? { gzip: CONTENT_SCRIPT_BOUND } : {},
    );
  }
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const total = all.reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
  print({ figure: 'size', file: 'whole extension', bytes: total, files: all.length });
}

const BENCHES = {
  sizes: async () => benchSizes(await ensureBuild('chrome')),
  reader: async () => {
    benchReader();
    benchComputing();
    await benchReaderInBrowser(await ensureBuild('chromeE2e'));
  },
  stream: async () => benchStream(await ensureBuild('chromeE2e')),
  queue: async () => benchQueue(await ensureBuild('chromeE2e')),
  page: async () => benchPage(await ensureBuild('chromeE2e')),
  starts: async () => benchStarts(await ensureBuild('chromeE2e')),
  order: async () => benchOrder(await ensureBuild('chromeE2e')),
  search: async () => benchSearch(await ensureBuild('chromeE2e')),
  library: async () => benchLibrary(await ensureBuild('chromeE2e')),
  export: async () => benchExport(await ensureBuild('chromeE2e')),
  restore: async () => benchRestore(await ensureBuild('chromeE2e')),
};

const named = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) if (named.length === 0 || named.includes(name)) await bench();
printBounds();
