import { browser } from 'wxt/browser';
import type { Language } from '../analysis/analysis.ts';
import { AppError } from '../core/errors.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findAnalyses } from '../db/analyses.ts';
import { findNote } from '../db/notes.ts';
import { dayReport } from '../exchange/day-report.ts';
import { renderPaperMarkdown } from '../exchange/exporters/markdown.ts';
import { renderReport, report } from '../exchange/exporters/report.ts';
import { safeFileName } from '../exchange/file-name.ts';
import { renderProblemReport } from '../exchange/problem-report.ts';
import { getSettings } from '../settings/store.ts';
import { announcedPapers } from './day-papers.ts';
import { digestsOf } from './digest-handlers.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findPaperView, paperViews } from './views.ts';

type ExportHandlers = Pick<Handlers, 'exportPaper' | 'exportReport' | 'exportProblem'>;

export function exportHandlers(services: Services): ExportHandlers {
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
    async exportReport({ category, announcementDate }) {
      const announcement = await findAnnouncement(database, category, announcementDate);
      if (!announcement) throw new AppError('not-found');
      const records = await announcedPapers(services, announcement);
      const language = await uiLanguageOf();
      const digests = await digestsOf(services, announcement, records);
      const papers = await Promise.all(
        (await paperViews(services, records)).map(async (view) => ({
          ...view,
          note: view.hasNote ? await findNote(database, view.paper.arxivId) : null,
        })),
      );
      const digest = digests.find((each) => each.language === language) ?? digests[0] ?? null;
      return {
        filename: safeFileName(`arxiv_${category}_report_${announcementDate}`, report.extension),
        mime: report.mime,
        text: renderReport(dayReport({ announcement, digest, papers, language: digest?.language ?? language })),
      };
    },
  };
}

async function uiLanguageOf(): Promise<Language> {
  return (await getSettings()).uiLanguage === 'zh-CN' ? 'zh' : 'en';
}
