/** How a streamed analysis of an abstract reaches the eye, and what it costs the page meanwhile. */
import type { Page } from '@playwright/test';
import { FORM_SECTIONS } from '../../components/shared/form-sections.ts';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { type ArxivServer, startArxiv } from '../harness/arxiv-server.ts';
import { launchChromium } from '../harness/chromium.ts';
import { fillOptions } from '../harness/options-form.ts';
import { type LocalProvider, type ProviderCall, startProvider } from '../harness/provider.ts';
import { median, print, rounded } from './figures.ts';
import { traceMainThread } from './threads.ts';
import { checkObserver, LONG_TASK, type Seen, watchPanel } from './watch-panel.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const ROWS = 60;
/** Streams that are counted for each page type; one more warms up. */
const RUNS = 11;
/** A fast model: twenty characters each time. */
const CHUNK_DELAY = 20;
/** What a page does on its own when it has just been opened is no cost of the stream, in milliseconds. */
const REST = 1_500;

/** From the bytes on the wire to the first section on the page, in milliseconds. */
const FIRST_SECTION_BUDGET = 150;
const UPDATES_BUDGET = 10;

interface Stream extends Seen {
  /** The bytes that begin the first section were written. */
  writtenAt: number;
  /** Milliseconds of work of the longest task of the page's main thread. */
  longestWork: number;
}

interface Figure {
  page: 'abs' | 'listing';
  rows?: number;
  streams: Stream[];
}

/** When the bytes were written without which there is nothing of any section of the language. */
function firstSectionAt({ sent, pieces }: ProviderCall, language: string): number {
  const from = sent.indexOf(`"${language}":{`);
  const begins = FORM_SECTIONS.abstract.flatMap((id) => {
    const match = new RegExp(`"${id}":"\\s*[^\\s"]`).exec(sent.slice(from));
    return match ? [from + match.index + match[0].length] : [];
  });
  const at = pieces.find(({ end }) => end >= Math.min(...begins))?.at;
  if (from === -1 || at === undefined)
    throw new Error('The provider has sent no section: there is nothing to measure.');
  return at;
}

async function stream(page: Page, surface: 'abstract' | 'row', provider: LocalProvider): Promise<Stream> {
  const host = page.locator(`arxiv-marginalia[data-surface="${surface}"]`).first();
  await host.locator('[data-part="tldr"]').first().waitFor();
  await page.waitForTimeout(REST);
  await checkObserver(page);
  const browser = page.context().browser();
  if (browser === null) throw new Error('This browser cannot be traced.');
  const before = provider.calls.length;
  const stopTrace = await traceMainThread(browser, page);
  const watched = page.evaluate(watchPanel, [surface, LONG_TASK] as const);
  await host.locator('button[data-action="analyse-abstract"]').first().click();
  const seen = await watched;
  const longestWork = await stopTrace();
  const [call, ...more] = provider.calls.slice(before);
  if (
    call === undefined ||
    more.length > 0 ||
    seen.visibleAt === 0 ||
    (await host.locator('[data-state="failed"]').count())
  ) {
    throw new Error('The analysis was not one good stream to its end, so there is nothing to measure.');
  }
  return { ...seen, writtenAt: firstSectionAt(call, seen.language), longestWork };
}

/** The most of them within any one second. */
function mostPerSecond(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + 1_000).length));
}

function perSecond(times: readonly number[]): number {
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  return seconds > 0 ? (times.length - 1) / seconds : 0;
}

function printFigures({ streams, ...where }: Figure): void {
  const waits = streams.map(({ visibleAt, writtenAt }) => visibleAt - writtenAt);
  const blocks = streams.flatMap(({ longTasks }) => longTasks);
  const runs = streams.length;
  print(
    {
      figure: 'stream-first-section',
      ...where,
      runs,
      medianMs: median(waits),
      leastMs: Math.min(...waits),
      mostMs: Math.max(...waits),
    },
    { medianMs: FIRST_SECTION_BUDGET },
  );
  print(
    {
      figure: 'stream-long-tasks',
      ...where,
      runs,
      tasks: blocks.length,
      longestMs: blocks.length > 0 ? rounded(Math.max(...blocks), 0) : null,
      longestWorkMs: rounded(Math.max(...streams.map(({ longestWork }) => longestWork)), 0),
    },
    { tasks: 0 },
  );
  print(
    {
      figure: 'stream-updates',
      ...where,
      runs,
      perSecond: rounded(median(streams.map(({ updates }) => perSecond(updates)))),
      mostInASecond: Math.max(...streams.map(({ updates }) => mostPerSecond(updates))),
      framesPerSecond: rounded(median(streams.map(({ frames }) => perSecond(frames)))),
    },
    { perSecond: UPDATES_BUDGET },
  );
}

/** Each stream is of a paper, and in a tab, of its own: what is stored is not asked for again. */
async function measure(
  newPage: () => Promise<Page>,
  addresses: readonly string[],
  surface: 'abstract' | 'row',
  provider: LocalProvider,
): Promise<Stream[]> {
  const streams: Stream[] = [];
  for (const address of addresses) {
    const page = await newPage();
    await page.goto(address);
    streams.push(await stream(page, surface, provider));
    await page.close();
  }
  return streams.slice(1);
}

/** A listing whose first paper is another one each time. */
function serveListings(arxiv: ArxivServer): string[] {
  const papers = manyPapers(ROWS + RUNS + 1);
  return Array.from({ length: RUNS + 1 }, (_, run) => {
    const address = `${LISTING}?skip=${run}&show=${ROWS}`;
    arxiv.serve(address, renderListNew('cs.CV', DAY, {}, papers.slice(run, run + ROWS)));
    return address;
  });
}

export async function benchStream(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'own' });
  const provider = await startProvider({ fault: { chunkDelay: CHUNK_DELAY } });
  const browser = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const options = await browser.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages: 'zh+en' });
    await options.close();
    const newPage = () => browser.context.newPage();
    const papers = arxiv.urls().filter((url) => /\/abs\/[^v]+$/.test(url));
    const abs = await measure(newPage, papers.slice(0, RUNS + 1), 'abstract', provider);
    printFigures({ page: 'abs', streams: abs });
    const listing = await measure(newPage, serveListings(arxiv), 'row', provider);
    printFigures({ page: 'listing', rows: ROWS, streams: listing });
  } finally {
    await browser.close();
    await provider.close();
    await arxiv.close();
  }
}
