import { mailingTime, shiftDay } from '../../lib/arxiv/announcement-times.ts';
import { easternDay } from '../../lib/arxiv/eastern-time.ts';
import { isArxivUrl } from '../../lib/arxiv/urls.ts';
import type { Protocol } from '../../lib/messaging/protocol.ts';

export type AnnouncementHead = ReturnType<Protocol['listAnnouncements']>[number];

/** Followed categories in the reader's order, then whatever else is at hand, newest first. */
export function categoriesAtHand(followed: readonly string[], announcements: readonly AnnouncementHead[]): string[] {
  return [...new Set([...followed, ...announcements.map(({ category }) => category)])];
}

/** Days of one category, newest first. */
export function daysOf(category: string, announcements: readonly AnnouncementHead[]): AnnouncementHead[] {
  return announcements
    .filter((each) => each.category === category)
    .toSorted((a, b) => b.announcementDate.localeCompare(a.announcementDate));
}

/** Days in a row, newest and oldest, that there is nothing to show of: arXiv had no mailing, or it was not read. */
export interface DayGap {
  from: string;
  to: string;
  noMailing: boolean;
}

/** Days between those of a category are named as far back as they are caught up on. */
const NAMED_DAYS = 21;

/** What the day switch offers, newest first: days at hand, and between them what the others were. */
export function dayChoices(
  days: readonly AnnouncementHead[],
  { without, now }: { without: readonly string[]; now: number },
): (AnnouncementHead | DayGap)[] {
  const today = easternDay(now);
  const oldestNamed = shiftDay(today, -NAMED_DAYS);
  const choices: (AnnouncementHead | DayGap)[] = [];
  let next = today;
  for (const head of days) {
    for (; next > head.announcementDate; next = shiftDay(next, -1)) {
      if (next < oldestNamed) break;
      const mailing = mailingTime(next);
      if (mailing && mailing.at > now) continue;
      const noMailing = mailing === null || mailing.deferred || without.includes(`${head.category}|${next}`);
      const last = choices.at(-1);
      if (last && 'from' in last && last.noMailing === noMailing) choices[choices.length - 1] = { ...last, to: next };
      else choices.push({ from: next, to: next, noMailing });
    }
    choices.push(head);
    next = shiftDay(head.announcementDate, -1);
  }
  return choices;
}

/** The listing in the active tab, else the first followed category with something to show, else the latest at hand. */
export function defaultCategory(
  tabCategory: string | null,
  followed: readonly string[],
  announcements: readonly AnnouncementHead[],
): string | null {
  if (tabCategory !== null) return tabCategory;
  const readable = followed.find((category) => announcements.some((each) => each.category === category));
  return readable ?? followed[0] ?? announcements[0]?.category ?? null;
}

const LISTING = /^\/(?:list|catchup)\/([a-z][a-z-]*(?:\.[A-Za-z][A-Za-z-]*)?)(?:\/|$)/;

/** The category whose listing an address shows. */
export function categoryOfUrl(url: URL): string | null {
  return isArxivUrl(url) ? (LISTING.exec(url.pathname)?.[1] ?? null) : null;
}
