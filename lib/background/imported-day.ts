import type { Announcement } from '../arxiv/announcement.ts';
import { parseIdentifier } from '../arxiv/identifier.ts';
import type { Database } from '../db/database.ts';
import { findReport, type StoredReport } from '../db/reports.ts';
import type { ReportRow } from '../db/schema.ts';
import { languageOfText } from '../exchange/report-records.ts';
import type { ImportedDay } from '../messaging/protocol.ts';

type Day = Pick<Announcement, 'category' | 'announcementDate'>;

/** The report that was imported for a day. */
export function findReportOf(
  database: Database,
  { category, announcementDate }: Day,
): Promise<StoredReport | undefined> {
  return findReport(database, reportId({ category, announcementDate }) ?? '');
}

/** null where the day is not known. */
export function reportId({ category, announcementDate }: Pick<ReportRow, 'category' | 'announcementDate'>) {
  return category === null || announcementDate === null ? null : `${category}|${announcementDate}`;
}

/** What an imported report says of a day, for a page; an empty object where none was imported. */
export async function findImportedDay(database: Database, day: Day): Promise<{ imported?: ImportedDay }> {
  const row = await findReportOf(database, day);
  if (!row) return {};
  const { report, importedAt } = row;
  const papers = report.papers.flatMap(({ arxivIdV, title, analysis }): ImportedDay['papers'] => {
    const arxivId = parseIdentifier(arxivIdV)?.arxivId;
    if (arxivId === undefined) return [];
    return [{ arxivId, title, state: analysis === null ? 'bare' : analysis.failed ? 'failed' : 'analysed' }];
  });
  const language = languageOfText(report.summary ?? '');
  return { imported: { importedAt, summary: report.summary, language, papers } };
}
