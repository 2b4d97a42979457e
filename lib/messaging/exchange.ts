import type { ExportOptions, Piece } from '../exchange/exporter.ts';
import type { PapersFormat } from '../exchange/exporters/index.ts';
import type { TextFile } from './views.ts';

export type { ExportOptions, PapersFormat, Piece };

/** Calls that hand papers to other programs, or take them from there. */
export interface ExchangeProtocol {
  /** One paper as a file of its own; as Markdown where no format is named. */
  exportPaper(data: { arxivId: string; format?: PapersFormat }): TextFile;
  /** Of papers that are stored; null: all of them. What an export of them is made of, in its order. */
  listToExport(data: { arxivIds: string[] | null }): { arxivIds: string[] };
  /** Some papers in a format, for the page to put together (`PapersFile`); what is not stored is left out. */
  exportPapers(data: { arxivIds: string[]; format: PapersFormat; options: ExportOptions }): {
    pieces: Piece[];
    language: 'zh' | 'en';
  };
}
