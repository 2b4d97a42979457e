// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMath } from '../../../lib/background/math.ts';
import type { DayReportInput, ReportEntry } from '../../../lib/exchange/day-report.ts';
import { type DayPageInput, renderDayPage } from '../../../lib/exchange/exporters/html.ts';
import { element } from '../../../lib/exchange/html/element.ts';
import { markdownHtml } from '../../../lib/exchange/html/markdown-html.ts';
import { parseReport } from '../../../lib/exchange/importers/report.ts';
import { recordsOf } from '../../../lib/exchange/report-records.ts';
import { emptyMark } from '../../../lib/library/mark.ts';
import {
  teapot,
  teapotAnalysis,
  teapotMark,
  teapotNote,
  teapotReading,
} from '../../fixtures/export/invented-papers.ts';
import { HOSTILE } from '../../fixtures/hostile-text.ts';
import { makeAnnouncement } from '../../fixtures/records.ts';
import { FIVE_SHAPES } from '../../fixtures/reports/five-shapes.ts';

const DAY = { category: 'cs.CV', announcementDate: '2026-02-03' };

/** Elements a page may have; MathML besides. */
const TAGS =
  'html head meta title style body main header nav section article h1 h2 h3 h4 p div span bdi a ul ol li dl dt dd strong em del code pre blockquote hr br table thead tbody tr th td'.split(
    ' ',
  );

/** The first thing that could run, fetch or lead elsewhere than to the web or to a place on the page. */
function findHarm(document: Document): string | null {
  for (const each of document.querySelectorAll('*')) {
    const tag = each.localName;
    if (!TAGS.includes(tag) && each.closest('math') === null) return `<${tag}>`;
    for (const { name, value } of each.attributes) {
      if (/^on|^src|^srcset|action|^xlink|^ping$|^data/i.test(name)) return `${tag} ${name}`;
      if (name === 'href' && (tag !== 'a' || !/^(?:https?:\/\/|#)[\x21-\x7e]+$/.test(value))) return `${tag} ${value}`;
      if (name === 'style' && each.closest('math') === null) return `${tag} style`;
    }
  }
  return null;
}

const parse = (source: string): Document => new DOMParser().parseFromString(source, 'text/html');

function drawn(input: Partial<DayPageInput> & Pick<DayReportInput, 'papers'>): Document {
  const announcement = makeAnnouncement({ ...DAY, entries: [], total: input.papers.length });
  const source = renderDayPage({
    announcement,
    digest: null,
    language: 'en',
    imported: null,
    math: renderMath,
    ...input,
  });
  const document = parse(source);
  expect(findHarm(document)).toBeNull();
  expect(source).not.toMatch(/url\(|@import|<link|<script/i);
  return document;
}

const own: ReportEntry = {
  paper: teapot,
  reading: teapotReading,
  analyses: [teapotAnalysis],
  mark: teapotMark,
  note: teapotNote,
};

const report = parseReport(FIVE_SHAPES);
const imported: ReportEntry[] = recordsOf(report, DAY, '2026-02-04T08:00:00.000Z').map(
  ({ paper, analysis, failed }) => ({
    paper,
    reading: null,
    analyses: analysis ? [analysis] : [],
    mark: emptyMark(paper.arxivId),
    note: null,
    ...(failed ? { failedImport: true as const } : {}),
  }),
);
const IMPORTED = {
  importedAt: '2026-02-04T08:00:00.000Z',
  arxivIds: imported.map(({ paper }) => paper.arxivId),
  summary: report.summary,
};

describe('a day as a page', () => {
  test('has every paper with its analysis, marks in words, its note and where it comes from', () => {
    const document = drawn({ papers: [own] });
    const paper = document.querySelector('article');
    expect(document.title).toBe('arXiv Computer Vision · 2026-02-03');
    expect(paper?.id).toBe('paper-2601.00001');
    expect([...(paper?.querySelectorAll('.findings > li') ?? [])].map((li) => li.className)).toEqual([
      'verified',
      'unverified',
    ]);
    expect(paper?.querySelector('.findings')?.textContent).toContain('已核对');
    expect(paper?.querySelector('section')?.getAttribute('lang')).toBe('zh');
    expect(paper?.querySelector('.note')?.textContent).toContain('Bend our own spout.');
    expect(paper?.textContent).toContain('small-model');
    expect(paper?.querySelector('h3 math')).not.toBeNull();
    expect(document.querySelector('#contents a')?.getAttribute('href')).toBe('#paper-2601.00001');
  });

  test('is in the language asked for, with texts in their own', () => {
    const document = drawn({ papers: [own], language: 'zh' });
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(document.querySelector('#contents h2')?.textContent).toBe('目录');
    expect(document.querySelector('.abstract')?.getAttribute('lang')).toBe('en');
  });

  test('has an imported report’s papers in its order, says so, and shows a refusal as one', () => {
    const announcement = makeAnnouncement({ ...DAY, imported: true });
    const document = drawn({ papers: imported.toReversed(), imported: IMPORTED, announcement });
    expect([...document.querySelectorAll('article')].map(({ id }) => id)).toEqual(
      IMPORTED.arxivIds.map((id) => `paper-${id}`),
    );
    expect(document.querySelector('header')?.textContent).toMatch(
      /7 papers come from .* imported on 2026-02-04.*chose/,
    );
    const refused = document.getElementById('paper-2602.00003');
    expect(refused?.querySelector('.bad')?.textContent).toMatch(/refusal/);
    expect(refused?.textContent).not.toContain('请提供论文内容');
    expect(document.body.textContent).toContain('<b>不是</b> HTML');
    expect(document.getElementById('paper-2602.00001')?.textContent).toContain('导入的每日报告，模型未知');
  });

  test('needs nothing else, and says so to the browser', () => {
    const policy = drawn({ papers: [own] }).querySelector('meta[http-equiv="Content-Security-Policy"]');
    expect(policy?.getAttribute('content')).toMatch(/^default-src 'none'/);
  });

  test.each(Object.entries(HOSTILE))('leaves hostile text text: %s', (_, text) => {
    const hostile: ReportEntry = {
      ...own,
      paper: {
        ...teapot,
        title: text,
        authors: [text],
        abstract: text,
        categories: [text],
        codeLinks: [text, 'javascript:alert(1)', `https://github.com/${encodeURI(text.slice(0, 40))}`],
      },
      reading: null,
      note: { ...teapotNote, text },
      analyses: [
        {
          ...teapotAnalysis,
          sections: { contributions: { state: 'done', text: `${text}\n\n${text}` }, [text]: { state: 'done', text } },
          findings: [{ text, quote: `“${text}”`, sentences: [1], evidence: 'repaired' }],
          provenance: { ...teapotAnalysis.provenance, model: text, provider: text },
        },
      ],
    };
    const document = drawn({
      papers: [hostile],
      imported: { ...IMPORTED, arxivIds: [teapot.arxivId], summary: text },
    });
    expect(document.querySelectorAll('article')).toHaveLength(1);
  });
});

/** As a parser reads it. */
const read = (value: string): string => value.replace(/\r\n?/g, '\n').replaceAll('\0', '');

describe('markup', () => {
  test('is made of nothing but its own elements, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const document = parse(`<body>${element('p', { title: text }, text, [text, null]).source}</body>`);
        const [paragraph] = document.body.children;
        expect(document.body.children).toHaveLength(1);
        expect(paragraph?.children).toHaveLength(0);
        expect(read(paragraph?.textContent ?? '')).toBe(read(text + text));
        expect(read(paragraph?.getAttribute('title') ?? '')).toBe(read(text));
      }),
    );
  });

  test('of Markdown is sound, whatever the Markdown', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<script>x</script>',
        '[a](javascript:x)',
        '![a](https://e.example/x.png)',
        '<https://e.example>',
        '`<b>`',
        '$x<y$',
        '| a |\n|-|\n| b |\n',
        '\n\n',
        '> ',
        '- ',
        '"><img src=x onerror=y>',
        '[a]: data:text/html,x\n',
        '[a]',
        '&lt;',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(findHarm(parse(markdownHtml(pieces.join(''), renderMath).source))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
