import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { startConnectProxy } from './connect-proxy.ts';
import { findFirefox } from './find-browser.mjs';

const GECKO_ID = 'marginalia@arxiv-marginalia.org';
/** Firefox draws an extension's host at random unless a profile names it. */
const EXTENSION_HOST = '6f2c1e1a-4b7d-4c3e-9a52-0d8e7b5f3c14';

const EXTENSION_PAGE_TIMEOUT = 15_000;

export interface FirefoxOptions {
  extension: string;
  arxivPort: number;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  viewport?: { width: number; height: number };
  /** Milliseconds without work after which the extension's event page is ended; Firefox's own half minute unless told. */
  idleTimeout?: number;
}

export interface Firefox {
  browser: Browser;
  /** Hosts but arXiv's that anything in the browser asked for. */
  refused: readonly string[];
  /** Opens a page of arXiv, named by its path. */
  openArxiv(path: string): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { arxivPort, locale = 'en-US', viewport = { width: 1280, height: 900 } } = options;
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('No Firefox found: run `npm test`, or set FIREFOX_PATH.');
  const profile = await mkdtemp(join(tmpdir(), 'marginalia-firefox-'));

  const proxy = await startConnectProxy(arxivPort);
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Without it WebDriver refuses to go to an extension's own pages.
    args: ['--remote-allow-system-access'],
    acceptInsecureCerts: true,
    userDataDir: profile,
    defaultViewport: viewport,
    env: { ...process.env, TZ: 'UTC', MOZ_CRASHREPORTER_DISABLE: '1' },
    extraPrefsFirefox: {
      // Firefox cannot be told another port for a host: a proxy leads arXiv's names to the local server.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '127.0.0.1, localhost',
      'network.proxy.allow_hijacking_localhost': false,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: EXTENSION_HOST }),
      'intl.accept_languages': locale,
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
      'datareporting.policy.dataSubmissionEnabled': false,
      'extensions.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      ...(options.idleTimeout === undefined ? {} : { 'extensions.background.idle.timeout': options.idleTimeout }),
    },
  });

  async function openArxiv(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`https://arxiv.org${path}`, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** Firefox goes to an extension's page but sends no event that says so: the page itself is asked until it is there. */
  async function openExtensionPage(path: string): Promise<Page> {
    const page = await browser.newPage();
    const url = `moz-extension://${EXTENSION_HOST}/${path}`;
    const gone = page.goto(url, { timeout: EXTENSION_PAGE_TIMEOUT }).catch(() => null);
    const deadline = Date.now() + EXTENSION_PAGE_TIMEOUT;
    while (Date.now() < deadline) {
      const at = await page.evaluate(() => `${document.readyState} ${location.href}`).catch(() => '');
      if (at === `complete ${url}`) return page;
      await setTimeout(50);
    }
    await gone;
    throw new Error(`${url} did not open within ${EXTENSION_PAGE_TIMEOUT / 1000} s.`);
  }

  async function close(): Promise<void> {
    await browser.close();
    await proxy.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    await browser.installExtension(options.extension);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    browser,
    refused: proxy.refused,
    openArxiv,
    openExtensionPage,
    close,
  };
}
