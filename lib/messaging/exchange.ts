import type { ExportOptions, Piece } from '../exchange/exporter.ts';
import type { PapersFormat } from '../exchange/exporters/index.ts';
import type { ZoteroTarget } from '../background/zotero.ts';
import type { TextFile } from './views.ts';

export type { ExportOptions, PapersFormat, Piece, ZoteroTarget };

/** Calls that hand papers to other programs, or take them from there. */
export interface ExchangeProtocol {
  /** One paper as a file of its own; as Markdown where no format is named. */
  exportPaper(data: { arxivId: string; format?: PapersFormat }): TextFile;
  /** Of papers that are stored; null: all of them; or those of a mailing. What an export of them is made of, in its order. */
  listToExport(data: { arxivIds: string[] | null } | { category: string; announcementDate: string }): {
    arxivIds: string[];
  };
  /** Some papers in a format, for the page to put together (`PapersFile`); what is not stored is left out. */
  exportPapers(data: { arxivIds: string[]; format: PapersFormat; options: ExportOptions }): {
    pieces: Piece[];
    language: 'zh' | 'en';
  };
  /** Where the Zotero that runs on this machine would put what comes now. */
  findZotero(): ZoteroTarget;
  /**
   * Hands papers to it. What was handed over before is counted and left out, unless `again`: Zotero would have it
   * twice.
   */
  saveToZotero(data: { arxivIds: string[]; again: boolean }): { saved: number; before: number };
  /** Papers by arXiv's API, stored as if their pages had been opened. What it does not know is not among the answer. */
  fetchPapers(data: { arxivIds: string[] }): { found: string[] };
}
