import type { Announcement } from '../arxiv/announcement.ts';
import type { Database } from './database.ts';
import { readable, readableOne } from './row-shape.ts';

/** Keeps an announcement; a page that shows only a part of it never makes a stored one shorter. */
export async function putAnnouncement(database: Database, announcement: Announcement): Promise<Announcement> {
  const transaction = (await database.connection()).transaction('announcements', 'readwrite');
  const stored = readableOne(
    'announcements',
    await transaction.store.get([announcement.category, announcement.announcementDate]),
  );
  const merged = stored ? mergeEntries(stored, announcement) : announcement;
  await transaction.store.put(merged);
  await transaction.done;
  return merged;
}

function mergeEntries(stored: Announcement, read: Announcement): Announcement {
  if (read.entries.length >= read.total) return read;
  const known = new Map(stored.entries.map((entry) => [entry.arxivId, entry]));
  for (const entry of read.entries) known.set(entry.arxivId, entry);
  return { ...read, entries: [...known.values()] };
}

export async function findAnnouncement(
  database: Database,
  category: string,
  announcementDate: string,
): Promise<Announcement | undefined> {
  const row = await (await database.connection()).get('announcements', [category, announcementDate]);
  return readableOne('announcements', row);
}

/** Those of one category from a day on, oldest first. */
export async function findAnnouncementsSince(
  database: Database,
  category: string,
  from: string,
): Promise<Announcement[]> {
  const days = IDBKeyRange.bound([category, from], [category, '\uffff']);
  return readable('announcements', await (await database.connection()).getAll('announcements', days));
}

/** The newest of one category that is stored. */
export async function findNewestAnnouncement(database: Database, category: string): Promise<Announcement | undefined> {
  const { store } = (await database.connection()).transaction('announcements');
  const days = IDBKeyRange.bound([category, ''], [category, '\uffff']);
  return readableOne('announcements', (await store.openCursor(days, 'prev'))?.value);
}

/** All announcements, newest day first. */
export async function findAnnouncements(database: Database): Promise<Announcement[]> {
  const all = readable('announcements', await (await database.connection()).getAll('announcements'));
  return all.toSorted(
    (a, b) => b.announcementDate.localeCompare(a.announcementDate) || a.category.localeCompare(b.category),
  );
}
