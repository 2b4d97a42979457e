/** How near the queue comes to what a provider allows, and what its stores cost once there is much in them. */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { bundle } from '../harness/bundle.ts';
import { launchChromium } from '../harness/chromium.ts';
import { fillOptions } from '../harness/options-form.ts';
import { overHttp2 } from '../harness/http2-front.ts';
import { type ProviderCall, startProvider } from '../harness/provider.ts';
import { print, rounded } from './figures.ts';
import type { StoreTimes } from './stores-in-page.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const PAPERS = 100;
const CONCURRENCY = 8;
/** Milliseconds a stream takes. */
const LATENCY = 300;
/** Papers that are asked for one by one while the many wait, after so many milliseconds: they come first. */
const PRESSED = 4;
const PRESSED_AFTER = 1_000;
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

/** From the press to the last of them, in milliseconds, by what the background tells its pages; the last few are pressed one by one, later. */
function analyseAll(page: Page, arxivIds: string[]): Promise<number> {
  const [many, few] = [arxivIds.slice(0, -PRESSED), arxivIds.slice(-PRESSED)];
  return page.evaluate(
    ([many, few, after]) =>
      new Promise<number>((resolve) => {
        const { runtime } = (globalThis as unknown as Analysing).chrome;
        let start = 0;
        let done = 0;
        runtime.connect({ name: 'marginalia:events' }).onMessage.addListener((message) => {
          const { type, job } = message as { type: string; job?: { state: string } };
          if (type !== 'job' || job?.state !== 'done') return;
          done += 1;
          if (done === many.length + few.length) resolve(performance.now() - start);
        });
        start = performance.now();
        const analyse = (arxivIds: string[]): void =>
          void runtime.sendMessage({ id: 1, type: 'analyse', data: { arxivIds }, timestamp: Date.now() });
        analyse(many);
        setTimeout(() => {
          for (const arxivId of few) analyse([arxivId]);
        }, after);
      }),
    [many, few, PRESSED_AFTER] as const,
  );
}

/** The same requests with nothing done about them, so many at once: what server, network and browser take on this machine at this moment. In milliseconds. */
function askBarely(page: Page, provider: { baseUrl: string; key: string }, bodies: readonly string[]): Promise<number> {
  return page.evaluate(
    async ([address, key, bodies, concurrency]) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const waiting = [...bodies];
      const start = performance.now();
      const ask = async (): Promise<void> => {
        for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
          await (await fetch(address, { method: 'POST', headers, body })).text();
        }
      };
      await Promise.all(Array.from({ length: concurrency }, ask));
      return performance.now() - start;
    },
    [`${provider.baseUrl}/chat/completions`, provider.key, bodies, CONCURRENCY] as const,
  );
}

/** Calls, in order of arrival, by the place of their papers in the listing. */
function placesOf(calls: readonly ProviderCall[], before: number): number[] {
  return calls.map(({ body }) => Number(/Title: [^\n]*?\((\d+)\)\\n/i.exec(JSON.stringify(body))?.[1]) - before);
}

/** How many calls at most went out before one that was due before them: as many as run at once may be under way already. */
function mostOvertaking(places: readonly number[]): number {
  const first = places.findIndex((place) => place > PAPERS - PRESSED);
  const pressed = places.slice(first).findLastIndex((place) => place > PAPERS - PRESSED) + 1 - PRESSED;
  const others = places.filter((place) => place <= PAPERS - PRESSED);
  const behind = others.map((place, index) => others.slice(0, index).filter((earlier) => earlier > place).length);
  return Math.max(pressed, ...behind);
}

/** The most calls that were under way at one moment. */
function mostAtOnce(calls: readonly ProviderCall[]): number {
  const spans = calls.map(({ at, pieces }) => ({ from: at, to: pieces.at(-1)?.at ?? at }));
  return Math.max(...spans.map(({ from }) => spans.filter((span) => span.from <= from && from < span.to).length));
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
}

/** With the listing open, whose hundred rows are drawn meanwhile; and without it, for what the drawing takes of the machine. */
const LISTINGS = ['open', 'closed'] as const;

export async function benchQueue(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'own' });
  // All of an answer in one piece: what is measured is the queue.
  const provider = await overHttp2(await startProvider({ fault: { latency: LATENCY, chunk: 1_000_000 } }));
  const browser = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const all = manyPapers(PAPERS * LISTINGS.length);
    const options = await browser.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: String(CONCURRENCY) });
    for (const [turn, listing] of LISTINGS.entries()) {
      const before = turn * PAPERS;
      const papers = all.slice(before, before + PAPERS);
      arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, papers));
      const page = await browser.context.newPage();
      await page.goto(LISTING);
      await page.locator(`arxiv-marginalia [data-read="${PAPERS}"]`).waitFor({ state: 'attached' });
      if (listing === 'closed') await page.close();
      provider.calls.length = 0;
      provider.holds.length = 0;
      const wall = await analyseAll(
        options,
        papers.map(({ id }) => id),
      );
      await page.close();
      const calls = [...provider.calls];
      const holds = [...provider.holds];
      const floor = await askBarely(
        options,
        provider,
        calls.map(({ body }) => JSON.stringify(body)),
      );
      const ideal = (PAPERS / CONCURRENCY) * LATENCY;
      print(
        {
          figure: 'queue',
          listing,
          papers: PAPERS,
          concurrency: CONCURRENCY,
          mostAtOnce: mostAtOnce(calls),
          calls: calls.length,
          mostOvertaking: mostOvertaking(placesOf(calls, before)),
          wallMs: rounded(wall, 0),
          idealMs: ideal,
          ratio: rounded(wall / ideal),
          // Right after it, without the extension: thirteen rounds of eight, and what the machine takes for them.
          floorMs: rounded(floor, 0),
          floorRatio: rounded(floor / ideal),
          overFloor: rounded(wall / floor),
          // What the stand-in itself took for a stream: over the latency it is the machine's time, not the queue's.
          providerHoldMs: rounded(percentile(holds, 0.5)),
          providerHoldP95Ms: rounded(percentile(holds, 0.95)),
          load: rounded(loadavg()[0] ?? 0),
        },
        { ratio: WALL_BUDGET },
      );
    }
    await options.evaluate(await bundle(join(import.meta.dirname, 'stores-in-page.ts'), 'benchStores'));
    const times = await options.evaluate(
      ([stored, rounds]) =>
        (
          globalThis as unknown as { measureStores: (stored: number, rounds: number) => Promise<StoreTimes> }
        ).measureStores(stored, rounds),
      [STORED, STORE_ROUNDS] as const,
    );
    print(
      {
        figure: 'stores',
        stored: STORED,
        rounds: STORE_ROUNDS,
        claimP95Ms: rounded(percentile(times.claim, 0.95)),
        progressP95Ms: rounded(percentile(times.progress, 0.95)),
        lookupP95Ms: rounded(percentile(times.lookup, 0.95)),
      },
      { claimP95Ms: STORE_BUDGET, progressP95Ms: STORE_BUDGET, lookupP95Ms: STORE_BUDGET },
    );
  } finally {
    await browser.close();
    await provider.close();
    await arxiv.close();
  }
}
