import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { classifyAnalysis } from '../../lib/exchange/analysis-shape.ts';
import { parseReport } from '../../lib/exchange/importers/report.ts';
import { recordsOf } from '../../lib/exchange/report-records.ts';
import { mapAnalysis } from '../../lib/exchange/report-sections.ts';
import { SHAPES } from '../fixtures/reports/five-shapes.ts';

function mapped(text: string) {
  const shape = classifyAnalysis(text);
  return mapAnalysis({ shape, failed: shape === 'd', text });
}

describe('an analysis in the sections of our forms', () => {
  test('five parts from the PDF: what fits, and the rest to the letter under its own headings', () => {
    expect(mapped(SHAPES.a)).toEqual({
      form: 'fulltext',
      sections: {
        motivation: '风筝在阵风中难以降落。',
        comparison: '会学习的系绳 KiteNet。',
        experiments: '91.5% 的风筝安全降落。',
        verbatim: '**4. 提及的局限性：**\n\n只试了一种风筝。\n\n**5. 未来研究方向：**\n\n试试滑翔伞。',
      },
    });
  });

  test('seven sections: a heading of a lower level is no section, whatever it says', () => {
    expect(mapped(SHAPES.b)?.sections).toMatchObject({
      method: '#### 实验前的准备\n\n先收线。',
      experiments: '成功率 91.5%，公式 $v_{max} < 12$。',
      summary: '一根会学习的线。',
    });
  });

  test('five sections: the closing word is what it means to the field', () => {
    expect(mapped(SHAPES.c)?.sections).toMatchObject({
      limitations: '只在 12 m/s 下试过。',
      significance: '让降落不再靠运气。',
    });
    const bold = SHAPES.c.replace(/\*\*对该领域的重要性：\*\*[^]*$/, '**总而言之，意义在于不再靠运气。**');
    expect(mapped(bold)?.sections).toMatchObject({ significance: '**总而言之，意义在于不再靠运气。**' });
  });

  test('a refusal is none', () => {
    expect(mapped(SHAPES.d)).toBeNull();
  });

  test('the unlabelled form has those sections that it names', () => {
    expect(mapped(SHAPES.e)).toEqual({
      form: 'fulltext',
      sections: { translation: '风筝难降。', method: '系绳。', summary: '会学习的线。' },
    });
  });

  test('anything else is kept to the letter, and so is a long opening', () => {
    expect(mapped(SHAPES.unknown)).toEqual({ form: 'abstract', sections: { verbatim: SHAPES.unknown } });
    const opening = '这一段很长。'.repeat(60);
    expect(mapped(`${opening}\n\n${SHAPES.c}`)?.sections).toHaveProperty('verbatim', expect.stringContaining(opening));
  });
});

const SEED = join(import.meta.dirname, '../../../shared/seed-reports');
const REAL = ['arxiv_cv_report_2026-01-27.md', 'arxiv_cv_report_2026-06-01.md'].filter((name) =>
  existsSync(join(SEED, name)),
);

describe.each(REAL)('the real report %s', (name) => {
  const records = recordsOf(
    parseReport(readFileSync(join(SEED, name), 'utf8')),
    { category: 'cs.CV', announcementDate: '2026-01-27' },
    '2026-01-28T08:00:00.000Z',
  );

  test('has every section of every analysis', () => {
    const analyses = records.flatMap(({ analysis }) => analysis ?? []);
    expect(analyses).toHaveLength(records.filter(({ failed }) => !failed).length);
    for (const { form, sections } of analyses) {
      const own = Object.entries(sections).filter(([id]) => id !== 'verbatim');
      expect(own.length).toBeGreaterThanOrEqual({ abstract: 5, fulltext: 7 }[form]);
      for (const [id, { text }] of own) expect(text.length, id).toBeGreaterThan(20);
    }
  });

  test('has findings that all stand in their abstracts', () => {
    const findings = records.flatMap((record) => record.findings);
    expect(findings.length).toBeGreaterThan(15);
    expect(findings.filter(({ evidence }) => evidence === 'unverified')).toEqual([]);
  });
});
