/** How soon the background answers, and how soon the popup is of use. */
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
/** Papers of the day that the popup shows. */
const ROWS = 250;
const STARTS = 11;
const WAKE_BOUND = 150;
const POPUP_BOUND = 200;

declare global {
  interface Window {
    /** Milliseconds from the popup's address until it could be used, and until it showed the day. */
    popupTimes: { usable?: number; day?: number };
  }
}

export async function benchStarts(extension: string): Promise<void> {
  const arxiv = await startArxiv({ pages: 'none' });
  const chromium = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(ROWS)));
    const listing = await chromium.context.newPage();
    await listing.goto(LISTING);
    await listing.locator(`[data-surface="listing-bar"] [data-read="${ROWS}"]`).waitFor({ timeout: 60_000 });
    await listing.close();
    await measureStarts(chromium);
  } finally {
    await chromium.close();
    await arxiv.close();
  }
}

async function measureStarts(chromium: Chromium): Promise<void> {
  const asking = await chromium.openExtensionPage('options.html');
  await asking.locator('[name="uiLanguage"]').waitFor();
  const wakes: number[] = [];
  const opened = { up: [] as Opened[], stopped: [] as Opened[] };
  for (let start = 0; start <= STARTS; start++) {
    // A page of ours has a port, which would wake the background before it is asked: a file of ours has none.
    await asking.goto(`chrome-extension://${chromium.extensionId}/manifest.json`);
    await chromium.killWorker();
    const wake = await asking.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } };
      const from = performance.now();
      // The envelope of `lib/messaging/channel.ts`.
      await chrome.runtime.sendMessage({ id: 1, type: 'getPageSettings', timestamp: Date.now() });
      return performance.now() - from;
    });
    const up = await openPopup(chromium);
    await chromium.killWorker();
    const stopped = await openPopup(chromium);
    if (start === 0) continue;
    wakes.push(wake);
    opened.up.push(up);
    opened.stopped.push(stopped);
  }
  print({ figure: 'background-wake', starts: STARTS, ms: rounded(median(wakes)) }, { ms: WAKE_BOUND });
  for (const [background, list] of Object.entries(opened)) {
    print(
      {
        figure: 'popup',
        background,
        starts: STARTS,
        usableMs: rounded(median(list.map(({ usable }) => usable))),
        dayMs: rounded(median(list.map(({ day }) => day))),
      },
      { usableMs: POPUP_BOUND },
    );
  }
}

interface Opened {
  usable: number;
  day: number;
}

/** By the popup's own clock: to ask it from here takes as long again. */
async function openPopup({ context, extensionId }: Chromium): Promise<Opened> {
  const popup = await context.newPage();
  await popup.addInitScript(() => {
    const times: Window['popupTimes'] = {};
    window.popupTimes = times;
    // What was changed is on screen when a frame has been drawn with it.
    const note = (name: keyof typeof times): void => {
      requestAnimationFrame(() => setTimeout(() => (times[name] ??= performance.now())));
    };
    new MutationObserver(() => {
      if (document.querySelector('main.popup[aria-busy="false"]')) note('usable');
      if (document.querySelector('.digest-pane[aria-busy="false"]')) note('day');
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await popup.goto(`chrome-extension://${extensionId}/popup.html`, { waitUntil: 'commit' });
  const times = await popup.waitForFunction(() => window.popupTimes.day !== undefined && window.popupTimes);
  const { usable = Number.NaN, day = Number.NaN } = (await times.jsonValue()) || {};
  await popup.close();
  return { usable, day };
}
