import { keepEarlier } from '../arxiv/earlier-text.ts';
import { mergePaper, type Paper, type PaperSource } from '../arxiv/paper.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { OfflineReading } from '../reader/reading.ts';
import type { Database } from './database.ts';
import { rowsAmong } from './many-rows.ts';
import { readable, readableOne } from './row-shape.ts';
import type { PaperRecord } from './schema.ts';

/**
 * Papers as just read on a page, merged into what was known, in one transaction. `read` is called for
 * a paper whose stored reading is missing or was made from another text. Answers in the given order.
 */
export async function putPapers(
  database: Database,
  papers: readonly Paper[],
  read: (paper: Paper, stored: OfflineReading | null) => OfflineReading | null,
  now: string,
  source: PaperSource = 'record',
): Promise<PaperRecord[]> {
  const db = await database.connection();
  const transaction = db.transaction('papers', 'readwrite');
  const stored = await findRecords(
    transaction.store,
    papers.map(({ arxivId }) => arxivId),
  );
  const records: PaperRecord[] = [];
  for (const paper of papers) {
    const known = stored.get(paper.arxivId);
    const merged = known ? mergePaper(known, paper, source) : paper;
    const sameText = known !== undefined && known.abstract === merged.abstract && known.title === merged.title;
    const record: PaperRecord = {
      ...merged,
      reading: read(merged, sameText ? known.reading : null),
      versions: withVersion(known?.versions ?? [], paper.version),
      announced: known?.announced ?? [],
      ...(known ? keepEarlier(known, paper, merged, now) : {}),
      ...(known?.notedAt === undefined ? {} : { notedAt: known.notedAt }),
      storedAt: now,
    };
    // Most rows of a listing that is looked at again are as they were: reading is cheap, writing is not.
    if (!known || !isSame(known, record)) await transaction.store.put(record);
    // A paper can stand in a listing twice.
    stored.set(paper.arxivId, record);
    records.push(record);
  }
  await transaction.done;
  return records;
}

export async function findPaper(database: Database, arxivId: string): Promise<PaperRecord | undefined> {
  return readableOne('papers', await (await database.connection()).get('papers', arxivId));
}

/** Papers that are stored, in the order of `arxivIds`; those that are not are left out. */
export async function findPapers(database: Database, arxivIds: readonly string[]): Promise<PaperRecord[]> {
  const stored = await findRecords((await database.connection()).transaction('papers').store, arxivIds);
  return arxivIds.flatMap((arxivId) => stored.get(arxivId) ?? []);
}

async function findRecords(
  store: Parameters<typeof rowsAmong<PaperRecord>>[0],
  arxivIds: readonly string[],
): Promise<Map<string, PaperRecord>> {
  const records = readable('papers', await rowsAmong(store, arxivIds));
  return new Map(records.map((record) => [record.arxivId, record]));
}

/** Of what is newer by then, the reader knows. */
export async function putNoted(database: Database, arxivId: string, now: string): Promise<void> {
  const transaction = (await database.connection()).transaction('papers', 'readwrite');
  const record = readableOne('papers', await transaction.store.get(arxivId));
  if (record) await transaction.store.put({ ...record, notedAt: now });
  await transaction.done;
}

/** Notes on each paper of an announcement where and when it was announced. */
export async function putAnnounced(
  database: Database,
  announcement: Pick<Announcement, 'category' | 'announcementDate' | 'entries'>,
): Promise<void> {
  const { category, announcementDate } = announcement;
  const transaction = (await database.connection()).transaction('papers', 'readwrite');
  const stored = await findRecords(
    transaction.store,
    announcement.entries.map(({ arxivId }) => arxivId),
  );
  for (const { arxivId, kind } of announcement.entries) {
    const record = stored.get(arxivId);
    if (!record) continue;
    const isKnown = record.announced.some(
      (seen) => seen.category === category && seen.announcementDate === announcementDate,
    );
    if (!isKnown) {
      record.announced.push({ category, announcementDate, kind });
      await transaction.store.put(record);
    }
  }
  await transaction.done;
}

function isSame(known: PaperRecord, record: PaperRecord): boolean {
  return JSON.stringify({ ...record, storedAt: known.storedAt }) === JSON.stringify({ ...record, ...known });
}

function withVersion(versions: readonly number[], version: number | null): number[] {
  if (version === null || versions.includes(version)) return [...versions];
  return [...versions, version].toSorted((a, b) => a - b);
}

export async function countPapers(database: Database): Promise<number> {
  return (await database.connection()).count('papers');
}

export async function findAllPapers(database: Database): Promise<PaperRecord[]> {
  return readable('papers', await (await database.connection()).getAll('papers'));
}

/** Of papers that are stored: of `arxivIds` in their order, or all by their identifiers, oldest first. */
export async function findStoredIds(database: Database, arxivIds: readonly string[] | null): Promise<string[]> {
  const { store } = (await database.connection()).transaction('papers');
  if (arxivIds === null) return store.getAllKeys();
  const keys = await Promise.all(arxivIds.map((arxivId) => store.getKey(arxivId)));
  return keys.filter((key) => key !== undefined);
}
