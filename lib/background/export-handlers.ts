import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import { findAnalyses } from '../db/analyses.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findStoredIds } from '../db/papers.ts';
import { dayReport } from '../exchange/day-report.ts';
import { DEFAULT_OPTIONS, type PapersExporter } from '../exchange/exporter.ts';
import { html, renderDayPage } from '../exchange/exporters/html.ts';
import { papersExporters, type PapersFormat } from '../exchange/exporters/index.ts';
import { renderReport, report } from '../exchange/exporters/report.ts';
import { safeFileName } from '../exchange/file-name.ts';
import { alone } from '../exchange/papers-file.ts';
import { mergeReport } from '../exchange/merge-report.ts';
import { renderProblemReport } from '../exchange/problem-report.ts';
import { dayPageOf, gatherDay, ownOf, uiLanguageOf } from './gather-day.ts';
import { gatherPapers } from './gather-papers.ts';
import { renderMath } from './math.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type ExportHandlers = Pick<
  Handlers,
  'exportPaper' | 'listToExport' | 'exportPapers' | 'exportReport' | 'exportProblem'
>;

/** Papers are written here, so that arXiv's pages load no exporter: they get one paper a message, the library a hundred. */
export function exportHandlers(services: Pick<Services, 'database'>): ExportHandlers {
  const { database } = services;
  return {
    async exportPaper({ arxivId, format = 'markdown' }) {
      const exportedAt = new Date().toISOString();
      const [paper] = await gatherPapers(services, [arxivId], exportedAt);
      if (!paper) throw new AppError('not-found');
      const exporter = exporterOf(format);
      const { text, name, entry } = exporter.write(paper, DEFAULT_OPTIONS, renderMath);
      const { language } = paper;
      const whole = { papers: 1, language, exportedAt, options: DEFAULT_OPTIONS };
      const frame = exporter.frame(entry ? [entry] : [], whole);
      return { filename: name.slice(name.lastIndexOf('/') + 1), mime: exporter.mime, text: alone(frame, text) };
    },
    async listToExport(which) {
      if ('arxivIds' in which) return { arxivIds: await findStoredIds(database, which.arxivIds) };
      const announcement = await findAnnouncement(database, which.category, which.announcementDate);
      const announced = new Set(announcement?.entries.map(({ arxivId }) => arxivId));
      return { arxivIds: await findStoredIds(database, [...announced]) };
    },
    async exportPapers({ arxivIds, format, options }) {
      const { write } = exporterOf(format);
      const papers = await gatherPapers(services, arxivIds, new Date().toISOString());
      return { pieces: papers.map((paper) => write(paper, options, renderMath)), language: await uiLanguageOf() };
    },
    async exportProblem({ arxivId, key, ...problem }) {
      const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
      const analysis = stored.find((each) => each.key === key);
      if (!analysis) throw new AppError('not-found');
      const extensionVersion = browser.runtime.getManifest().version;
      return renderProblemReport(analysis, problem, { at: new Date().toISOString(), extensionVersion });
    },
    async exportReport({ category, announcementDate, format = 'markdown' }) {
      const day = await gatherDay(services, { category, announcementDate });
      const stem = `arxiv_${category}_report_${announcementDate}`;
      if (format === 'html') {
        const text = renderDayPage({ ...dayPageOf(day), math: renderMath });
        return { filename: safeFileName(stem, html.extension), mime: html.mime, text };
      }
      const own = dayReport(day.imported ? ownOf(day) : day);
      const text = renderReport(day.imported ? mergeReport(day.imported.report, own) : own);
      return { filename: safeFileName(stem, report.extension), mime: report.mime, text };
    },
  };
}

function exporterOf(format: PapersFormat): PapersExporter {
  const exporter = papersExporters.find(({ id }) => id === format);
  if (!exporter) throw new AppError('bad-message', format);
  return exporter;
}
