import type { Paper } from '../../lib/arxiv/paper.ts';
import { readOffline } from '../../lib/reader/read-offline.ts';
import { send } from '../e2e/surfaces.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { launchChromium } from '../harness/chromium.ts';
import { processorMs } from '../harness/processor-time.ts';
import { median, print, rounded } from './figures.ts';
import { traceThreads } from './threads.ts';

const ROUNDS = 20;
/** Milliseconds of the processor's time. */
const PAPER_BOUND = 2;
const BROWSER_ROUNDS = 5;
/** A long day of a large category. */
const DAY_SIZE = 400;
/** The most one message may hold. */
const BATCH = 100;

/** One thread of Node: by the wall, and by the processor's time, which a busy machine makes no longer. */
export function benchReader(): void {
  const inputs = PAPERS.map(({ title, abstract, categories }) => ({ title, abstract, categories, codeLinks: [] }));
  for (const input of inputs) readOffline(input);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const processor = processorMs(() => inputs.map((input) => readOffline(input)));
    return { wall: performance.now() - start, processor };
  });
  print(
    {
      figure: 'offline-reader',
      papers: inputs.length,
      rounds: ROUNDS,
      msPerPaper: rounded(median(rounds.map(({ wall }) => wall)) / inputs.length, 3),
      processorMsPerPaper: rounded(median(rounds.map(({ processor }) => processor)) / inputs.length, 3),
    },
    { processorMsPerPaper: PAPER_BOUND },
  );
}

/**
 * The background of the built extension in Chromium, asked by a page: first papers that nobody has read, then the same again, which are
 * answered from storage. Told is its thread's own time, for messages, reading and storing together; the page only waits.
 */
export async function benchReaderInBrowser(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const chromium = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const browser = chromium.context.browser();
    if (browser === null) throw new Error('The browser is gone.');
    const page = await chromium.openExtensionPage('options.html');
    const open = async (papers: readonly Paper[]): Promise<number> => {
      const stop = await traceThreads(browser, page, 'ServiceWorker thread');
      for (let from = 0; from < papers.length; from += BATCH) {
        const answer = await send(page, 'openPapers', { papers: papers.slice(from, from + BATCH) });
        if (!answer.ok) throw new Error(`The background refused the papers: ${answer.error?.code}.`);
      }
      return stop();
    };
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < BROWSER_ROUNDS; round += 1) {
      // Papers of its own, since what is stored is not read again.
      const papers = inventPapers(DAY_SIZE, 10_000 + round * DAY_SIZE);
      for (const which of [0, 1] as const) times[which].push(await open(papers));
    }
    const [unread, stored] = times;
    print({
      figure: 'offline-reader-browser',
      papers: DAY_SIZE,
      rounds: BROWSER_ROUNDS,
      // A worker just woken has yet to unpack the models and to warm up.
      coldMs: rounded(unread[0] ?? 0, 0),
      unreadMs: rounded(median(unread), 0),
      storedMs: rounded(median(stored), 0),
    });
  } finally {
    await chromium.close();
    await arxiv.close();
  }
}
