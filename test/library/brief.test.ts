import { describe, expect, test } from 'vitest';
import type { Analysis, Finding } from '../../lib/analysis/analysis.ts';
import { briefToCsv } from '../../lib/exchange/brief-csv.ts';
import { briefToMarkdown } from '../../lib/exchange/brief-markdown.ts';
import { brief as words } from '../../lib/i18n/en/brief.ts';
import { BRIEF_COLUMNS, briefPaper, type StoredPaper } from '../../lib/library/brief.ts';
import { sentencesOf } from '../../lib/library/brief-statements.ts';
import { synthesise } from '../../lib/library/brief-synthesis.ts';
import { emptyMark } from '../../lib/library/mark.ts';
import { readOffline } from '../../lib/reader/read-offline.ts';
import { readMarkdown } from '../exchange/commonmark.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

const PAPERS = inventPapers(30);
const [FIRST, SECOND] = PAPERS;
if (FIRST === undefined || SECOND === undefined) throw new Error('There are no papers.');

function stored(paper: (typeof PAPERS)[number], analyses: Analysis[] = []): StoredPaper {
  return {
    paper,
    reading: readOffline({
      title: paper.title,
      abstract: paper.abstract ?? '',
      categories: paper.categories,
      codeLinks: [],
    }),
    tagNames: {},
    mark: emptyMark(paper.arxivId),
    analyses,
  };
}

const finding = (text: string, evidence: Finding['evidence'] = 'verified'): Finding => ({
  text,
  sentences: [1],
  quote: '',
  evidence,
});

function analysis(arxivId: string, over: Partial<Analysis> & { sections?: Analysis['sections'] } = {}): Analysis {
  const form = over.form ?? 'abstract';
  return {
    key: `${arxivId}|${form}|${over.language ?? 'en'}`,
    arxivId,
    arxivIdV: `${arxivId}v1`,
    form,
    language: 'en',
    model: 'test-model',
    promptVersion: 1,
    sections: {},
    findings: [],
    tags: [],
    provenance: {
      form,
      source: form === 'fulltext' ? 'html' : 'abstract',
      provider: 'custom',
      model: 'test-model',
      promptVersion: 1,
      createdAt: '2026-03-04T05:06:07.000Z',
      inputTokens: 1,
      outputTokens: 1,
      cost: null,
      verified: 0,
      findings: 0,
    },
    ...over,
  };
}

const done = (text: string): Analysis['sections'][string] => ({ state: 'done', text });

describe('sentences of a stored section', () => {
  test('lists, headings, tables and code are taken for what they are', () => {
    expect(
      sentencesOf(
        '## Heading here\n\n- **First** point *stands* at $a*b*c$ here. Second one, e.g. this, follows.\n1. 第一步读取全部数据。第二步训练模型。\n| a | b |\n\n```\ncode stands here\n```\nshort',
      ),
    ).toEqual([
      'First point stands at $a*b*c$ here.',
      'Second one, e.g. this, follows.',
      '第一步读取全部数据。',
      '第二步训练模型。',
    ]);
  });
});

describe('a line of the table', () => {
  test('the whole text comes before the abstract, and the preferred language before the other', () => {
    const { cells } = briefPaper(
      stored(FIRST, [
        analysis(FIRST.arxivId, {
          findings: [finding('An abstract finding with 5 points.')],
          sections: { limitations: done('Only on English data.') },
        }),
        analysis(FIRST.arxivId, {
          form: 'fulltext',
          language: 'zh',
          findings: [finding('准确率提升 6 个百分点。')],
          sections: { method: done('先编码全部输入，再逐块解码输出。') },
        }),
        analysis(FIRST.arxivId, {
          form: 'fulltext',
          findings: [finding('Accuracy rises by 7 points on GSM8K.', 'repaired'), finding('It is also simpler.')],
          sections: { experiments: done('Trained on the GSM8K benchmark. It is only tested on English data.') },
        }),
      ]),
      'en',
    );
    expect(cells.result).toMatchObject([
      {
        text: 'Accuracy rises by 7 points on GSM8K.',
        evidence: 'repaired',
        section: null,
        source: { form: 'fulltext', model: 'test-model', date: '2026-03-04' },
      },
    ]);
    expect(cells.data).toMatchObject([{ text: 'Trained on the GSM8K benchmark.', section: 'experiments' }]);
    expect(cells.limit).toMatchObject([{ text: 'It is only tested on English data.', evidence: 'none' }]);
    expect(cells.method).toMatchObject([{ text: '先编码全部输入，再逐块解码输出。', language: 'zh' }]);
  });

  test('without an analysis the authors’ own sentences stand in, and say so; what is nowhere stays empty', () => {
    for (const paper of PAPERS) {
      const { cells } = briefPaper(stored(paper), 'zh');
      const statements = BRIEF_COLUMNS.flatMap((column) => cells[column]);
      expect(statements.every(({ text }) => paper.abstract?.includes(text))).toBe(true);
      expect(statements.every(({ evidence, source }) => evidence === 'authors' && source.form === 'offline')).toBe(
        true,
      );
    }
    const bare = briefPaper({ ...stored(FIRST), reading: null }, 'zh');
    expect(BRIEF_COLUMNS.flatMap((column) => bare.cells[column])).toEqual([]);
  });

  test('a section that is still growing is not quoted, nor is a model named that a report does not name', () => {
    const growing = analysis(FIRST.arxivId, {
      sections: { limitations: { state: 'growing', text: 'Half a sentence' } },
    });
    const limits = briefPaper(stored(FIRST, [growing]), 'en').cells.limit;
    expect(limits.filter(({ text }) => text.includes('Half'))).toEqual([]);
    const imported = analysis(FIRST.arxivId, { findings: [finding('A finding of 3 points.')] });
    imported.provenance.source = 'report';
    expect(briefPaper(stored(FIRST, [imported]), 'en').cells.result[0]?.source).toMatchObject({
      model: null,
      from: 'report',
    });
  });
});

const compared = [
  briefPaper(
    {
      ...stored({ ...FIRST, title: 'A | B' }, [
        analysis(FIRST.arxivId, {
          findings: [finding('Accuracy reaches 81% on GSM8K.')],
          tags: ['Streaming', 'Alpha'],
          sections: {
            innovation: done('A streaming decoder is used.'),
            limitations: done('=Only English is covered.'),
          },
        }),
      ]),
      reading: null,
    },
    'en',
  ),
  briefPaper(
    {
      ...stored(SECOND, [
        analysis(SECOND.arxivId, {
          findings: [finding('GSM8K accuracy rises to 84%.', 'unverified')],
          tags: ['streaming'],
          sections: { innovation: done('Another streaming approach is taken.') },
        }),
      ]),
      reading: null,
    },
    'en',
  ),
];

describe('taken together', () => {
  test('what is shared, compared, different and open is said with the papers it is from', () => {
    const both = [FIRST.arxivId, SECOND.arxivId];
    const { shared, methods, figures, differences, limits } = synthesise(compared);
    expect(shared).toMatchObject([{ tag: { name: 'Streaming' }, arxivIds: both }]);
    expect(methods.map(({ cited }) => cited.map(({ arxivId }) => arxivId))).toEqual([both]);
    expect(figures.map(({ about, kind, cited }) => [about, kind, cited.map(({ arxivId }) => arxivId)])).toEqual([
      ['GSM8K', 'data', both],
      ['accuracy', 'measure', both],
    ]);
    expect(differences).toMatchObject([{ arxivId: FIRST.arxivId, tags: [{ name: 'Alpha' }] }]);
    expect(limits.map(({ arxivId }) => arxivId)).toEqual([FIRST.arxivId]);
  });

  test('nothing is said of one paper alone, or of none', () => {
    expect(synthesise(compared.slice(1))).toEqual({
      shared: [],
      methods: [],
      figures: [],
      differences: [],
      limits: [],
    });
    expect(synthesise([])).toEqual({ shared: [], methods: [], figures: [], differences: [], limits: [] });
  });
});

describe('export', () => {
  test('Markdown has a source for every statement, and no title breaks the table', () => {
    const text = briefToMarkdown(compared, synthesise(compared), words);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).toEqual([8, 8, 8, 8]);
    expect(text).toContain('Accuracy reaches 81% on GSM8K. \\[');
    expect(text).toContain('*Not in the stored analysis*');
    const cited = new Set([...text.matchAll(/\\\[(\d+)\\\]/g)].map(([, number]) => Number(number)));
    const listed = [...(text.split('## Source')[1] ?? '').matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect([...cited].toSorted((a, b) => a - b)).toEqual(listed);
    expect(text).toContain('not found in the paper');
  });

  test('Markdown is read by CommonMark as headings, lists and text, with no HTML and no image', () => {
    const { types, headings } = readMarkdown(briefToMarkdown(compared, synthesise(compared), words));
    for (const kind of ['html_block', 'html_inline', 'image', 'code_block']) expect(types).not.toContain(kind);
    expect(types).toContain('item');
    expect(headings[0]).toBe(1);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
  });

  test('CSV has a line for each paper and is no formula', () => {
    const text = briefToCsv(compared, words);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);
    expect(text).toContain("'=Only English is covered.");
    expect(text).toContain('Abstract analysis · Finding · test-model · 2026-03-04 · verified');
  });
});
