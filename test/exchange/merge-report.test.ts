import { describe, expect, test } from 'vitest';
import { renderReport } from '../../lib/exchange/exporters/report.ts';
import { parseReport } from '../../lib/exchange/importers/report.ts';
import { mergeReport } from '../../lib/exchange/merge-report.ts';
import type { Report, ReportPaper } from '../../lib/exchange/report.ts';
import { FIVE_SHAPES } from '../fixtures/reports/five-shapes.ts';

const imported = parseReport(FIVE_SHAPES);

function own(papers: Partial<ReportPaper>[], summary: string | null = null): Report {
  const [pattern] = imported.papers;
  if (!pattern) throw new Error('The fixture has no paper.');
  return { ...imported, summary, papers: papers.map((paper) => ({ ...pattern, ...paper })) };
}

const ours = { shape: 'c' as const, failed: false, text: 'Our words.' };

describe('an imported report with what was made since', () => {
  test('is itself, to the byte, where nothing was', () => {
    expect(renderReport(mergeReport(imported, own([])))).toBe(FIVE_SHAPES);
    expect(renderReport(mergeReport(imported, own([{ arxivIdV: '2602.00001v3', analysis: null }])))).toBe(FIVE_SHAPES);
  });

  test('has our analysis below its own, and in place of a refusal', () => {
    const { papers } = mergeReport(
      imported,
      own([
        { arxivIdV: '2602.00001v1', analysis: ours },
        { arxivIdV: '2602.00003v1', analysis: ours },
      ]),
    );
    expect(papers[0]?.analysis?.text).toBe(`${imported.papers[0]?.analysis?.text}\n\n---\n\nOur words.`);
    expect(papers[2]?.analysis).toEqual(ours);
    expect(papers).toHaveLength(imported.papers.length);
  });

  test('has further papers and a written summary after its own', () => {
    const merged = mergeReport(imported, own([{ arxivIdV: '2602.00099v1' }], 'A summary.'));
    expect(merged.papers.at(-1)?.arxivIdV).toBe('2602.00099v1');
    expect(merged.summary).toBe(`${imported.summary}\n\n---\n\nA summary.`);
  });

  test('never opens a paper that is kept to the letter', () => {
    const odd = parseReport(FIVE_SHAPES.replace('**Published:** 2026-02-02', '**Venue:** Kite Day'));
    const merged = mergeReport(odd, own([{ arxivIdV: '2602.00001v1', analysis: ours }]));
    expect(merged.papers[0]).toEqual(odd.papers[0]);
    expect(merged.papers.at(-1)).toMatchObject({ arxivIdV: '2602.00001v1', analysis: ours });
  });
});
