import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, FullText, FullTextSection } from '../../lib/fulltext/full-text.ts';
import { readHtmlText } from '../../lib/fulltext/html-text.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { type Inline, SAMPLE_PAPER, type SampleBlock } from '../fixtures/fulltext/sample-paper.ts';
import { renderSamplePdf } from '../fixtures/fulltext/sample-pdf.ts';
import { readPdf, textOfAll } from './read-pdf.ts';

/** What a PDF shows of it: formulas plain, notes at the foot of a column. */
const plain = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if ('plain' in inline) return inline.plain;
      return 'cite' in inline ? inline.cite : '';
    })
    .join('');

function textsOf(block: SampleBlock): string[] {
  switch (block.type) {
    case 'paragraph':
      return [`${block.runIn ?? ''} ${plain(block.text)}`.trim()];
    case 'list':
      return block.items.map(plain);
    case 'equation':
      return [block.formula.plain];
    case 'figure':
      return [`Figure ${block.number}: ${plain(block.caption)}`];
    default:
      return [
        `Table ${block.number}: ${plain(block.caption)}`,
        block.rows.map((row) => row.map(plain).join(' | ')).join('\n'),
      ];
  }
}

const { title, abstract, sections } = SAMPLE_PAPER;
const prose = [
  plain(abstract),
  ...sections.flatMap(({ blocks }) =>
    blocks.filter(({ type }) => type === 'paragraph' || type === 'list').flatMap(textsOf),
  ),
];
const truth = [
  title,
  plain(abstract),
  ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(textsOf)]),
];

const wordsOf = (texts: readonly string[]): string[] => texts.join('\n').match(/[^\s|]+/g) ?? [];

/** Words in common, as a part of all words of the longer text. */
function agreement(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of b) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = a.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left > 0;
  });
  return common.length / Math.max(a.length, b.length);
}

const readWords = ({ title, sections }: FullText): string[] =>
  wordsOf([
    title,
    ...sections.flatMap(({ title, kind, blocks }) => [
      kind === 'abstract' ? '' : title,
      ...blocks.map(({ text }) => text),
    ]),
  ]);

const blocksOf = (text: FullText, type: Block['type']): string[] =>
  text.sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === type)).map(({ text }) => text);

const outline = (list: readonly Omit<FullTextSection, 'blocks'>[]) =>
  list.map(({ title, number, level, kind }) => ({ title, number, level, kind }));

describe.each([1, 2] as const)('the sample paper in %i columns', (columns) => {
  let text: FullText;
  beforeAll(async () => {
    text = await readPdf(renderSamplePdf(SAMPLE_PAPER, { columns }));
  });

  it('has the sections that its HTML has, in order', () => {
    const html = readHtmlText(parseHtml(renderSampleHtml(SAMPLE_PAPER)));
    expect(text.source).toBe('pdf');
    expect(text.title).toBe(html?.title);
    expect(outline(text.sections)).toEqual(outline(html?.sections ?? []));
  });

  it('has the words of the paper', () => {
    expect(agreement(wordsOf(truth), readWords(text))).toBeGreaterThanOrEqual(0.995);
  });

  it('is read from sentence to sentence', () => {
    const read = textOfAll(text);
    const sentences = prose.flatMap((paragraph) => paragraph.match(/[^.:]{25,}[.:]/g) ?? []);
    expect(sentences.length).toBeGreaterThan(60);
    let from = 0;
    for (const sentence of sentences) {
      const at = read.indexOf(sentence.trim(), from);
      expect(`${at >= from ? '' : 'lost or out of order: '}${sentence}`).toBe(sentence);
      from = at;
    }
  });

  it('has its paragraphs, items and displays whole', () => {
    const paragraphs = sections.flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === 'paragraph').flatMap(textsOf),
    );
    expect(blocksOf(text, 'paragraph')).toEqual([plain(abstract), ...paragraphs]);
    const items = sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'list').flatMap(textsOf));
    expect(blocksOf(text, 'item')).toEqual(items);
    const displays = sections.flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === 'equation').flatMap(textsOf),
    );
    expect(blocksOf(text, 'equation')).toEqual(displays);
  });

  it('has captions and tables beside the text', () => {
    const floats = sections.flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === 'figure' || type === 'table').flatMap(textsOf),
    );
    const [figure, table, rows] = floats;
    expect(blocksOf(text, 'caption')).toEqual([figure, table]);
    expect(blocksOf(text, 'table')).toEqual([rows]);
  });

  it('leaves out heads, page numbers, the stamp, notes, labels of figures and references', () => {
    const read = textOfAll(text);
    expect(read).not.toMatch(/Okonjo|Institute for|arXiv|Nov 2026|retraining within|hour of the week\s*$|miss ratio$/m);
    expect(read).not.toMatch(/Journal of Invented|Letters on Memory|Growing an eviction/);
    expect(read).not.toContain('Rhythm of the Week');
    expect(read).not.toMatch(/changes1|^\d+$/m);
  });
});

it('reads the same without heads', async () => {
  const plainPages = await readPdf(renderSamplePdf(SAMPLE_PAPER, { columns: 2, heads: false }));
  expect(plainPages).toEqual(await readPdf(renderSamplePdf(SAMPLE_PAPER, { columns: 2 })));
});
