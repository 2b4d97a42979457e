import { expect, type Locator, type Page } from '@playwright/test';

/** Where things are, by the names the UI keeps to. */
export const LISTING = 'https://arxiv.org/list/cs.CV/new';

export function rowsOf(page: Page): Locator {
  return page.locator('arxiv-marginalia[data-surface="row"]');
}

export function rowOf(page: Page, arxivId: string): Locator {
  return page.locator(`arxiv-marginalia[data-surface="row"][data-arxiv-id="${arxivId}"]`).first();
}

export function barOf(page: Page): Locator {
  return page.locator('arxiv-marginalia[data-surface="listing-bar"]');
}

/** Waits until every row of a listing of new papers has been read, which goes on after the page has loaded. */
export async function allRead(page: Page): Promise<void> {
  const rows = await page.locator('dl#articles > dt').count();
  await expect(barOf(page).locator('[data-entries]')).toHaveAttribute('data-read', String(rows));
}

/** Opens a part of the bar, which is folded in a new tab. */
export async function openBar(page: Page, part: 'steps' | 'filter' | 'more' = 'more'): Promise<void> {
  const opener = barOf(page).locator(`.bar-line [data-action="show-${part}"]`);
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
}

export function abstractPanelOf(page: Page): Locator {
  return page.locator('arxiv-marginalia[data-surface="abstract"]');
}

export function action(within: Locator | Page, name: string): Locator {
  return within.locator(`button[data-action="${name}"]`).first();
}

/** Rows of a store, read on a page of the extension; none while the background has not made the database. */
export async function storedRows(page: Page, store: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    (store) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('marginalia');
        // A test that comes first must not be the one that makes it.
        opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
        opening.addEventListener('error', () =>
          opening.error?.name === 'AbortError' ? resolve([]) : reject(opening.error),
        );
        opening.addEventListener('success', () => {
          const db = opening.result;
          const all = db.transaction(store).objectStore(store).getAll();
          all.addEventListener('success', () => {
            db.close();
            resolve(all.result as Record<string, unknown>[]);
          });
          all.addEventListener('error', () => reject(all.error));
        });
      }),
    store,
  );
}

interface Answer {
  ok: boolean;
  value?: unknown;
  error?: { code: string };
}

/** A message as a page of the extension sends it, with the envelope it is answered in. */
export async function send(page: Page, type: string, data: unknown = null): Promise<Answer> {
  return page.evaluate(
    async ([type, data]) => {
      const { runtime } = (globalThis as unknown as Extension).chrome;
      const answer = await runtime.sendMessage({ id: Date.now(), type, data, timestamp: Date.now() });
      return (answer as { res: Answer }).res;
    },
    [type, data] as const,
  );
}

/** The part of the extension API that tests use inside an extension page. */
export interface Extension {
  chrome: {
    runtime: {
      sendMessage(message: unknown): Promise<unknown>;
      connect(info: object): { onMessage: { addListener(listener: (message: unknown) => void): void } };
    };
    action: { getBadgeText(details: object): Promise<string> };
    alarms: { create(name: string, info: { when: number }): Promise<void> };
    storage: Record<
      'local' | 'session',
      { get(keys: null): Promise<unknown>; set(items: object): Promise<void>; remove(keys: string[]): Promise<void> }
    >;
  };
}

/** Whether arXiv's own part of the page is, node by node, what the server sent. */
export async function isUntouched(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const served = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const own = ':is(main, body:not(:has(main)) :is(#content, .ltx_page_main))';
    const now = document.querySelector(own)?.cloneNode(true) as Element | undefined;
    const then = served.querySelector(own);
    if (!now || !then) return false;
    for (const host of now.querySelectorAll('arxiv-marginalia')) host.remove();
    return now.isEqualNode(then);
  });
}
