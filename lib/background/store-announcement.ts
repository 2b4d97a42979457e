import type { Announcement } from '../arxiv/announcement.ts';
import { putAnnouncement } from '../db/announcements.ts';
import { putAnnounced, putPapers } from '../db/papers.ts';
import type { Mailing } from './document-tasks.ts';
import { readPaper } from './read-paper.ts';
import type { Services } from './services.ts';

type StoreServices = Pick<Services, 'database' | 'events'>;

/** Keeps a mailing with its papers, as if its listing had been opened. */
export async function storeMailing(services: StoreServices, { announcement, papers }: Mailing): Promise<void> {
  await putPapers(services.database, papers, readPaper, new Date().toISOString());
  await storeAnnouncement(services, announcement);
}

/**
 * Keeps a mailing whose papers are stored, and tells every page of it. The mailing's own row comes last: where it is,
 * all else is.
 */
export async function storeAnnouncement(
  { database, events }: StoreServices,
  announcement: Omit<Announcement, 'fetchedAt'>,
): Promise<void> {
  await putAnnounced(database, announcement);
  await putAnnouncement(database, { ...announcement, fetchedAt: new Date().toISOString() });
  const { category, announcementDate } = announcement;
  events.tell({ type: 'announcement', category, announcementDate });
}
