import type { Browser, Page } from '@playwright/test';

/** What is read of a trace event. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds: when it began, and until when. */
  ts: number;
  dur?: number;
  /** Microseconds of the thread's own work: the machine may meanwhile have given its processors to others. */
  tdur?: number;
  args?: { name?: string };
}

/** `toplevel` has each task of each thread, the other one the layouts, which tell the page's process. */
const CATEGORIES = ['toplevel', 'devtools.timeline'];

/** Records what the browser does; answers with the events. */
export async function trace(
  browser: Browser,
  page: Page,
  categories = CATEGORIES,
): Promise<() => Promise<TraceEvent[]>> {
  await browser.startTracing(page, { categories });
  return async () =>
    (JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }).traceEvents;
}

/** Records what the page's main thread does; answers with milliseconds of its longest task, by its own clock. */
export async function traceMainThread(browser: Browser, page: Page): Promise<() => Promise<number>> {
  const stop = await trace(browser, page);
  return async () => {
    const traceEvents = await stop();
    const pid = pageProcess(traceEvents);
    const main = traceEvents.find(
      (event) => event.pid === pid && event.name === 'thread_name' && event.args?.name === 'CrRendererMain',
    );
    const tasks = traceEvents.filter(
      ({ name, pid, tid }) => pid === main?.pid && tid === main.tid && name.endsWith('RunTask'),
    );
    if (tasks.length === 0) throw new Error('The trace has no task of the page, so there is nothing to measure.');
    return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
  };
}

const placeOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/** Records what all threads of this name do; answers with milliseconds of their work, by their own clock. */
export async function traceThreads(browser: Browser, page: Page, name: string): Promise<() => Promise<number>> {
  const stop = await trace(browser, page);
  return async () => {
    const traceEvents = await stop();
    const threads = new Set(
      traceEvents.filter((event) => event.name === 'thread_name' && event.args?.name === name).map(placeOf),
    );
    const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && threads.has(placeOf(event)));
    if (tasks.length === 0) throw new Error(`The trace has no task of a thread named ${name}.`);
    return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
  };
}

/** Where most of the layout is done: the extension's own process has a main thread as well. */
function pageProcess(events: readonly TraceEvent[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { name, pid } of events) if (name === 'Layout') counts.set(pid, (counts.get(pid) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
