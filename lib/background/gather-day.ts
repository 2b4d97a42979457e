import { type Analysis, isImported, type Language } from '../analysis/analysis.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import { AppError } from '../core/errors.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findNote } from '../db/notes.ts';
import { findPapers } from '../db/papers.ts';
import type { StoredReport } from '../db/reports.ts';
import type { Digest } from '../digest/digest.ts';
import type { DayReportInput, ReportEntry } from '../exchange/day-report.ts';
import type { DayPageInput } from '../exchange/exporters/html.ts';
import { languageOf } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { toDayPapers } from './day-papers.ts';
import { selectOfDay } from './day-selection.ts';
import { digestsOf } from './digest-handlers.ts';
import { findReportOf } from './imported-day.ts';
import type { Services } from './services.ts';
import { paperViews } from './views.ts';

/** All that is kept of a day, to be written to a file. */
export interface GatheredDay extends DayReportInput {
  imported: StoredReport | null;
}

/** A day's papers with everything on them; those of an imported report are among them, listed or not. */
export async function gatherDay(
  services: Pick<Services, 'database'>,
  { category, announcementDate }: Pick<Announcement, 'category' | 'announcementDate'>,
): Promise<GatheredDay> {
  const { database } = services;
  const announcement = await findAnnouncement(database, category, announcementDate);
  const imported = (await findReportOf(database, { category, announcementDate })) ?? null;
  if (!announcement && !imported) throw new AppError('not-found');
  const listed = announcement?.entries.map(({ arxivId }) => arxivId) ?? [];
  const records = await findPapers(database, [...new Set([...listed, ...(imported?.arxivIds ?? [])])]);
  const settings = await getSettings();
  const language = languageOf(settings.uiLanguage);
  const day = announcement ?? { category, announcementDate, entries: [], total: 0, fetchedAt: '', imported: true };
  const read = toDayPapers(day, records, settings.tagRules);
  const digests = await digestsOf(services, day, read);
  const { selection } = await selectOfDay(services, { records, papers: read }, settings);
  const papers = await Promise.all(
    (await paperViews(services, records)).map(async (view) => ({
      ...view,
      note: view.hasNote ? await findNote(database, view.paper.arxivId) : null,
    })),
  );
  const digest = digests.find((each) => each.language === language) ?? digests[0] ?? null;
  // Grades reckoned on this device order the reading list already.
  const selected = selection.by === 'model' ? selection.papers.map(({ arxivId }) => arxivId) : [];
  return { announcement: day, digest, papers, selected, language: digest?.language ?? language, imported };
}

/** What was made here: without what the report brought, and without the summary that needs no model. */
export function ownOf({ announcement, digest, papers, selected = [], language }: GatheredDay): DayReportInput {
  const written: Digest | null = digest?.source === 'model' ? digest : null;
  const own = papers.map((entry): ReportEntry => ({ ...entry, analyses: entry.analyses.filter(isOwn) }));
  return { announcement, digest: written, papers: own, selected, language };
}

/** For a page: with an imported report its summary stands for the one that needs no model. */
export function dayPageOf(day: GatheredDay): Omit<DayPageInput, 'math'> {
  const { imported } = day;
  if (!imported) return { ...day, imported: null };
  const { arxivIds, importedAt, report } = imported;
  return { ...day, digest: ownOf(day).digest, imported: { arxivIds, importedAt, summary: report.summary } };
}

const isOwn = (analysis: Analysis): boolean => !isImported(analysis);

export async function uiLanguageOf(): Promise<Language> {
  return languageOf((await getSettings()).uiLanguage);
}
