import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { ERROR_CODES, type ErrorShape } from '../core/errors.ts';

/** One mailing of one category. */
export interface Subject {
  category: string;
  announcementDate: string;
}

export const keyOf = ({ category, announcementDate }: Subject): string => `${category}|${announcementDate}`;

export function subjectOf(key: string): Subject {
  const [category = '', announcementDate = ''] = key.split('|');
  return { category, announcementDate };
}

/** Something that did not come, and when it is asked for again. Instants in milliseconds. */
interface Failure {
  count: number;
  notBefore: number;
  error: ErrorShape;
}

/**
 * What the schedule must not forget, beside what it has stored: written after each step, so that a worker may be
 * stopped at any line. Lists hold `keyOf` a mailing, and forget with the days that are looked back on.
 */
export interface ScheduleState {
  /** Milliseconds after the announcement at which this reader's requests begin, so that not all begin at once. */
  jitter: number;
  /** For each followed category the day from which on days are caught up: the newest when it was first followed. */
  since: Record<string, string>;
  /** The newest mailing, asked for and not out; `over`: not asked for any more. */
  awaited: { announcementDate: string; tries: number; notBefore: number; over: boolean } | null;
  /** By mailing. */
  failures: Record<string, Failure>;
  /** Read here, also where arXiv showed a part only. */
  read: string[];
  /** arXiv shows nothing for them, or nothing that can be read. */
  without: string[];
  /** Why arXiv was last found busy or out of reach; null once it has answered. */
  trouble: ErrorShape | null;
  /** A written summary of them was asked for. */
  summarised: string[];
  /** A summary was refused, for want of a key say, and is asked for again from here on. */
  summaryNotBefore: number;
  /** The mailing whose arrival was last told, or would have been. */
  told: string | null;
}

export const FRESH: ScheduleState = {
  jitter: 0,
  since: {},
  awaited: null,
  failures: {},
  read: [],
  without: [],
  trouble: null,
  summarised: [],
  summaryNotBefore: 0,
  told: null,
};

const keys = z.array(z.string());
const error = z.object({
  code: z.enum(ERROR_CODES),
  detail: z.exactOptional(z.string()),
  retryAfter: z.exactOptional(z.number()),
});
const fields = z.object({
  jitter: z.number(),
  since: z.record(z.string(), z.string()),
  awaited: z.nullable(
    z.object({ announcementDate: z.string(), tries: z.number(), notBefore: z.number(), over: z.boolean() }),
  ),
  failures: z.record(z.string(), z.object({ count: z.number(), notBefore: z.number(), error })),
  read: keys,
  without: keys,
  trouble: z.nullable(error),
  summarised: keys,
  summaryNotBefore: z.number(),
  told: z.nullable(z.string()),
});

/** Minutes after the announcement between which one is drawn: before them arXiv may still be putting it up. */
const [EARLIEST, LATEST] = [6, 20];

const item = storage.defineItem<unknown>('local:schedule', { version: 1, fallback: null });

/** What is stored, with its draw; what cannot be read is as new, and so is a first start. */
export async function findScheduleState(random = Math.random): Promise<ScheduleState> {
  const stored = z.safeParse(fields, await item.getValue());
  if (stored.success) return stored.data;
  const drawn = { ...FRESH, jitter: Math.round((EARLIEST + random() * (LATEST - EARLIEST)) * 60_000) };
  await item.setValue(drawn);
  return drawn;
}

export function putScheduleState(state: ScheduleState): Promise<void> {
  return item.setValue(state);
}
