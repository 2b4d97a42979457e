import type { Page } from '@playwright/test';

/** The browser calls a task long from here on, in milliseconds. */
export const LONG_TASK = 50;

/** What a page saw of one stream; times are milliseconds since the epoch. */
export interface Seen {
  /** The frame with the first section has been painted. */
  visibleAt: number;
  /** Of the first section. */
  language: string;
  /** The panel has heard of more of the answer. */
  updates: number[];
  /** Frames in which the panel was not as before: formulas come when they have been set. */
  frames: number[];
  /** Milliseconds for which each task blocked that the browser calls long. */
  longTasks: number[];
}

/** Runs in the page: watches a surface from before the press until its analysis is stored. */
export function watchPanel([surface, longTask]: readonly [string, number]): Promise<Seen> {
  const root = document.querySelector(`arxiv-marginalia[data-surface="${surface}"]`)?.shadowRoot;
  if (!root) throw new Error(`There is no open surface ${surface}.`);
  const seen: Seen = { visibleAt: 0, language: '', updates: [], frames: [], longTasks: [] };
  const blocks = new PerformanceObserver((list) => {
    seen.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  blocks.observe({ type: 'longtask' });
  let received = '';
  let isFrameAsked = false;
  const look = (): void => {
    // How many characters have come: there from the first of them on, and another number each time.
    const told = /\d[\d,.]*/.exec(root.querySelector('[data-part="progress"]')?.textContent ?? '')?.[0];
    if (told !== undefined && told !== received) seen.updates.push(Date.now());
    received = told ?? received;
    const section = root.querySelector('[data-section]');
    if (isFrameAsked || !section?.checkVisibility()) return;
    isFrameAsked = true;
    seen.language ||= section.closest('[lang]')?.getAttribute('lang') ?? '';
    requestAnimationFrame(() => {
      isFrameAsked = false;
      seen.frames.push(Date.now());
      if (seen.frames.length > 1) return;
      // A task that is posted from a frame runs after that frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        seen.visibleAt = Date.now();
      });
      port1.start();
      port2.postMessage(null);
    });
  };
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      look();
      if (!root.querySelector('[data-state="done"], [data-state="failed"]')) return;
      observer.disconnect();
      // Entries come in a task of their own.
      setTimeout(() => {
        blocks.disconnect();
        resolve(seen);
      }, longTask * 4);
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

/** An observer that reports nothing whatever happens would keep any budget. */
export async function checkObserver(page: Page): Promise<void> {
  const longest = await page.evaluate(
    (longTask) =>
      new Promise<number>((resolve) => {
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration));
        });
        observer.observe({ type: 'longtask' });
        setTimeout(() => {
          for (const end = performance.now() + 2 * longTask; performance.now() < end; );
          setTimeout(() => {
            observer.disconnect();
            resolve(longest);
          }, 4 * longTask);
        }, 0);
      }),
    LONG_TASK,
  );
  if (longest < LONG_TASK) throw new Error('This browser reports no long tasks, so there is nothing to measure.');
}
