import type { AnalysisShape } from '../../lib/exchange/report.ts';
import type { ImportSummary } from '../../lib/messaging/protocol.ts';

/** What came in with some reports, together. */
export interface ImportTotals {
  updated: number;
  same: number;
  papers: number;
  /** Without refusals. */
  analyses: number;
  /** By shape, the most frequent first; without refusals. */
  shapes: [AnalysisShape, number][];
  failed: number;
  findings: number;
  verified: number;
  verbatim: number;
}

export function totalsOf(reports: readonly ImportSummary[]): ImportTotals {
  const sum = (read: (report: ImportSummary) => number): number =>
    reports.reduce((total, report) => total + read(report), 0);
  const shapes = (['a', 'b', 'c', 'e', 'unknown'] as const)
    .map((shape): [AnalysisShape, number] => [shape, sum((report) => report.shapes[shape] ?? 0)])
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one);
  return {
    updated: sum(({ outcome }) => Number(outcome === 'updated')),
    same: sum(({ outcome }) => Number(outcome === 'same')),
    papers: sum(({ papers }) => papers),
    analyses: shapes.reduce((total, [, count]) => total + count, 0),
    shapes,
    failed: sum(({ shapes: found }) => found.d ?? 0),
    findings: sum(({ findings }) => findings),
    verified: sum(({ verified }) => verified),
    verbatim: sum(({ verbatim }) => verbatim),
  };
}
