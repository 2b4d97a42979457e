import { atFirstUse } from './at-first-use.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type SeldomHandlers = Pick<
  Handlers,
  | 'lexMarkdown'
  | 'renderMath'
  | 'testConnection'
  | 'cancelTest'
  | 'listModels'
  | 'exportPaper'
  | 'listToExport'
  | 'exportPapers'
  | 'exportReport'
  | 'exportProblem'
  | 'findZotero'
  | 'saveToZotero'
  | 'importReport'
  | 'listReports'
  | 'exportImported'
  | 'removeReport'
  | 'compareRows'
  | 'restoreRows'
  | 'beginRestore'
  | 'stageRows'
  | 'applyRestore'
  | 'dropRestore'
>;

/**
 * What most lives of the background are never asked for: a lexer, a renderer of formulas, a provider's client, the schemas of a
 * backup. Their modules run at the first such message. The bundle is one file, so nothing is fetched then.
 */
export function seldomHandlers(services: Services): SeldomHandlers {
  const drawing = atFirstUse(async () => (await import('./drawing-handlers.ts')).drawingHandlers());
  const connection = atFirstUse(async () => (await import('./connection-handlers.ts')).connectionHandlers(services));
  const exporting = atFirstUse(async () => (await import('./export-handlers.ts')).exportHandlers(services));
  const zotero = atFirstUse(async () => (await import('./zotero-handlers.ts')).zoteroHandlers(services));
  const importing = atFirstUse(async () => (await import('./import-handlers.ts')).importHandlers(services));
  const restore = atFirstUse(async () => (await import('./restore-handlers.ts')).restoreHandlers(services));
  return {
    lexMarkdown: async (data) => (await drawing()).lexMarkdown(data),
    renderMath: async (data) => (await drawing()).renderMath(data),
    testConnection: async (data) => (await connection()).testConnection(data),
    cancelTest: async (data) => (await connection()).cancelTest(data),
    listModels: async (data) => (await connection()).listModels(data),
    exportPaper: async (data) => (await exporting()).exportPaper(data),
    listToExport: async (data) => (await exporting()).listToExport(data),
    exportPapers: async (data) => (await exporting()).exportPapers(data),
    exportReport: async (data) => (await exporting()).exportReport(data),
    exportProblem: async (data) => (await exporting()).exportProblem(data),
    findZotero: async () => (await zotero()).findZotero(),
    saveToZotero: async (data) => (await zotero()).saveToZotero(data),
    importReport: async (data) => (await importing()).importReport(data),
    listReports: async () => (await importing()).listReports(),
    exportImported: async (data) => (await importing()).exportImported(data),
    removeReport: async (data) => (await importing()).removeReport(data),
    compareRows: async (data) => (await restore()).compareRows(data),
    restoreRows: async (data) => (await restore()).restoreRows(data),
    beginRestore: async () => (await restore()).beginRestore(),
    stageRows: async (data) => (await restore()).stageRows(data),
    applyRestore: async (data) => (await restore()).applyRestore(data),
    dropRestore: async (data) => (await restore()).dropRestore(data),
  };
}
