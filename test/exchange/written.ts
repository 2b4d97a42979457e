import { DEFAULT_OPTIONS, type ExportOptions, type PapersExporter } from '../../lib/exchange/exporter.ts';
import type { PaperExport } from '../../lib/exchange/paper-export.ts';
import { PapersFile } from '../../lib/exchange/papers-file.ts';
import { renderMath } from '../../lib/background/math.ts';

const whole = { language: 'en' as const, exportedAt: '2026-01-28T10:00:00.000Z' };

export interface WriteOptions {
  options?: Partial<ExportOptions>;
  folder?: boolean;
  /** Papers a step. */
  step?: number;
}

/** Papers as one file, in steps as a page writes them. */
export function writePapers(
  exporter: PapersExporter,
  papers: readonly PaperExport[],
  { options, folder = false, step = 50 }: WriteOptions = {},
): { file: Blob; filename: string; papers: number } {
  const about = { ...whole, options: { ...DEFAULT_OPTIONS, ...options } };
  const file = new PapersFile({ exporter, folder });
  for (let at = 0; at < papers.length; at += step) {
    const pieces = papers.slice(at, at + step).map((paper) => exporter.write(paper, about.options, renderMath));
    file.add(pieces, about);
  }
  return file.finish(about);
}

export async function textOf(
  exporter: PapersExporter,
  papers: readonly PaperExport[],
  options: WriteOptions = {},
): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await writePapers(exporter, papers, options).file.arrayBuffer(),
  );
}
