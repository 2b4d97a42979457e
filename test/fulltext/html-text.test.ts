import { describe, expect, it } from 'vitest';
import { readHtmlText } from '../../lib/fulltext/html-text.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { article, math, p, readArticle, section } from './markup.ts';
import { sampleSections } from './sample-text.ts';

const subsection = (title: string): string => section('subsection', title, p('Text.'));
const titlesOf = (content: string): string[] => readArticle(content).map(({ title }) => title);

describe('readHtmlText', () => {
  it.each(['2026', '2023'] as const)('reads each section and block of the sample in the scaffold of %s', (scaffold) => {
    const fullText = readHtmlText(parseHtml(renderSampleHtml(SAMPLE_PAPER, { scaffold })));
    expect(fullText).toEqual({ source: 'html', title: SAMPLE_PAPER.title, sections: sampleSections(SAMPLE_PAPER) });
  });

  it('leaves out references, footnotes, front matter and what navigates', () => {
    const text = JSON.stringify(readHtmlText(parseHtml(renderSampleHtml(SAMPLE_PAPER))));
    expect(text).not.toMatch(/Journal of Invented|given up retraining|Okonjo|Institute for|Letters on Memory/);
    expect(text).not.toMatch(/Work done at night|License|arXiv:|Back to|draft|November|caches, eviction|LaTeXML/);
    expect(text).not.toMatch(/italic_x|POSTSUBSCRIPT|Cited by|reporting errors|not shown/);
  });

  it('is null where there is no article, or nothing in it', () => {
    expect(readHtmlText(parseHtml('<h1>Our paper</h1><p>Set by the authors.</p>'))).toBeNull();
    expect(readHtmlText(parseHtml(article('')))).toBeNull();
    expect(readHtmlText(parseHtml(article(section('section', 'Introduction', ''))))).toBeNull();
  });

  it('reads a text without sections as one, and drops a short line before the first', () => {
    expect(readArticle(p('A letter.') + p('It ends.'))).toEqual([
      {
        title: '',
        number: '',
        level: 1,
        kind: 'other',
        blocks: [
          { type: 'paragraph', text: 'A letter.' },
          { type: 'paragraph', text: 'It ends.' },
        ],
      },
    ]);
    const headed = section('section', 'Introduction', p('Text.'));
    const long = 'word '.repeat(20).trim();
    expect(titlesOf(p('9 November') + headed)).toEqual(['Introduction']);
    expect(titlesOf(p(long) + headed + p(long))).toEqual(['', 'Introduction', '']);
  });

  it.each([
    ['<span class="ltx_tag">2 </span>Setting', '2', 'Setting'],
    ['<span class="ltx_tag">Section 2 </span>Setting', '2', 'Setting'],
    ['<span class="ltx_tag">Appendix B </span>Proofs', 'B', 'Proofs'],
    ['<span class="ltx_tag">IV.</span> Setting', 'IV', 'Setting'],
    ['<span class="ltx_tag">II-A</span> Setting', 'II-A', 'Setting'],
    ['<span class="ltx_tag">Appendix</span> Proofs', '', 'Proofs'],
    [`On ${math('k')}-means<span class="ltx_note">A note</span>`, '', 'On $k$-means'],
  ])('reads the heading %s', (heading, number, title) => {
    expect(readArticle(section('section', heading, p('Text.')))).toMatchObject([{ number, title }]);
  });

  it('gives a subsection the kind of its section, and all of an appendix its own', () => {
    const sections = readArticle(
      section('section', 'Evaluation', subsection('Large graphs') + subsection('Limitations')) +
        section('section', 'Quillwort', subsection('Proposed method')) +
        section('appendix', 'More numbers', subsection('Additional experiments')),
    );
    expect(sections.map(({ title, level, kind }) => [title, level, kind])).toEqual([
      ['Evaluation', 1, 'experiments'],
      ['Large graphs', 2, 'experiments'],
      ['Limitations', 2, 'discussion'],
      ['Quillwort', 1, 'other'],
      ['Proposed method', 2, 'method'],
      ['More numbers', 1, 'appendix'],
      ['Additional experiments', 2, 'appendix'],
    ]);
  });

  it('drops references that the authors set as a section', () => {
    const conclusion = section('section', 'Conclusion', p('Text.'));
    expect(titlesOf(conclusion + section('section', 'References', p('Nobody. Nothing. 2019.')))).toEqual([
      'Conclusion',
    ]);
  });

  it('puts text that follows a subsection in the section it belongs to', () => {
    const content = p('Before.') + subsection('Inner') + p('After.');
    expect(
      readArticle(section('section', 'Outer', content)).map(({ title, blocks }) => [title, blocks.length]),
    ).toEqual([
      ['Outer', 2],
      ['Inner', 1],
    ]);
  });

  it('takes the abstract by its markup, whatever its heading is', () => {
    const heading = '<h6 class="ltx_title ltx_title_abstract">Résumé.</h6>';
    const content = `<div class="ltx_abstract">${heading}${p('Court.')}</div><div class="ltx_abstract">${p('Short.')}</div>`;
    expect(readArticle(content).map(({ title, kind }) => [title, kind])).toEqual([
      ['Résumé', 'abstract'],
      ['Abstract', 'abstract'],
    ]);
  });
});
