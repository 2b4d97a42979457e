import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findEcho, runsOf } from '../../lib/analysis/guard/echo.ts';
import { isWrongLanguage } from '../../lib/analysis/guard/language.ts';
import { findRefusal } from '../../lib/analysis/guard/refusal.ts';
import { abstractSystem } from '../../lib/analysis/prompts/abstract.ts';

/** Where the report is at hand; `guard.test.ts` covers the same ground with phrases of its own. */
const atHand = [new URL('../../../shared/seed-reports/arxiv_cv_report_2026-01-27.md', import.meta.url)].filter((path) =>
  existsSync(path),
);
const ANALYSIS = /<a id='([^']+)'><\/a>[^]*?\*\*Analysis:\*\*\n([^]*?)(?=\n\*\*Key Findings:\*\*|\n\*\*Links:\*\*)/g;
const REFUSED = ['2601.18765v1', '2601.18714v1'];

describe.each(atHand)('the analyses of a real daily report', (path) => {
  const analyses = [...readFileSync(path, 'utf8').matchAll(ANALYSIS)].map(([, arxivIdV = '', text = '']) => ({
    arxivIdV,
    text,
  }));
  const good = analyses.filter(({ arxivIdV }) => !REFUSED.includes(arxivIdV));

  it('are ten, and the two that ask for the paper are taken for refusals', () => {
    expect(analyses).toHaveLength(10);
    const refused = analyses.filter(({ text }) => findRefusal(text) !== null).map(({ arxivIdV }) => arxivIdV);
    expect(refused).toEqual(REFUSED);
  });

  it('that are good hold no section that looks like a refusal', () => {
    const parts = good.flatMap(({ text }) => text.split(/\n(?=#|\*\*\d)/));
    expect(parts.length).toBeGreaterThan(40);
    expect(parts.filter((part) => findRefusal(part) !== null)).toEqual([]);
  });

  it('that are good are no echo, and in Chinese', () => {
    const runs = runsOf(abstractSystem(['zh', 'en']));
    expect(good.filter(({ text }) => findEcho(text, runs) !== null)).toEqual([]);
    expect(good.filter(({ text }) => isWrongLanguage(text, 'zh'))).toEqual([]);
  });
});
