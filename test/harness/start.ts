/** The extension in a browser, on a listing, for a person to look at: `npm start`, or `npm start -- --sample`. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { extensionDictionaries } from '../../lib/i18n/extension-pages.ts';
import { dictionaries } from '../../lib/i18n/index.ts';
import { startArxiv, type ArxivServer } from './arxiv-server.ts';
import { ensureBuild } from './build.ts';
import { endChildren } from './child.ts';
import { launchChromium, type Chromium } from './chromium.ts';
import { OUTPUT } from './output.ts';
import { startProvider, type LocalProvider } from './provider.ts';

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const LIVE_WAIT = 4_000;
/** For the surfaces to be drawn, in milliseconds. */
const SETTLE = 2_000;
/** Stays the same, so that what was typed into the options still holds at the next start. */
const PROVIDER_PORT = 11_888;
const LOCALE = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en';
const SHOT = join(OUTPUT, 'start.png');

async function isArxivReachable(): Promise<boolean> {
  try {
    const response = await fetch('https://arxiv.org/', { method: 'HEAD', signal: AbortSignal.timeout(LIVE_WAIT) });
    return response.ok;
  } catch {
    return false;
  }
}

/** What to look at, by the names that the browser's language gives it. */
function describe(provider: LocalProvider | null, extensionId: string): string {
  const { listingBar, row } = dictionaries[LOCALE];
  const { service: form, save } = extensionDictionaries[LOCALE].options;
  const service = provider
    ? `  A model service runs on this machine for as long as this command does. In the options choose
    "${form.custom}" and type
      ${form.baseUrl}: ${provider.baseUrl}
      ${form.apiKey}: ${provider.key}
      ${form.model}: ${provider.model}
    then press "${form.test}" and "${save}". Its answers are made up; everything around them is real.`
    : `  In the options choose your model service, paste its key, press "${form.test}" and "${save}".
    Nothing is sent to anyone before that.`;
  return `
What to look at

1. The listing that is open: ${LISTING}
    A bar above it says how much was read and leads to order, filters and, behind "${listingBar.summaryAndMore}",
    the day's summary; under each paper one sentence, its tags and key findings. All of that is computed
    on this machine, without a key.
2. Options: chrome-extension://${extensionId}/options.html (open in the second tab)
  ${service}
3. Back on the listing press "${row.analyse}" under a paper, then open its title: the abstract page has the whole panel.
4. The toolbar popup: the day's summary, and the paper in the current tab.

Close the browser, or press Ctrl-C here, to end.
`;
}

const wantsSample = process.argv.includes('--sample');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const isLive = !wantsSample && (await isArxivReachable());

let arxiv: ArxivServer | null = null;
let provider: LocalProvider | null = null;
let chromium: Chromium | null = null;

async function end(): Promise<void> {
  endChildren();
  await chromium?.close().catch(() => undefined);
  await Promise.allSettled([arxiv?.close(), provider?.close()]);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)));
}

try {
  const extension = await ensureBuild(isLive ? 'chrome' : 'chromeE2e');
  if (!isLive) {
    arxiv = await startArxiv({ pages: 'own' });
    provider = await startProvider({ port: PROVIDER_PORT, fault: { latency: 300, chunkDelay: 15 } });
    console.log(
      wantsSample
        ? 'Showing the sample arXiv: invented papers, served on this machine.'
        : 'arxiv.org cannot be reached from here, so this is the sample arXiv: invented papers, served on this machine.',
    );
  }
  chromium = await launchChromium({
    extension,
    arxivPort: arxiv?.port ?? null,
    headless: !hasDisplay,
    timezone: null,
    viewport: hasDisplay ? null : { width: 1280, height: 900 },
    locale: LOCALE === 'en' ? 'en-US' : LOCALE,
    userDataDir: join(OUTPUT, isLive ? 'profile' : 'profile-sample'),
  });
  const { context, extensionId } = chromium;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(LISTING);

  if (hasDisplay) {
    const closed = new Promise((resolve) => context.once('close', resolve));
    const options = await chromium.openExtensionPage('options.html');
    await page.bringToFront();
    console.log(describe(provider, options.url().split('/')[2] ?? extensionId));
    await closed;
  } else {
    // Only the host can be waited for: what is in it is closed to the page in a build for readers.
    await page.locator('arxiv-marginalia[data-surface="row"]').first().waitFor({ state: 'attached', timeout: 15_000 });
    await setTimeout(SETTLE);
    await page.screenshot({ path: SHOT });
    console.log(
      `\nNo display was found (DISPLAY and WAYLAND_DISPLAY are not set), so the browser ran without a window.\n` +
        `What it showed of ${LISTING} is in ${SHOT}; on a machine with a display this command opens it.`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await end();
}
