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
