import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Digest } from '../../lib/digest/digest.ts';
import type { DayReportInput, ReportEntry } from '../../lib/exchange/day-report.ts';
import { dayReport } from '../../lib/exchange/day-report.ts';
import { renderReport } from '../../lib/exchange/exporters/report.ts';
import { parseReport } from '../../lib/exchange/importers/report.ts';
import { emptyMark } from '../../lib/library/mark.ts';
import { announce, inventPaper, inventReading } from '../digest/invented-day.ts';
import * as invented from '../fixtures/export/invented-papers.ts';
import { readMarkdown } from './commonmark.ts';

function plainEntry(number: number, starred = false): ReportEntry {
  const paper = inventPaper(number);
  const mark = emptyMark(paper.arxivId);
  return {
    paper,
    reading: inventReading(paper),
    analyses: [],
    mark: { ...mark, starredAt: starred ? '2026-01-27T08:00:00.000Z' : null },
    note: null,
  };
}

const teapot: ReportEntry = {
  paper: invented.teapot,
  reading: invented.teapotReading,
  analyses: [invented.teapotAnalysis],
  mark: invented.teapotMark,
  note: invented.teapotNote,
};

const digest: Digest = {
  key: 'cs.RO|2026-01-27|zh|2',
  category: 'cs.RO',
  announcementDate: '2026-01-27',
  language: 'zh',
  promptVersion: 2,
  source: 'model',
  sections: {
    themes: [{ text: '**茶具**成为主题', papers: ['2601.00001', '2601.00003'] }],
    highlights: [{ text: '# 弯壶嘴\n减少洒漏', papers: ['2601.00001'] }],
    directions: [],
    reading: [
      { text: '先读这篇', papers: ['2601.00003'] },
      { text: '再读壶嘴', papers: ['2601.00001'] },
    ],
  },
  coverage: { read: 4, total: 5, dropped: 1 },
  provenance: { ...invented.teapotAnalysis.provenance, form: 'digest' },
};

const input: DayReportInput = {
  announcement: { ...announce([]), category: 'cs.RO' },
  digest,
  papers: [teapot, plainEntry(3), plainEntry(4, true), plainEntry(5)],
  language: 'zh',
};

function idsOf(over: Partial<DayReportInput>): string[] {
  return dayReport({ ...input, ...over }).papers.map((paper) => paper.arxivIdV);
}

describe('dayReport', () => {
  test('is the day in the layout of the daily reports', () => {
    const golden = readFileSync(join(import.meta.dirname, '../fixtures/export/day.zh.md'), 'utf8');
    expect(renderReport(dayReport(input))).toBe(golden);
  });

  test('reads back as what it was, its analyses in the five-section shape', () => {
    const report = dayReport(input);
    expect(parseReport(renderReport(report))).toEqual(report);
    expect(report.papers.map((paper) => paper.analysis?.shape ?? null)).toEqual([null, 'c', null]);
  });

  test('writes an English analysis under English headings, in the same shape', () => {
    const analyses = [{ ...invented.teapotAnalysis, language: 'en' as const }];
    const { analysis } = dayReport({ ...input, language: 'en', papers: [{ ...teapot, analyses }] }).papers[0] ?? {};
    expect(analysis).toMatchObject({ shape: 'c', failed: false });
    expect(analysis?.text).toMatch(/^\*\*1\. Main contributions\*\*/);
  });

  test('takes the reading list first, then starred papers, each once', () => {
    expect(idsOf({})).toEqual(['2601.00003v1', '2601.00001v1', '2601.00004v1']);
    expect(idsOf({ digest: null })).toEqual(['2601.00001v1', '2601.00004v1']);
  });

  test('takes the best by a model’s grades before all of these', () => {
    const selected = ['2601.00005', '2601.00001'];
    expect(idsOf({ selected })).toEqual(['2601.00005v1', '2601.00001v1', '2601.00003v1', '2601.00004v1']);
  });

  test('takes what was chosen, and without stars or digest what has been worked on', () => {
    expect(idsOf({ chosen: ['2601.00005', '2601.99999'] })).toEqual(['2601.00005v1']);
    const noted = { ...teapot, mark: emptyMark('2601.00001') };
    expect(idsOf({ digest: null, papers: [plainEntry(3), noted] })).toEqual(['2601.00001v1']);
  });

  test('leaves out a paper with nothing to say', () => {
    const silent: ReportEntry = { ...plainEntry(3), paper: inventPaper(3, { abstract: null }), reading: null };
    expect(idsOf({ papers: [silent, teapot] })).toEqual(['2601.00001v1']);
  });

  test('has no summary without a digest, and calls a category without a name by its id', () => {
    const report = dayReport({ ...input, digest: null, announcement: { ...input.announcement, category: 'math.XX' } });
    expect(report).toMatchObject({ summary: null, title: 'Arxiv math.XX Papers - 2026-01-27' });
  });

  test('is read by CommonMark as headings, lists and text, with no HTML but its places and no image', () => {
    // The reader's own words keep what they have.
    const papers = input.papers.map((entry) => ({ ...entry, note: null }));
    const { types, headings, html } = readMarkdown(renderReport(dayReport({ ...input, papers })));
    for (const kind of ['html_block', 'image']) expect(types).not.toContain(kind);
    for (const each of html) expect(each).toMatch(/^<a id='[\w.-]+'>$|^<\/a>$/);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    expect(headings.length).toBeGreaterThan(3);
  });

  test('whatever a model writes, the report has the same papers when read back', () => {
    const trap = fc.constantFrom(
      "<a id='2601.66666v1'></a>",
      '## [Fake](https://example.org)',
      '**Links:**',
      '**Analysis:**',
      '**Key Findings:**',
      '**Abstract:**',
      '- a',
      '---',
      '## Table of Contents',
      '## Papers',
      '# x',
      '```',
      '',
      'words',
    );
    const nasty = fc.array(trap, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(nasty, nasty, nasty, (text, note, claim) => {
        const entry: ReportEntry = {
          ...teapot,
          paper: { ...teapot.paper, title: text, abstract: note },
          note: { ...invented.teapotNote, text: note },
          analyses: [
            {
              ...invented.teapotAnalysis,
              sections: { impact: { state: 'done', text } },
              findings: [{ text: note, sentences: [1], quote: text, evidence: 'repaired' }],
            },
          ],
        };
        const themes = [{ text: claim, papers: ['2601.00001'] }];
        const report = dayReport({
          ...input,
          digest: { ...digest, sections: { ...digest.sections, themes } },
          papers: [entry, plainEntry(3)],
        });
        expect(parseReport(renderReport(report))).toEqual(report);
      }),
      { numRuns: 300 },
    );
  });
});
