import type { Digest } from '../digest/digest.ts';
import type { Database } from './database.ts';
import { readable } from './row-shape.ts';

export async function putDigests(database: Database, digests: readonly Digest[]): Promise<void> {
  const transaction = (await database.connection()).transaction('digests', 'readwrite');
  for (const digest of digests) await transaction.store.put(digest);
  await transaction.done;
}

/** Digests a model wrote for one announcement, the newest of each language. */
export async function findDigests(database: Database, category: string, announcementDate: string): Promise<Digest[]> {
  const rows = await (await database.connection()).getAllFromIndex('digests', 'announcement', [
    category,
    announcementDate,
  ]);
  const newest = new Map<string, Digest>();
  const sound = readable('digests', rows);
  for (const digest of sound.toSorted((a, b) => a.provenance.createdAt.localeCompare(b.provenance.createdAt))) {
    newest.set(digest.language, digest);
  }
  return [...newest.values()];
}
