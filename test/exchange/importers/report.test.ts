import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../../lib/exchange/exporters/report.ts';
import { importers } from '../../../lib/exchange/importers/index.ts';
import { parseReport } from '../../../lib/exchange/importers/report.ts';
import type { AnalysisShape } from '../../../lib/exchange/report.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../fixtures/export/report.md'), 'utf8');

describe('a report in the layout', () => {
  const report = parseReport(fixture);

  test('is read into its fields', () => {
    expect(report).toMatchObject({ time: '20260127', title: 'Arxiv Robotics Papers - 2026-01-27', date: '2026-01-27' });
    expect(report.papers.map((paper) => paper.arxivIdV)).toEqual([
      '2601.00001v1',
      'hep-th/9901001v2',
      '2601.00003v1',
      '2601.00004v1',
    ]);
    expect(report.papers[0]).toMatchObject({
      title: 'Grasping [Soft] Things: $\\ell_1$ Control (Extended)',
      url: 'https://arxiv.org/abs/2601.00001v1',
      authors: ['Ada Example', 'Bo Müller'],
      published: '2026-01-26',
      categories: ['cs.RO', 'cs.AI'],
      citations: 12,
      findings: ['We grasp 93.5% of soft things.', 'The gripper costs 40 dollars.'],
      links: [
        { name: 'PDF', url: 'https://arxiv.org/pdf/2601.00001v1' },
        { name: 'arXiv', url: 'https://arxiv.org/abs/2601.00001v1' },
      ],
    });
  });

  test('keeps headings and rules of the summary in the summary', () => {
    expect(report.summary).toMatch(/^# A heading of its own\n\n---\n/);
    expect(report.summary).toMatch(/The end of the summary\.$/);
  });

  test('tells the shapes of its analyses', () => {
    expect(report.papers.map((paper) => [paper.analysis?.shape, paper.analysis?.failed])).toEqual([
      ['b', false],
      ['d', true],
      ['e', false],
      [undefined, undefined],
    ]);
    expect(report.papers[0]?.analysis?.text).toContain('## [not a paper](https://example.org)');
    expect(report.papers[2]?.abstract).toBe('We fold shirts.');
  });

  test('needs no verbatim copy and gives the same bytes', () => {
    expect([report.verbatim, ...report.papers.map((paper) => paper.verbatim)]).toEqual([null, null, null, null, null]);
    expect(renderReport(report)).toBe(fixture);
  });

  test('comes back with the line ends it had', () => {
    const windows = fixture.replaceAll('\n', '\r\n');
    const imported = parseReport(windows);
    expect(imported.newline).toBe('\r\n');
    expect(imported.papers).toEqual(report.papers);
    expect(renderReport(imported)).toBe(windows);
  });

  test('every importer of the list reads it', () => {
    expect(importers.map(({ id, parse }) => [id, parse(fixture).papers.length])).toEqual([
      ['report', 4],
      ['starred', 4],
    ]);
  });
});

describe('a report off the layout', () => {
  test.each([
    ['mixed line ends', fixture.replace('\n\n**Authors', '\r\n\r\n**Authors')],
    ['a byte order mark', `\uFEFF${fixture}`],
    ['no final newline', fixture.trimEnd()],
    ['an unknown label', fixture.replace('**Published:**', '**Venue:** ICRA\n\n**Published:**')],
    ['another table of contents', fixture.replace('1. [Grasping', '1. [Holding')],
    ['double quotes in an anchor', fixture.replace("<a id='2601.00001v1'>", '<a id="2601.00001v1">')],
  ])('with %s comes back to the byte, and its papers are still found', (_, text) => {
    const report = parseReport(text);
    expect(renderReport(report)).toBe(text);
    expect(report.papers.map((paper) => paper.published)).toEqual([
      '2026-01-26',
      '1999-01-01',
      '2026-09-07',
      '2026-01-26',
    ]);
  });

  test('without a first paper it is all head', () => {
    const report = parseReport('# Arxiv Nothing Papers - 2026-02-02\n\nNo papers today.\n');
    expect(report).toMatchObject({ date: '2026-02-02', papers: [], verbatim: expect.stringContaining('No papers') });
  });

  test.each([
    ['brackets', `- [${']('.repeat(150_000)}`],
    ['stars', `**1. ${'*'.repeat(300_000)}x`],
    ['number signs', `# ${'#: '.repeat(100_000)}x`],
    ['rules', '\n\n---   '.repeat(40_000)],
    ['labels', '\n\n**Analysis:**\n'.repeat(20_000)],
    ['blank lines', '\n'.repeat(300_000)],
  ])('with %s without end is read in a time that grows with its length alone', (_, flood) => {
    const text = fixture.replace('先说一句。', `先说一句。\n\n**Links:**\n\n${flood}`);
    expect(renderReport(parseReport(text)) === text).toBe(true);
  });

  test('any text at all comes back to the byte', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<a id='2601.1v1'></a>\n",
        '## [T](u)\n',
        '\n',
        '\r\n',
        '\r',
        '---\n',
        '# x\n',
        '**Abstract:**\n\n',
        '**Analysis:**\n\n',
        '**Key Findings:**\n\n',
        '**Links:**\n\n',
        '- a\n',
        '**Authors:** A, B\n\n',
        '## Table of Contents\n\n',
        '## Executive Summary\n\n',
        '## Papers\n\n',
        'time: 20260101\n\n',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(renderReport(parseReport(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a generated report', () => {
  const line = fc.stringMatching(/^[A-Za-z$[\]()*#_ 中文.-]{1,30}$/).map((text) => `x${text}y`);
  const blocks = fc
    .array(fc.oneof(line, fc.constantFrom('## 1. 摘要翻译', '---', '### Sub', '- item\n- item', '## [x](y)')), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => `${parts.join('\n\n')}\n\nend`);
  const paper = fc.record({
    id: fc.stringMatching(/^26\d\d\.\d{5}v[1-9]$/),
    title: line,
    authors: fc.array(line, { minLength: 1, maxLength: 4 }),
    citations: fc.option(fc.nat(999)),
    abstract: line,
    analysis: fc.option(blocks),
    findings: fc.array(line, { maxLength: 3 }),
  });

  test('is understood without a verbatim copy', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 4 }), fc.option(blocks), fc.boolean(), (papers, summary, timed) => {
        const text = [
          timed ? 'time: 20260127\n\n' : '',
          '# Arxiv Robotics Papers - 2026-01-27\n\n',
          summary === null ? '' : `## Executive Summary\n\n${summary}\n\n---\n\n`,
          '## Table of Contents\n\n',
          papers.length === 0
            ? ''
            : `${papers.map((p, index) => `${index + 1}. [${p.title}](#${p.id})`).join('\n')}\n\n`,
          '---\n\n## Papers\n\n',
          ...papers.map((p) =>
            [
              `<a id='${p.id}'></a>\n## [${p.title}](https://arxiv.org/abs/${p.id})`,
              `**Authors:** ${p.authors.join(', ')}`,
              '**Published:** 2026-01-26',
              '**Categories:** cs.RO, cs.AI',
              ...(p.citations === null ? [] : [`**Citations:** ${p.citations}`]),
              `**Abstract:**\n\n${p.abstract}`,
              ...(p.analysis === null ? [] : [`**Analysis:**\n\n${p.analysis}`]),
              ...(p.findings.length === 0 ? [] : [`**Key Findings:**\n\n- ${p.findings.join('\n- ')}`]),
              `**Links:**\n\n- [PDF](https://arxiv.org/pdf/${p.id})\n- [arXiv](https://arxiv.org/abs/${p.id})`,
              '---\n\n',
            ].join('\n\n'),
          ),
        ].join('');
        const report = parseReport(text);
        expect([report.verbatim, ...report.papers.map((p) => p.verbatim)].filter((source) => source !== null)).toEqual(
          [],
        );
        expect(report.summary).toBe(summary);
        expect(report.papers.map((p) => [p.title, p.analysis?.text ?? null, p.findings, p.citations])).toEqual(
          papers.map((p) => [p.title, p.analysis, p.findings, p.citations]),
        );
        expect(renderReport(report)).toBe(text);
      }),
    );
  });
});

/** Real reports, where they are at hand: the ids of each shape but `b`, which is all the rest. */
const SHAPES: Record<string, Partial<Record<AnalysisShape, string[]>>> = {
  'arxiv_cv_report_2026-01-27.md': {
    c: ['2601.18733v1', '2601.18678v1'],
    d: ['2601.18765v1', '2601.18714v1'],
  },
  'arxiv_cv_report_2026-06-01.md': { c: ['2605.31603v1'] },
};
const SEED = join(import.meta.dirname, '../../../../shared/seed-reports');
const atHand = Object.keys(SHAPES).filter((name) => existsSync(join(SEED, name)));

describe.each(atHand)('the real report %s', (name) => {
  const text = readFileSync(join(SEED, name), 'utf8');
  const report = parseReport(text);

  test('is understood without a verbatim copy and comes back to the byte', () => {
    expect([report.verbatim, ...report.papers.map((paper) => paper.verbatim)]).toEqual(Array(11).fill(null));
    expect(renderReport(report)).toBe(text);
  });

  test('has ten papers, each with every field', () => {
    expect(report.papers).toHaveLength(10);
    for (const paper of report.papers) {
      expect(paper.abstract?.length).toBeGreaterThan(200);
      expect(paper.authors.length).toBeGreaterThan(0);
      expect(paper.findings.length).toBeGreaterThan(0);
    }
  });

  test('has analyses of the known shapes, and only a refusal is a failure', () => {
    const ids = (shape: AnalysisShape) =>
      report.papers.filter((paper) => paper.analysis?.shape === shape).map((paper) => paper.arxivIdV);
    const { c = [], d = [] } = SHAPES[name] ?? {};
    expect([ids('c'), ids('d')]).toEqual([c, d]);
    expect(ids('b')).toHaveLength(10 - c.length - d.length);
    expect(report.papers.filter((paper) => paper.analysis?.failed).map((paper) => paper.arxivIdV)).toEqual(d);
  });
});
