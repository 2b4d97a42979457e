import { describe, expect, test } from 'vitest';
import { parseReport } from '../../lib/exchange/importers/report.ts';
import { dayOfReport, isReport } from '../../lib/exchange/report-day.ts';
import { FIVE_SHAPES } from '../fixtures/reports/five-shapes.ts';

const dayOf = (text: string, fileName: string | null = null) => Object.values(dayOfReport(parseReport(text), fileName));
const withoutTitle = FIVE_SHAPES.replace(/# Arxiv[^\n]*\n/, '');

describe('the day of a report', () => {
  test.each([
    ['its title', FIVE_SHAPES, 'arxiv_ro_report_2026-05-05.md', ['cs.CV', '2026-02-03']],
    ['its first line and the name of the file', withoutTitle, 'arxiv_ro_report_2026-05-05.md', ['cs.RO', '2026-02-03']],
    [
      'the name of the file, as ours are called',
      withoutTitle.replace('time: 20260203', ''),
      'arxiv_eess.IV_report_2026-05-05.md',
      ['eess.IV', '2026-05-05'],
    ],
    ['its papers', withoutTitle.replace('time: 20260203', ''), 'notes.md', ['cs.CV', '2026-02-02']],
    [
      'its papers, where the title names a day that is none',
      FIVE_SHAPES.replace('2026-02-03', '2026-02-31').replace('20260203', '20261399'),
      null,
      ['cs.CV', '2026-02-02'],
    ],
    ['nothing', '# Arxiv Gardening Papers\n', null, [null, null]],
  ])('is told by %s', (_, text, fileName, day) => {
    expect(dayOf(text, fileName)).toEqual(day);
  });

  test.each([
    ['Computer Vision', 'cs.CV'],
    ['Quantum Physics', 'quant-ph'],
    ['High Energy Physics - Theory', 'hep-th'],
    ['math.AG', 'math.AG'],
    ['Gardening', null],
  ])('“%s” is the name of %s', (name, category) => {
    expect(dayOf(`# Arxiv ${name} Papers - 2026-02-03\n`)[0]).toBe(category);
  });
});

test.each([
  ['# Arxiv Robotics Papers - 2026-02-03\n', true],
  ['time: 20260203\n', true],
  ["<a id='2602.00001v1'></a>\n## [A](https://arxiv.org/abs/2602.00001v1)\n", true],
  ["<a id='chapter-1'></a>\n## [A](#b)\n", false],
  ['# Weekly notes\n\n## Papers\n', false],
])('%j is a report: %s', (text, is) => {
  expect(isReport(parseReport(text))).toBe(is);
});
