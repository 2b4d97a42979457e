import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import { findAnalyses } from '../db/analyses.ts';
import { findNote } from '../db/notes.ts';
import { dayReport } from '../exchange/day-report.ts';
import { html, renderDayPage } from '../exchange/exporters/html.ts';
import { renderPaperMarkdown } from '../exchange/exporters/markdown.ts';
import { renderReport, report } from '../exchange/exporters/report.ts';
import { safeFileName } from '../exchange/file-name.ts';
import { mergeReport } from '../exchange/merge-report.ts';
import { renderProblemReport } from '../exchange/problem-report.ts';
import { dayPageOf, gatherDay, ownOf, uiLanguageOf } from './gather-day.ts';
import { renderMath } from './math.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findPaperView } from './views.ts';

type ExportHandlers = Pick<Handlers, 'exportPaper' | 'exportReport' | 'exportProblem'>;

export function exportHandlers(services: Pick<Services, 'database'>): ExportHandlers {
  const { database } = services;
  return {
    async exportPaper({ arxivId }) {
      const view = await findPaperView(services, arxivId);
      if (!view) throw new AppError('not-found');
      return renderPaperMarkdown({
        ...view,
        note: await findNote(database, arxivId),
        language: await uiLanguageOf(),
        exportedAt: new Date().toISOString(),
      });
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
