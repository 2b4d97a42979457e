import type { QueueEntry } from './queue-view.ts';

/** Where some jobs were asked for. */
export type Origin =
  | { kind: 'day'; category: string; announcementDate: string }
  /** A page of arXiv that shows no one mailing. */
  | { kind: 'page'; path: string }
  /** Pages of single papers. */
  | { kind: 'papers' };

export interface QueueGroup {
  key: string;
  origin: Origin;
  /** What runs, then what waits, then what has failed. */
  entries: QueueEntry[];
}

const DAY = /^(\S+) (\d{4}-\d{2}-\d{2})$/;
const ORDER = { running: 0, queued: 1, batched: 1, failed: 2, done: 3, cancelled: 3 } as const;

/** By the listing or day they are for; the oldest first. */
export function groupEntries(entries: readonly QueueEntry[]): QueueGroup[] {
  const sorted = entries.toSorted((a, b) => a.job.createdAt - b.job.createdAt);
  return [...Map.groupBy(sorted, keyOf)].map(([key, members]) => ({
    key,
    origin: originOf(key),
    entries: members.toSorted((a, b) => ORDER[a.job.state] - ORDER[b.job.state]),
  }));
}

function keyOf({ job: { subject, listing } }: QueueEntry): string {
  if (subject.task === 'digest') return `${subject.category} ${subject.announcementDate}`;
  return listing ?? '';
}

function originOf(key: string): Origin {
  const [, category, announcementDate] = DAY.exec(key) ?? [];
  if (category !== undefined && announcementDate !== undefined) return { kind: 'day', category, announcementDate };
  return key === '' ? { kind: 'papers' } : { kind: 'page', path: key };
}
