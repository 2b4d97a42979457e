/** How near the queue comes to what a provider allows, and what its stores cost once there is much in them. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { bundle } from '../harness/bundle.ts';
import { launchChromium } from '../harness/chromium.ts';
import { fillOptions } from '../harness/options-form.ts';
import { type ProviderCall, startProvider } from '../harness/provider.ts';
import { print, rounded } from './figures.ts';
import type { StoreTimes } from './stores-in-page.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const PAPERS = 100;
const CONCURRENCY = 8;
/** Milliseconds a stream takes. */
const LATENCY = 300;
const WALL_BUDGET = 1.15;
const STORED = 20_000;
const STORE_ROUNDS = 300;
/** Milliseconds, of 95 calls in 100. */
const STORE_BUDGET = 10;

interface Analysing {
  chrome: {
    runtime: {
      connect(info: object): { onMessage: { addListener(listener: (message: unknown) => void): void } };
      sendMessage(message: unknown): Promise<unknown>;
    };
  };
}

/** From the press to the last of them, in milliseconds, by what the background tells its pages. */
function analyseAll(page: Page, arxivIds: string[]): Promise<number> {
  return page.evaluate(
    (arxivIds) =>
      new Promise<number>((resolve) => {
        const { runtime } = (globalThis as unknown as Analysing).chrome;
        let start = 0;
        let done = 0;
        runtime.connect({ name: 'marginalia:events' }).onMessage.addListener((message) => {
          const { type, job } = message as { type: string; job?: { state: string } };
          if (type !== 'job' || job?.state !== 'done') return;
          done += 1;
          if (done === arxivIds.length) resolve(performance.now() - start);
        });
        start = performance.now();
        void runtime.sendMessage({ id: 1, type: 'analyse', data: { arxivIds }, timestamp: Date.now() });
      }),
    arxivIds,
  );
}

/** The most calls that were under way at one moment. */
function mostAtOnce(calls: readonly ProviderCall[]): number {
  const spans = calls.map(({ at, pieces }) => ({ from: at, to: pieces.at(-1)?.at ?? at }));
  return Math.max(...spans.map(({ from }) => spans.filter((span) => span.from <= from && from < span.to).length));
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
}

export async function benchQueue(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'own' });
  // All of an answer in one piece: what is measured is the queue.
  const provider = await startProvider({ fault: { latency: LATENCY, chunk: 1_000_000 } });
  const browser = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const papers = manyPapers(PAPERS);
    arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, papers));
    const options = await browser.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: String(CONCURRENCY) });
    const page = await browser.context.newPage();
    await page.goto(LISTING);
    await page.locator(`arxiv-marginalia [data-read="${PAPERS}"]`).waitFor({ state: 'attached' });
    await page.close();
    const wall = await analyseAll(
      options,
      papers.map(({ id }) => id),
    );
    const ideal = (PAPERS / CONCURRENCY) * LATENCY;
    print({
      figure: 'queue',
      papers: PAPERS,
      concurrency: CONCURRENCY,
      mostAtOnce: mostAtOnce(provider.calls),
      calls: provider.calls.length,
      wallMs: rounded(wall, 0),
      idealMs: ideal,
      ratio: rounded(wall / ideal),
      budgetRatio: WALL_BUDGET,
    });
    await options.evaluate(await bundle(join(import.meta.dirname, 'stores-in-page.ts'), 'benchStores'));
    const times = await options.evaluate(
      ([stored, rounds]) =>
        (
          globalThis as unknown as { measureStores: (stored: number, rounds: number) => Promise<StoreTimes> }
        ).measureStores(stored, rounds),
      [STORED, STORE_ROUNDS] as const,
    );
    print({
      figure: 'stores',
      stored: STORED,
      rounds: STORE_ROUNDS,
      claimP95Ms: rounded(percentile(times.claim, 0.95)),
      progressP95Ms: rounded(percentile(times.progress, 0.95)),
      lookupP95Ms: rounded(percentile(times.lookup, 0.95)),
      budgetMs: STORE_BUDGET,
    });
  } finally {
    await browser.close();
    await provider.close();
    await arxiv.close();
  }
}
