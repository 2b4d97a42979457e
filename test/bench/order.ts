/** A listing of 2,000 rows put in another order and back, in the built extension in Chromium. */
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { launchChromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const ROWS = 2_000;
const ROUNDS = 7;
/** Milliseconds from the press to the last row in its place. */
const BOUND = 200;

export async function benchOrder(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const chromium = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(ROWS)));
    const page = await chromium.context.newPage();
    await page.goto(LISTING);
    const bar = page.locator('arxiv-marginalia[data-surface="listing-bar"]');
    await bar.locator(`[data-read="${ROWS}"]`).waitFor({ timeout: 180_000 });
    const select = bar.locator('[name="order"]');
    /** Milliseconds until rows have moved and the page is laid out again. */
    const choose = (order: string): Promise<number> =>
      select.evaluate((element, value) => {
        if (!(element instanceof HTMLSelectElement)) throw new Error('There is no choice of an order.');
        element.value = value;
        const start = performance.now();
        element.dispatchEvent(new Event('change', { bubbles: true }));
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }, order);
    const orderOf = (): Promise<string> =>
      page.locator('dl dt a[title="Abstract"]').evaluateAll((links) => links.map(({ id }) => id).join(' '));
    const before = await orderOf();
    await select.selectOption('tag');
    // Rows move once every paper is ranked.
    while ((await orderOf()) === before) await page.waitForTimeout(100);
    await choose('arxiv');
    const times: Record<'tag' | 'arxiv', number[]> = { tag: [], arxiv: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const order of ['tag', 'arxiv'] as const) {
        const time = await choose(order);
        if ((await orderOf()) === before ? order === 'tag' : order === 'arxiv')
          throw new Error('The rows did not move.');
        if (round > 0) times[order].push(time);
      }
    }
    print(
      {
        figure: 'order',
        rows: ROWS,
        rounds: ROUNDS,
        orderMs: rounded(median(times.tag), 1),
        backMs: rounded(median(times.arxiv), 1),
        mostMs: rounded(Math.max(...times.tag, ...times.arxiv), 1),
      },
      { mostMs: BOUND },
    );
  } finally {
    await chromium.close();
    await arxiv.close();
  }
}
