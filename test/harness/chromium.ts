import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { ARXIV_HOSTS } from './arxiv-server.ts';
import { findChromium } from './find-browser.mjs';
import { killWorker } from './kill-worker.ts';

export interface ChromiumOptions {
  /** Folder of the unpacked extension; null for a browser without one. */
  extension: string | null;
  /** Port of the local arXiv; null for the real one, with the network as it is. */
  arxivPort: number | null;
  /** Port of a proxy that everything goes through, loopback too, where a test wants to know what was asked for. */
  proxyPort?: number;
  colorScheme?: 'light' | 'dark';
  /** `zh-CN` or `en-US`: of the pages, and of the browser as an extension sees it. */
  locale?: string;
  viewport?: { width: number; height: number } | null;
  headless?: boolean;
  /** A renderer in reserve, as a reader's browser has; a test that is not measured does without. */
  spareRenderer?: boolean;
  /** UTC unless told, so that a test says the same everywhere; null for the machine's own. */
  timezone?: string | null;
  /** Kept on close, so that a second launch finds what the first has stored; without it the profile is fresh. */
  userDataDir?: string;
}

export interface Chromium {
  context: BrowserContext;
  /** Empty without an extension. */
  extensionId: string;
  /** `popup.html`, `options.html` and so on, in a tab of its own. */
  openExtensionPage(path: string): Promise<Page>;
  /** The service worker; waits for the first to be started. The handle outlives a kill and then speaks to the next one. */
  serviceWorker(): Promise<Worker>;
  /** Ends the service worker's process side at once, in the middle of whatever it does. The next event starts another. */
  killWorker(): Promise<void>;
  /** Loads the extension anew under the pages that are open, as an update does. */
  reloadExtension(): Promise<void>;
  close(): Promise<void>;
}

/** What the browser's own page of extensions can do. */
interface ExtensionsPage {
  chrome: { developerPrivate: { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> } };
}

const WORKER_TIMEOUT = 15_000;

/** The last list of these counts, so Playwright's own is in it; the last three draw pages behind the address bar, a second of computing at each start. */
const FEATURES_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** A process for the next page, before there is one. */
const SPARE_RENDERER = 'SpareRendererForSitePerProcess';

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  // A window in the background would have its timers slowed, and a test would wait for them.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/** Everything but the local arXiv and loopback is a name that cannot be found. */
function resolverRules(port: number): string {
  const rules = ARXIV_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return [...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ');
}

function isExtensions(worker: Worker): boolean {
  return worker.url().startsWith('chrome-extension://');
}

export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const { extension, arxivPort, locale = 'en-US', timezone = 'UTC', spareRenderer = true } = options;
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: run `npm test`, or set CHROMIUM_PATH.');
  const profile = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'marginalia-chromium-')));

  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(arxivPort === null
        ? []
        : [
            ...(options.proxyPort === undefined
              ? [`--host-resolver-rules=${resolverRules(arxivPort)}`]
              : [`--proxy-server=http://127.0.0.1:${options.proxyPort}`, '--proxy-bypass-list=<-loopback>']),
            '--ignore-certificate-errors',
            `--disable-features=${[...FEATURES_OFF, ...(spareRenderer ? [] : [SPARE_RENDERER])].join(',')}`,
            ...QUIET,
          ]),
      ...(extension === null ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
      `--lang=${locale}`,
    ],
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    ignoreHTTPSErrors: arxivPort !== null,
    // Linux takes the browser's language from here; `--lang` is for the other systems.
    env: { ...process.env, LANGUAGE: locale.replace('-', '_'), ...(timezone === null ? {} : { TZ: timezone }) },
    locale,
    ...(timezone === null ? {} : { timezoneId: timezone }),
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
  });

  // What waited for something in it says only that it was not there.
  context.on('page', (page) => page.on('crash', () => console.error(`A page crashed: ${page.url()}`)));

  async function serviceWorker(): Promise<Worker> {
    return (
      context.serviceWorkers().find(isExtensions) ??
      context.waitForEvent('serviceworker', { predicate: isExtensions, timeout: WORKER_TIMEOUT })
    );
  }

  async function close(): Promise<void> {
    await context.close();
    if (options.userDataDir === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const worker = extension === null ? null : await serviceWorker();
    // Killed before it has said what it listens to, a worker is started by no message any more.
    await worker?.evaluate(() => undefined);
    const extensionId = worker === null ? '' : new URL(worker.url()).hostname;
    return {
      context,
      extensionId,
      serviceWorker,
      async openExtensionPage(path) {
        const page = await context.newPage();
        await page.goto(`chrome-extension://${extensionId}/${path}`);
        return page;
      },
      killWorker: () => killWorker(context, extensionId),
      async reloadExtension() {
        // Without developer mode an unpacked extension that goes does not come back.
        const page = await context.newPage();
        await page.goto('chrome://extensions');
        await page.evaluate(() =>
          (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateProfileConfiguration({
            inDeveloperMode: true,
          }),
        );
        await page.close();
        const worker = await serviceWorker();
        const next = context.waitForEvent('serviceworker', { predicate: isExtensions, timeout: WORKER_TIMEOUT });
        // The answer cannot come: who would give it is gone.
        await worker.evaluate('chrome.runtime.reload()').catch(() => undefined);
        await next;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
