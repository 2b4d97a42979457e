import type { IDBPTransaction } from 'idb';
import type { Analysis } from '../analysis/analysis.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { Paper } from '../arxiv/paper.ts';
import type { Database } from './database.ts';
import { rowsNear } from './many-rows.ts';
import { readable } from './row-shape.ts';
import type { MarginaliaSchema, PaperRecord, ReportBody, ReportRow } from './schema.ts';

const STORES = ['reports', 'reportBodies', 'papers', 'analyses', 'announcements', 'marks', 'notes', 'asks'] as const;
type Transaction = IDBPTransaction<MarginaliaSchema, typeof STORES, 'readwrite'>;

/** A report as what the library is to hold of it. */
export interface ReportContent {
  row: ReportRow;
  body: ReportBody;
  papers: readonly Paper[];
  analyses: readonly Analysis[];
  /** null where the report does not say its day. */
  announcement: Announcement | null;
}

/**
 * Stores a report in one transaction, in place of what an earlier one of that id brought. A listing that was read on
 * arXiv stays as it is. `fill` says what is to be kept of a paper, given what is known of it.
 */
export async function putReport(
  database: Database,
  { row, body, papers, analyses, announcement }: ReportContent,
  fill: (known: PaperRecord | undefined, paper: Paper) => PaperRecord,
): Promise<void> {
  const transaction = (await database.connection()).transaction(STORES, 'readwrite');
  const store = <Name extends (typeof STORES)[number]>(name: Name) => transaction.objectStore(name);
  const old = await store('reports').get(row.id);
  if (old) await takeOut(transaction, old, new Set(row.arxivIds));
  const listed = announcement && (await putImported(transaction, announcement));
  const kinds = new Map(listed?.entries.map((entry) => [entry.arxivId, entry.kind]));
  for (const paper of papers) {
    const record = fill(await store('papers').get(paper.arxivId), paper);
    const kind = kinds.get(paper.arxivId);
    const announced = listed && kind ? withoutDay(record, listed).concat({ ...dayOf(listed), kind }) : record.announced;
    await store('papers').put({ ...record, announced });
  }
  for (const analysis of analyses) await store('analyses').put(analysis);
  await store('reports').put(row);
  await store('reportBodies').put(body);
  await transaction.done;
}

/** Takes back what a report brought, but for papers that something else refers to. */
export async function removeReport(database: Database, id: string): Promise<StoredReport | undefined> {
  const transaction = (await database.connection()).transaction(STORES, 'readwrite');
  const reports = transaction.objectStore('reports');
  const bodies = transaction.objectStore('reportBodies');
  const row = await reports.get(id);
  const body = await bodies.get(id);
  if (row) await takeOut(transaction, row, new Set());
  await reports.delete(id);
  await bodies.delete(id);
  await transaction.done;
  return row && body && { ...row, ...body };
}

/** The day as the report has it, unless its listing was read; null where it was. */
async function putImported(transaction: Transaction, announcement: Announcement): Promise<Announcement | null> {
  const store = transaction.objectStore('announcements');
  const stored = await store.get([announcement.category, announcement.announcementDate]);
  if (stored && !stored.imported) return null;
  await store.put(announcement);
  return announcement;
}

async function takeOut(transaction: Transaction, row: ReportRow, kept: ReadonlySet<string>): Promise<void> {
  const { category, announcementDate } = row;
  for (const key of row.analysisKeys) await transaction.objectStore('analyses').delete(key);
  let day: Pick<Announcement, 'category' | 'announcementDate'> | null = null;
  if (category !== null && announcementDate !== null) {
    const announcements = transaction.objectStore('announcements');
    const stored = await announcements.get([category, announcementDate]);
    if (stored?.imported) {
      day = { category, announcementDate };
      await announcements.delete([category, announcementDate]);
    }
  }
  const papers = transaction.objectStore('papers');
  for (const arxivId of row.arxivIds) {
    const record = await papers.get(arxivId);
    if (!record) continue;
    if (record.imported && !kept.has(arxivId) && !(await isReferredTo(transaction, arxivId, row.id))) {
      await papers.delete(arxivId);
    } else if (day) await papers.put({ ...record, announced: withoutDay(record, day) });
  }
}

/** By the reader, by what a model wrote, or by another report. */
async function isReferredTo(transaction: Transaction, arxivId: string, reportId: string): Promise<boolean> {
  const reports = await transaction.objectStore('reports').index('arxivIds').getAllKeys(arxivId);
  if (reports.some((id) => id !== reportId)) return true;
  const counts = [
    await transaction.objectStore('analyses').index('arxivId').count(arxivId),
    await transaction.objectStore('marks').count(arxivId),
    await transaction.objectStore('notes').count(arxivId),
    await transaction.objectStore('asks').index('arxivId').count(arxivId),
  ];
  return counts.some((count) => count > 0);
}

const dayOf = ({ category, announcementDate }: Pick<Announcement, 'category' | 'announcementDate'>) => ({
  category,
  announcementDate,
});

function withoutDay(
  { announced }: PaperRecord,
  day: Pick<Announcement, 'category' | 'announcementDate'>,
): PaperRecord['announced'] {
  return announced.filter((seen) => seen.category !== day.category || seen.announcementDate !== day.announcementDate);
}

export type StoredReport = ReportRow & ReportBody;

export async function findReport(database: Database, id: string): Promise<StoredReport | undefined> {
  const transaction = (await database.connection()).transaction(['reports', 'reportBodies']);
  const [row, body] = await Promise.all([
    transaction.objectStore('reports').get(id),
    transaction.objectStore('reportBodies').get(id),
  ]);
  return row && body && { ...row, ...body };
}

/** All of them without what they say, newest day first. */
export async function findReports(database: Database): Promise<ReportRow[]> {
  const rows = readable('reports', await (await database.connection()).getAll('reports'));
  return rows.toSorted(
    (a, b) => (b.announcementDate ?? '').localeCompare(a.announcementDate ?? '') || a.id.localeCompare(b.id),
  );
}

/** Which of these papers have a refusal for an analysis in some report. */
export async function findFailedImports(database: Database, arxivIds: readonly string[]): Promise<Set<string>> {
  const index = (await database.connection()).transaction('reports').store.index('failedIds');
  const reports = readable('reports', await rowsNear(index, arxivIds));
  return new Set(reports.flatMap(({ failedIds }) => failedIds));
}
