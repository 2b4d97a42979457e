import type { Announcement } from '../arxiv/announcement.ts';
import { putAnnouncement } from '../db/announcements.ts';
import { putAnnounced } from '../db/papers.ts';
import type { Services } from './services.ts';

/** Keeps a mailing whose papers are stored, and tells every page of it. */
export async function storeAnnouncement(
  { database, events }: Services,
  announcement: Omit<Announcement, 'fetchedAt'>,
): Promise<void> {
  const stored = await putAnnouncement(database, { ...announcement, fetchedAt: new Date().toISOString() });
  await putAnnounced(database, stored);
  const { category, announcementDate } = stored;
  events.tell({ type: 'announcement', category, announcementDate });
}
