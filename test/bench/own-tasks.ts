import type { Page } from '@playwright/test';
import { trace, type TraceEvent } from './threads.ts';

const CATEGORIES = ['devtools.timeline', 'v8', 'toplevel', 'blink'];
const TASK = 'ThreadControllerImpl::RunTask';
const CALL = /^(?:EvaluateScript|FunctionCall|v8\.callFunction|v8\.run)$/;

/**
 * The longest that the extension's own code ran within one task of the page's main thread while it was loaded, in milliseconds. The
 * browser's own report of long tasks does not say whose they are.
 */
export async function longestOwnTask(
  page: Page,
  url: string,
  { extensionId, settle }: { extensionId: string; settle: number },
): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The browser is gone.');
  const stop = await trace(browser, page, CATEGORIES);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(settle);
  return longestOf(await stop(), extensionId);
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

function longestOf(events: readonly TraceEvent[], extensionId: string): number {
  const whole = events.filter(({ ph }) => ph === 'X');
  const isOurs = ({ name, args }: TraceEvent): boolean =>
    CALL.test(name) && JSON.stringify(args ?? {}).includes(extensionId);
  const calls = whole.filter(isOurs).toSorted((a, b) => a.ts - b.ts);
  if (calls.length === 0) throw new Error('The trace names no call of the extension: there is nothing to measure.');
  const lengths = whole
    .filter(({ name }) => name === TASK)
    .map((task) => {
      let [sum, until] = [0, task.ts];
      // A call within another is counted with it.
      for (const call of calls) {
        if (call.pid !== task.pid || call.tid !== task.tid || call.ts < until || endOf(call) > endOf(task)) continue;
        sum += call.dur ?? 0;
        until = endOf(call);
      }
      return sum;
    });
  return Math.max(0, ...lengths) / 1_000;
}
