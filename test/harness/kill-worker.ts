import type { BrowserContext } from '@playwright/test';

const TIMEOUT = 15_000;
/** Milliseconds after which a worker is told once more to end: one that is just starting may not hear the first word. */
const TELL_AGAIN = 1_000;

/**
 * Ends the running life of an extension's service worker, in the middle of whatever it does, and waits until the
 * browser says that it has stopped. The browser gives each life the same target, so whether a target is there does not
 * tell one life from the next, which a page may start within milliseconds: what is waited for is the event.
 */
export async function killWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const [open] = context.pages();
  const page = open ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  let telling: NodeJS.Timeout | undefined;
  let timeout: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const tell = () => void session.send('ServiceWorker.stopAllWorkers').catch(reject);
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { scriptURL, runningStatus } of versions) {
          if (!scriptURL.startsWith(`chrome-extension://${extensionId}/`)) continue;
          if (runningStatus === 'stopped') {
            // What was stopped before it was told to is none of ours.
            if (telling !== undefined) resolve();
          } else if (telling === undefined) {
            tell();
            telling = setInterval(tell, TELL_AGAIN);
          }
        }
      });
      timeout = setTimeout(() => {
        reject(
          new Error(telling === undefined ? 'No service worker is running.' : 'The service worker would not end.'),
        );
      }, TIMEOUT);
      session.send('ServiceWorker.enable').catch(reject);
    });
  } finally {
    clearInterval(telling);
    clearTimeout(timeout);
    await session.detach().catch(() => undefined);
    if (open === undefined) await page.close();
  }
}
