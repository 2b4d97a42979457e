import { readFileSync } from 'node:fs';
import { renderReport } from '../../lib/exchange/exporters/report.ts';
import { parseReport } from '../../lib/exchange/importers/report.ts';

export interface ReportFigures {
  papers: number;
  /** Analyses that are a refusal or an echo of the prompt. */
  failed: number;
  /** Import and export gave the file again, byte for byte. */
  sameBytes: boolean;
}

export function evaluateReport(file: string): ReportFigures {
  const bytes = readFileSync(file);
  const report = parseReport(bytes.toString('utf8'));
  return {
    papers: report.papers.length,
    failed: report.papers.filter((paper) => paper.analysis?.failed === true).length,
    sameBytes: Buffer.from(renderReport(report), 'utf8').equals(bytes),
  };
}
