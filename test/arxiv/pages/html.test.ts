import { describe, expect, it } from 'vitest';
import { parseHtmlPaper } from '../../../lib/arxiv/pages/html.ts';
import type { HtmlOptions } from '../../fixtures/arxiv/html-page.ts';
import { PAPERS, renderHtml } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';

const [first] = PAPERS;
const mathematical = PAPERS.find(({ title }) => title.includes('$O(n'));

function read(
  paper = first,
  {
    path = '',
    change = () => {},
    ...options
  }: HtmlOptions & { path?: string; change?: (document: Document) => void } = {},
) {
  if (!paper) throw new Error('no fixture');
  const document = parseHtml(renderHtml(paper, paper.submitted.length, options));
  change(document);
  return parseHtmlPaper(document, new URL(`https://arxiv.org/html/${path || paper.id}`));
}

const removeTitle = (document: Document): void => document.querySelector('h1')?.remove();

describe('parseHtmlPaper', () => {
  it('reads title, authors and abstract of the text, the rest from the watermark', () => {
    expect(read()?.paper).toEqual({
      arxivId: '2611.09014',
      version: 1,
      title: first?.title,
      authors: first?.authors,
      abstract: first?.abstract,
      primaryCategory: 'cs.CV',
      categories: ['cs.CV'],
      comments: null,
      journalRef: null,
      doi: null,
      published: '2026-11-13',
      updated: '2026-11-13',
      codeLinks: ['https://github.com/lookingtwice/lookingtwice'],
      withdrawn: false,
    });
    expect(read()).toMatchObject({ missing: [], confidence: 1 });
  });

  it('writes formulas in TeX, and leaves footnotes out', () => {
    expect(read(mathematical)?.paper).toMatchObject({ title: mathematical?.title, abstract: mathematical?.abstract });
  });

  it('reads the same after other extensions wrote to the page', () => {
    const reading = read(first, {
      change: (document) => {
        document.querySelector('h1')?.append(parseHtml('<button>Copy</button>').body);
        for (const place of document.querySelectorAll('.ltx_abstract, .ltx_abstract > p, .ltx_personname')) {
          const badge = document.createElement('reader-badge');
          badge.append(document.createElement('a'), 'explained');
          badge.firstElementChild?.setAttribute('href', 'https://github.com/nobody/nothing');
          place.append(badge);
        }
      },
    });
    expect(reading?.paper).toEqual(read()?.paper);
    expect(reading?.confidence).toBe(1);
  });

  it('does not know when version 1 of a later version came', () => {
    const later = PAPERS.find(({ id }) => id === '2605.11870');
    expect(read(later)?.paper).toMatchObject({
      version: 3,
      published: null,
      updated: later?.submitted[2]?.slice(0, 10),
    });
  });

  it('reads authors who stand in one block, without their marks and places', () => {
    const reading = read(first, { scaffold: '2023', path: '2611.09014v1' });
    expect(reading?.paper).toMatchObject({
      authors: first?.authors,
      version: 1,
      primaryCategory: '',
      categories: [],
      updated: null,
    });
    expect(reading?.confidence).toBe(1);
  });

  it.each([
    [
      '<span class="ltx_personname">Ada Bern, Cy Dov, Jr. and Eve Fry<br>University of Nowhere<br>ada@example.org</span>',
      ['Ada Bern', 'Cy Dov Jr.', 'Eve Fry'],
    ],
    [
      '<span class="ltx_personname">Ada Bern<sup>1,2</sup>, Cy Dov<sup>*</sup>,<br>Eve Fry<sup>2</sup><br><sup>1</sup>Some Institute</span>',
      ['Ada Bern', 'Cy Dov', 'Eve Fry'],
    ],
    ['<span class="ltx_personname">Department of Nothing</span>', []],
    [
      '<span class="ltx_personname">Ada Bern<span class="ltx_note">Equal contribution</span></span><span class="ltx_personname">李明</span>',
      ['Ada Bern', '李明'],
    ],
  ])('reads the names of %s', (markup, names) => {
    const reading = read(first, {
      change: (document) => {
        const block = document.querySelector('.ltx_authors');
        const parsed = parseHtml(markup);
        block?.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
      },
    });
    expect(reading?.paper.authors).toEqual(names);
  });

  it('finds the version in the base of the links where the watermark is gone', () => {
    const reading = read(first, { change: (document) => document.querySelector('#infobox')?.remove() });
    expect(reading?.paper).toMatchObject({ arxivId: '2611.09014', version: 1 });
    const bare = read(first, {
      change: (document) => {
        for (const node of document.querySelectorAll('#infobox, base')) node.remove();
      },
    });
    expect(bare?.paper.version).toBe(1);
  });

  it('never takes a cited paper for the page’s own', () => {
    const reading = read(first, {
      change: (document) => {
        for (const node of document.querySelectorAll('#infobox, base, header')) node.remove();
      },
    });
    expect(reading?.paper).toMatchObject({ arxivId: '2611.09014', version: null });
  });

  it('gives the abstract as the place for the panel, else the authors', () => {
    expect(read()?.anchor?.className).toBe('ltx_abstract');
    const without = read(first, { change: (document) => document.querySelector('.ltx_abstract')?.remove() });
    expect(without?.anchor?.className).toBe('ltx_authors');
    expect(without).toMatchObject({ missing: ['abstract'], confidence: 0.75, paper: { abstract: null } });
  });

  it('takes the title from the head where the text has none', () => {
    expect(read(first, { change: removeTitle })).toMatchObject({ paper: { title: first?.title }, missing: ['title'] });
    const emptied = read(first, { change: (document) => document.querySelector('h1')?.replaceChildren() });
    expect(emptied).toMatchObject({ paper: { title: first?.title }, missing: ['title'] });
  });

  it('reads nothing from HTML of the authors’ own', () => {
    const document = parseHtml('<title>Our paper</title><body><h1>Our paper</h1><p>Abstract</p></body>');
    expect(parseHtmlPaper(document, new URL('https://arxiv.org/html/2611.09014'))).toBeNull();
  });
});
