import { describe, expect, it } from 'vitest';
import { parseAuthor } from '../../../lib/arxiv/pages/author.ts';
import { PAPERS, renderAuthor } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';

describe('parseAuthor', () => {
  const reading = parseAuthor(parseHtml(renderAuthor('Mirela Costin')), new URL('https://arxiv.org/a/costin_m_1'));

  it('reads the one list of an author’s papers', () => {
    const written = PAPERS.filter((paper) => paper.authors.includes('Mirela Costin'));
    expect(written.length).toBeGreaterThan(0);
    expect(reading).toMatchObject({
      heading: "Mirela Costin's articles on arXiv",
      period: 'author',
      category: null,
      announced: null,
      total: null,
      confidence: 1,
    });
    expect(reading.entries.map(({ paper }) => paper.title).toSorted()).toEqual(
      written.map(({ title }) => title).toSorted(),
    );
  });

  it('gives the place for the bar', () => {
    expect(reading.barAnchor?.tagName).toBe('H1');
  });

  it.each([
    ['the first', 'dt:first-of-type, dt:first-of-type + dd'],
    ['one amid the others', 'dt:nth-of-type(3), dt:nth-of-type(3) + dd'],
    [
      'all from one on, in a page that was cut off',
      'dt:nth-of-type(3) ~ *, dl ~ *, #content-inner ~ *, #content ~ *, main ~ *, footer ~ *',
    ],
  ])('misses papers without a count of them: %s', (_, lost) => {
    const document = parseHtml(renderAuthor('Mirela Costin', PAPERS.slice(0, 5)));
    for (const node of document.querySelectorAll(lost)) node.remove();
    expect(parseAuthor(document, new URL('https://arxiv.org/a/costin_m_1')).confidence).toBeLessThan(1);
  });
});
