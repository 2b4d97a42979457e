import { describe, expect, it } from 'vitest';
import { PROBLEM_KINDS } from '../../lib/exchange/problem.ts';
import { renderProblemReport } from '../../lib/exchange/problem-report.ts';
import { schemas } from '../../lib/messaging/schemas.ts';
import { analysisOf } from './sample-analysis.ts';

const AT = { at: '2026-11-20T08:00:00.000Z', extensionVersion: '0.1.0' };
const analysis = analysisOf();

describe('a report of a problem', () => {
  it('holds the part as it was stored, its statements, where it came from, and the reader’s words', () => {
    const problem = { section: 'experiments', kind: 'wrong-figure' as const, words: 'It is 17.6, not 16.7.' };
    const { text, filename, mime } = renderProblemReport(analysis, problem, AT);
    expect(filename).toBe('problem 2601.00001v2 experiments en.md');
    expect(mime).toMatch(/^text\/markdown/);
    for (const part of [
      'A figure, unit or comparison is wrong.',
      'https://arxiv.org/abs/2601.00001v2',
      'It is 17.6, not 16.7.',
      'It gains 16.7 mIoU.',
      'deepseek / deepseek-chat',
      '2026-11-20T08:00:00.000Z, version 0.1.0',
    ])
      expect(text).toContain(part);
  });

  it('holds the findings where the problem is with them', () => {
    const { text } = renderProblemReport(analysis, { section: 'findings', kind: 'not-in-paper', words: ' ' }, AT);
    expect(text).toContain('It halves the error.');
    expect(text).not.toContain('In the reader');
  });

  it('keeps what a model wrote from becoming a heading, a tag or an image of the file', () => {
    const sections = { method: { state: 'done' as const, text: '# Big\n![x](https://evil.example/a.png) <script>' } };
    const { text } = renderProblemReport(
      { ...analysis, sections },
      { section: 'method', kind: 'other', words: '' },
      AT,
    );
    expect(text.match(/^# /gm)).toHaveLength(1);
    expect(text).not.toMatch(/(?<!\\)!\[|(?<!\\)<script/);
  });

  it('knows the kinds that a message may carry, and no others', () => {
    const message = { arxivId: '2601.00001', key: 'k', section: 'method', words: '' };
    const takes = (kind: string): boolean => schemas.exportProblem.data.safeParse({ ...message, kind }).success;
    expect(PROBLEM_KINDS.every((kind) => takes(kind))).toBe(true);
    expect(takes('unknown')).toBe(false);
  });
});
