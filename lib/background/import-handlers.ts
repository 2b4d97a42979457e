import { AppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { findPapers } from '../db/papers.ts';
import { findReport, findReports, putReport, removeReport, type ReportContent } from '../db/reports.ts';
import type { PaperRecord, ReportBody, ReportRow, ReportVersion } from '../db/schema.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { Paper } from '../arxiv/paper.ts';
import { renderReport, report as reportFormat } from '../exchange/exporters/report.ts';
import { safeFileName } from '../exchange/file-name.ts';
import { parseReport } from '../exchange/importers/report.ts';
import { dayOfReport, isReport, type ReportDay } from '../exchange/report-day.ts';
import { countVerbatim, type ReportRecord, recordsOf } from '../exchange/report-records.ts';
import type { Report } from '../exchange/report.ts';
import type { ImportSummary, ReportHead } from '../messaging/protocol.ts';
import type { EventHub } from './event-hub.ts';
import { reportId } from './imported-day.ts';
import { readPaper } from './read-paper.ts';
import type { Handlers } from './router.ts';
import { paperViews } from './views.ts';

type ImportHandlers = Pick<Handlers, 'importReport' | 'listReports' | 'exportImported' | 'removeReport'>;

/** Versions of one report that can be gone back to. */
const MOST_VERSIONS = 5;

/** A report as read, with the records it becomes. */
interface ReadReport {
  report: Report;
  day: ReportDay;
  records: ReportRecord[];
}

interface ImportServices {
  database: Database;
  events: Pick<EventHub, 'tell'>;
}

export function importHandlers(services: ImportServices): ImportHandlers {
  const { database } = services;

  const store = async (
    text: string,
    fileName: string | null,
    before: ReportVersion | null = null,
  ): Promise<ImportSummary> => {
    const importedAt = new Date().toISOString();
    const report = parseReport(text);
    if (!isReport(report)) throw new AppError('not-a-report');
    const day = dayOfReport(report, fileName);
    const read = { report, day, records: recordsOf(report, day, importedAt) };
    const id = reportId(day) ?? (await fingerprintOf(text));
    const old = await findReport(database, id);
    const oldText = old ? renderReport(old.report) : null;
    if (old && oldText === text) return summaryOf(old, read, 'same');
    const row = rowOf(read, { id, fileName, importedAt });
    const replaced = old && oldText !== null ? { text: oldText, fileName: old.fileName, before: old.before } : null;
    const body = { id, report, before: cutShort(before ?? replaced, MOST_VERSIONS) };
    await putReport(database, contentOf(row, body, read), fillPaper);
    await tellDay(services, [...new Set([...row.arxivIds, ...(old?.arxivIds ?? [])])], day);
    return summaryOf(row, read, old ? 'updated' : 'new');
  };

  return {
    importReport: ({ text, fileName }) => store(text, fileName),
    listReports: async () => (await findReports(database)).map(headOf),
    async exportImported({ id }) {
      const row = await findReport(database, id);
      if (!row) throw new AppError('not-found');
      const stem = row.fileName?.replace(/\.[^.]*$/, '') ?? `arxiv_${row.category}_report_${row.announcementDate}`;
      return {
        filename: safeFileName(stem, reportFormat.extension),
        mime: reportFormat.mime,
        text: renderReport(row.report),
      };
    },
    async removeReport({ id, restore = false }) {
      const row = await removeReport(database, id);
      if (!row) return;
      const { before } = row;
      if (restore && before) await store(before.text, before.fileName, before.before);
      await tellDay(services, row.arxivIds, row);
    },
  };
}

/** The last of the versions a report took the place of. */
function cutShort(version: ReportVersion | null, most: number): ReportVersion | null {
  if (version === null || most === 0) return null;
  return { ...version, before: cutShort(version.before, most - 1) };
}

/** What arXiv's pages said of a paper stays; the report adds what they did not say. */
function fillPaper(known: PaperRecord | undefined, paper: Paper): PaperRecord {
  if (known && !known.imported) {
    if (known.abstract !== null || paper.abstract === null) return known;
    const filled = { ...known, abstract: paper.abstract, codeLinks: paper.codeLinks };
    return { ...filled, reading: readPaper(filled, null) };
  }
  return {
    ...paper,
    reading: readPaper(paper, null),
    versions: paper.version === null ? [] : [paper.version],
    announced: known?.announced ?? [],
    storedAt: new Date().toISOString(),
    imported: true,
  };
}

function rowOf(
  { report, day, records }: ReadReport,
  { id, fileName, importedAt }: Pick<ReportRow, 'id' | 'fileName' | 'importedAt'>,
): ReportRow {
  return {
    id,
    ...day,
    fileName,
    importedAt,
    papers: report.papers.length,
    arxivIds: records.map(({ paper }) => paper.arxivId),
    failedIds: records.filter(({ failed }) => failed).map(({ paper }) => paper.arxivId),
    analysisKeys: records.flatMap(({ analysis }) => analysis?.key ?? []),
  };
}

function contentOf(row: ReportRow, body: ReportBody, { records }: ReadReport): ReportContent {
  return {
    row,
    body,
    papers: records.map(({ paper }) => paper),
    analyses: records.flatMap(({ analysis }) => analysis ?? []),
    announcement: announcementOf(row, records),
  };
}

function announcementOf(row: ReportRow, records: readonly ReportRecord[]): Announcement | null {
  const { category, announcementDate, importedAt } = row;
  if (category === null || announcementDate === null || records.length === 0) return null;
  const entries = records.map(({ paper }) => ({
    arxivId: paper.arxivId,
    kind: paper.primaryCategory === category ? ('new' as const) : ('cross' as const),
  }));
  return { category, announcementDate, entries, total: entries.length, fetchedAt: importedAt, imported: true };
}

function headOf({ id, category, announcementDate, fileName, importedAt, papers, failedIds }: ReportRow): ReportHead {
  return { id, category, announcementDate, fileName, importedAt, papers, failed: failedIds.length };
}

function summaryOf(row: ReportRow, { report, records }: ReadReport, outcome: ImportSummary['outcome']): ImportSummary {
  const shapes: ImportSummary['shapes'] = {};
  for (const { analysis } of report.papers) if (analysis) shapes[analysis.shape] = (shapes[analysis.shape] ?? 0) + 1;
  const findings = records.flatMap((record) => record.findings);
  return {
    ...headOf(row),
    outcome,
    shapes,
    findings: findings.length,
    verified: findings.filter(({ evidence }) => evidence !== 'unverified').length,
    verbatim: countVerbatim(report, records),
  };
}

/** SHA-256 in hexadecimal, for a report that does not say its day. */
async function fingerprintOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Open pages show what came or went. */
async function tellDay(
  { database, events }: ImportServices,
  arxivIds: readonly string[],
  { category, announcementDate }: ReportDay,
): Promise<void> {
  if (category !== null && announcementDate !== null) events.tell({ type: 'announcement', category, announcementDate });
  const views = await paperViews({ database }, await findPapers(database, arxivIds));
  for (const view of views) events.tell({ type: 'paper', view });
}
