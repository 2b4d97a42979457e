import { describe, expect, it } from 'vitest';
import { parseSearch, searchPage } from '../../../lib/arxiv/pages/search.ts';
import { PAPERS, renderSearch, renderSearchForm } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';
import type { SearchOptions } from '../../fixtures/arxiv/search-page.ts';
import { typeset, TYPESETTINGS } from '../../fixtures/arxiv/typeset.ts';

const SIMPLE = new URL('https://arxiv.org/search/?query=model&searchtype=all');
const ADVANCED = new URL('https://arxiv.org/search/advanced?advanced=&terms-0-term=model');

function read(options: Partial<SearchOptions> = {}, papers = PAPERS, change: (document: Document) => void = () => {}) {
  const document = parseHtml(renderSearch(papers, { query: 'model', ...options }));
  change(document);
  return parseSearch(document, options.advanced ? ADVANCED : SIMPLE);
}

const paperOf = (id: string) => read().entries.find(({ paper }) => paper.arxivId === id)?.paper;

describe('parseSearch', () => {
  it('reads every result as it was written', () => {
    expect(read().entries.map(({ paper }) => paper)).toEqual(
      PAPERS.map((paper) =>
        expect.objectContaining({
          arxivId: paper.id,
          version: paper.submitted.length,
          title: paper.title,
          authors: paper.authors.slice(0, 25),
          abstract: paper.abstract,
          primaryCategory: paper.categories[0],
          categories: paper.categories,
          comments: paper.comments ?? null,
          journalRef: paper.journalRef ?? null,
          doi: paper.doi ?? null,
          published: paper.submitted[0]?.slice(0, 10),
          updated: paper.submitted.at(-1)?.slice(0, 10),
        }),
      ),
    );
  });

  it('reads the figures of the heading', () => {
    const reading = read({ start: 50, total: 214_881 });
    expect(reading).toMatchObject({
      heading: `Showing 51–${50 + PAPERS.length} of 214,881 results for all: model`,
      period: 'search',
      category: null,
      announced: null,
      total: 214_881,
      declared: PAPERS.length,
      read: PAPERS.length,
      confidence: 1,
    });
    expect(reading.entries[0]?.index).toBe(51);
  });

  it('reads the advanced search alike', () => {
    const advanced = read({ advanced: true });
    expect(advanced.entries.map(({ paper }) => paper)).toEqual(read().entries.map(({ paper }) => paper));
    expect(advanced).toMatchObject({ total: PAPERS.length, confidence: 1 });
  });

  it('counts the authors left out', () => {
    const omitted = new Map(read().entries.map(({ paper, authorsOmitted }) => [paper.arxivId, authorsOmitted]));
    expect(omitted.get('2611.04890')).toBe(112);
    expect(omitted.get('2611.09014')).toBe(0);
  });

  it('gives the version of an old version that matched, and its day', () => {
    const { entries } = read({ versions: { '2605.11870': 2 } });
    const entry = entries.find(({ paper }) => paper.arxivId === '2605.11870');
    expect(entry?.paper).toMatchObject({ version: 2, published: '2026-05-19', updated: '2026-07-02' });
  });

  it('without abstracts knows the version only where the dates tell', () => {
    const reading = read({ abstracts: false });
    expect(reading.confidence).toBe(1);
    for (const [at, { paper, missing }] of reading.entries.entries()) {
      expect(paper).toMatchObject({ abstract: null, version: PAPERS[at]?.submitted.length === 1 ? 1 : null });
      expect(missing).toEqual(['abstract']);
    }
  });

  it('leaves out the switch of the abstract and the marks of hits', () => {
    const reading = read();
    expect(reading.entries.map(({ paper }) => paper.abstract).join()).not.toMatch(/[▽△]|Less|^Abstract/);
    const document = parseHtml(renderSearch(PAPERS, { query: 'model' }));
    expect(document.querySelectorAll('.abstract-full .search-hit').length).toBeGreaterThan(5);
  });

  it('finds code behind addresses written out', () => {
    expect(paperOf('2611.09014')?.codeLinks).toEqual(['https://github.com/lookingtwice/lookingtwice']);
  });

  it.each(TYPESETTINGS)('reads the same with formulas %s typesetting (%s)', (stage, renderer) => {
    const papers = PAPERS.filter(({ title, abstract }) => `${title}${abstract}`.includes('$')).map((paper) => ({
      ...paper,
      abstract: `${paper.abstract} Hence $$\\sum_i x_i = 0$$ for all $x$.`,
    }));
    const plain = read({ query: 'zzz' }, papers);
    expect(plain.entries[0]?.paper.abstract).toContain('Hence $$\\sum_i x_i = 0$$ for all $x$.');
    const set = read({ query: 'zzz' }, papers, (document) => typeset(document, stage, renderer));
    expect(set.entries.map(({ paper }) => paper)).toEqual(plain.entries.map(({ paper }) => paper));
    expect(set.confidence).toBe(1);
  });

  it('reads the same whichever abstract is open, and with our panel inside the row', () => {
    const reading = read({}, PAPERS, (document) => {
      for (const row of document.querySelectorAll('li.arxiv-result')) {
        row.querySelector('.abstract-short')?.setAttribute('style', 'display: none;');
        row.querySelector('.abstract-full')?.setAttribute('style', 'display: inline;');
        const host = document.createElement('arxiv-marginalia');
        host.textContent = 'ours';
        row.append(host);
      }
    });
    expect(reading.entries.map(({ paper }) => paper)).toEqual(read().entries.map(({ paper }) => paper));
  });

  it('reads the same after other extensions wrote to the rows', () => {
    const reading = read({}, PAPERS, (document) => {
      for (const row of document.querySelectorAll('li.arxiv-result')) {
        const elsewhere = document.createElement('a');
        elsewhere.setAttribute('href', 'https://www.alphaxiv.org/abs/2611.00001');
        elsewhere.textContent = '2611.00001';
        row.querySelector('.list-title')?.prepend(elsewhere);
        row.querySelector('p.title')?.append(parseHtml('<button>Copy</button>').body);
        const badge = document.createElement('author-badge');
        badge.append(document.createElement('a'));
        badge.firstElementChild?.append('Profile');
        row.querySelector('p.authors')?.append(badge);
        const note = document.createElement('p');
        note.textContent = 'Cited 12 times';
        row.append(note);
      }
    });
    expect(reading.entries.map(({ paper }) => paper)).toEqual(read().entries.map(({ paper }) => paper));
    expect(reading.confidence).toBe(1);
  });

  it('gives the row as place for a panel, and the heading’s line for the bar', () => {
    const { entries, barAnchor } = read();
    expect(entries.every(({ row, anchor }) => row === anchor && row.matches('li.arxiv-result'))).toBe(true);
    expect(barAnchor?.matches('.level')).toBe(true);
    expect(barAnchor?.nextElementSibling?.className).toBe('content');
  });

  it.each([false, true])('reads no results as just that (advanced: %s)', (advanced) => {
    const reading = read({ advanced }, []);
    expect(reading).toMatchObject({ entries: [], declared: 0, confidence: 1 });
    expect(reading.notes[0]).toMatch(/^Sorry, your query .*no results/);
  });

  it('has nothing to read on a form', () => {
    const document = parseHtml(renderSearchForm());
    expect(parseSearch(document, ADVANCED)).toMatchObject({ declared: 0, confidence: 0 });
    expect(searchPage.read(document, ADVANCED)).toBeNull();
  });

  it('loses confidence with every row it cannot read', () => {
    const reading = read({}, PAPERS, (document) => {
      const rows = document.querySelectorAll('li.arxiv-result');
      rows[0]?.querySelector('p.title')?.remove();
      rows[1]?.querySelector('.list-title')?.remove();
      rows[1]?.querySelector('.abstract')?.remove();
      rows[2]?.querySelector('.authors')?.remove();
      rows[3]?.querySelector('.tags')?.remove();
    });
    expect(reading).toMatchObject({ declared: PAPERS.length, read: PAPERS.length - 4 });
    expect(reading.unread.map(({ missing }) => missing)).toEqual([['title'], ['id', 'abstract']]);
    expect(reading.entries.slice(0, 2).map(({ missing }) => missing)).toEqual([['authors'], ['subjects']]);
  });

  it('counts a result that is there twice once', () => {
    const reading = read({}, PAPERS, (document) => {
      const [row, other] = document.querySelectorAll('li.arxiv-result');
      row?.after(row.cloneNode(true));
      other?.remove();
    });
    expect(reading).toMatchObject({ declared: PAPERS.length, read: PAPERS.length - 1 });
  });

  it('is not sure of results without their heading', () => {
    const reading = read({}, PAPERS, (document) => document.querySelector('main h1')?.remove());
    expect(reading).toMatchObject({ declared: PAPERS.length + 1, read: PAPERS.length, total: null });
  });

  it('believes the heading when rows are gone', () => {
    const reading = read({}, PAPERS, (document) => {
      for (const row of document.querySelectorAll('li.arxiv-result')) row.className = 'result';
    });
    expect(reading).toMatchObject({ declared: PAPERS.length, read: 0, confidence: 0 });
    expect(searchPage.read(parseHtml(renderSearch(PAPERS, { query: 'x' })), SIMPLE)?.type).toBe('listing');
  });
});
