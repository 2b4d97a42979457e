import { mailingsBetween } from '../../lib/arxiv/announcement-times.ts';

/** The last mailings that are out by the clock of this machine, oldest first; here those come too that arXiv defers. */
export function lastDays(count: number): string[] {
  const now = Date.now();
  return mailingsBetween(now - 60 * 86_400_000, now)
    .slice(-count)
    .map(({ announcementDate }) => announcementDate);
}

/** What the schedule remembers, as a profile has it that knew arXiv from some day on. */
export function remembered(since: Record<string, string>, over: object = {}): object {
  return {
    jitter: 0,
    since,
    awaited: null,
    failures: {},
    read: [],
    without: [],
    trouble: null,
    summarised: [],
    summaryNotBefore: 0,
    told: null,
    ...over,
  };
}

/**
 * Has a fresh profile look for a mailing in the minute it is out, as `lastDays` does: it would wait for six to twenty minutes,
 * and a run in these, after eight in the evening in New York, would find other days. On a page of the extension's own.
 */
export async function lookAtOnce(page: { evaluate(script: string): Promise<unknown> }): Promise<void> {
  // Asked, it has drawn its minutes.
  await page.evaluate(`(async () => {
    await chrome.runtime.sendMessage({ id: 1, type: 'getSchedule', data: null, timestamp: Date.now() });
    await chrome.storage.local.set({ schedule: ${JSON.stringify(remembered({}))} });
  })()`);
}

/** Milliseconds between requests, each to the next. */
export function gapsOf(requests: readonly { at: number }[]): number[] {
  return requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0));
}
