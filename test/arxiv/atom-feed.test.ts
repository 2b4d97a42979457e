import { describe, expect, it } from 'vitest';
import { parseAtomFeed } from '../../lib/arxiv/atom-feed.ts';
import { PAPERS, renderAtomError, renderAtomFeed, renderListMonth } from '../fixtures/arxiv/pages.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';

const read = (xml: string) => parseAtomFeed(parseXml(xml));

describe('parseAtomFeed', () => {
  it('reads every paper as it was written', () => {
    const { papers, errors, total } = read(renderAtomFeed(PAPERS));
    expect({ errors, total }).toEqual({ errors: [], total: PAPERS.length });
    expect(papers).toEqual(
      PAPERS.map((paper) =>
        expect.objectContaining({
          arxivId: paper.id,
          version: paper.submitted.length,
          title: paper.rawTitle ?? paper.title,
          authors: paper.authors,
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

  it('gives the version asked for, and the codes of mathematicians nowhere', () => {
    const asked = PAPERS.filter(({ id }) => id === '2403.05518');
    const [paper] = read(renderAtomFeed(asked, { '2403.05518': 1 })).papers;
    expect(paper).toMatchObject({ version: 1, updated: asked[0]?.submitted[0]?.slice(0, 10) });
    expect(paper?.categories).toEqual(['cs.GR', 'cs.CV']);
  });

  it('reads names and titles in TeX as pages show them', () => {
    const [paper] = PAPERS;
    if (!paper) throw new Error('no fixture');
    const accented = { ...paper, title: 'Über Gödel\n  und $\\"x$', authors: ['Søren Muñoz', 'Łukasz Šimeček'] };
    const xml = renderAtomFeed([{ ...accented, title: String.raw`{\"U}ber G\"odel` + '\n  und $\\"x$' }]);
    expect(read(xml).papers[0]).toMatchObject({ title: 'Über Gödel und $\\"x$', authors: accented.authors });
  });

  it('takes "0" for a title', () => {
    const [paper] = PAPERS;
    if (!paper) throw new Error('no fixture');
    expect(read(renderAtomFeed([{ ...paper, title: '0' }])).papers[0]?.title).toBe('0');
  });

  it('finds the primary category first, wherever it stands', () => {
    const xml = renderAtomFeed(PAPERS.slice(0, 1)).replace(
      '<arxiv:primary_category term="cs.CV"',
      '<arxiv:primary_category term="cs.LG"',
    );
    expect(read(xml).papers[0]).toMatchObject({ primaryCategory: 'cs.LG', categories: ['cs.LG', 'cs.CV'] });
  });

  it('tells what arXiv says of a malformed query, and makes no paper of it', () => {
    expect(read(renderAtomError('incorrect id format for x'))).toEqual({
      papers: [],
      errors: ['incorrect id format for x'],
      total: 1,
    });
  });

  it('reads no papers from an empty answer', () => {
    expect(read(renderAtomFeed([]))).toEqual({ papers: [], errors: [], total: 0 });
  });

  it.each([
    ['a page', parseHtml(renderListMonth('cs.CV', '2026-11'))],
    ['a refusal', parseXml('Rate exceeded.')],
    ['nothing', parseXml('')],
  ])('takes %s for no feed', (_, document) => {
    expect(parseAtomFeed(document)).toMatchObject({ papers: [], errors: [expect.any(String)], total: null });
  });
});
