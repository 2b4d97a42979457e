import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAPERS, renderAbs, renderAtomFeed, renderHtml, renderRss, renderSearch } from '../fixtures/arxiv/pages.ts';
import { evaluatePages } from '../eval/pages.ts';

/** Saved pages of the live site, kept beside the project; a clone has none and does with the fixtures. */
const SAVED_PAGES = ['../../../shared/arxiv-pages/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter((dir) => existsSync(join(dir, 'expected.json')));

describe('evaluatePages', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pages-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it.each(SAVED_PAGES)(
    'reads the pages of %s exactly, to the character',
    async (saved) => {
      const result = await evaluatePages(saved);
      expect(result.wrong).toEqual([]);
      expect(result.files).toBeGreaterThanOrEqual(59);
      expect(result.entries).toBeGreaterThanOrEqual(1425);
      expect(result.passedOver).toHaveLength(1);
      expect(result.exact).toBe(result.entries);
    },
    30_000,
  );

  it('compares search results, full texts, feeds and pages with nothing to read', async () => {
    const [paper] = PAPERS;
    if (!paper) throw new Error('no fixture');
    const result = {
      id: paper.id,
      title: paper.title,
      authors: paper.authors,
      categories: paper.categories,
      abstract_chars: paper.abstract.length,
      submitted: '13 November, 2026',
    };
    const list = { count: 1, ids: [paper.id], titles: [paper.title] };
    const files = {
      'search-all-x.html': renderSearch([paper], { query: 'looking' }),
      'html-2611.09014v1.html': renderHtml(paper, 1),
      'api.xml': renderAtomFeed([paper]),
      'rss.xml': renderRss('cs.GL'),
      'error-404-abs-2611.99999.html': '<h1>Article 2611.99999 not found</h1>',
      'unknown.html': '<p></p>',
      'new-kind.html': '<p></p>',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    const h1 = 'Showing 1–1 of 1 results for all: looking';
    const expected = {
      'search-all-x.html': { type: 'search', h1, ...list, first: [result], last: [], start: 1 },
      'html-2611.09014v1.html': {
        type: 'html',
        title: paper.title,
        watermark: 'arXiv:2611.09014v1 [cs.CV] 13 Nov 2026',
        base: '/html/2611.09014v1/',
        abstract_chars: 'Abstract '.length + paper.abstract.length,
      },
      'api.xml': { type: 'feed', root: 'feed', ...list, totalResults: 1 },
      'rss.xml': {
        type: 'feed',
        root: 'rss',
        count: 0,
        ids: [],
        titles: [],
        announce_types: [],
        pubDate: 'Tue, 17 Nov 2026 00:00:00 -0500',
      },
      'error-404-abs-2611.99999.html': { type: 'other', count: 0 },
      'unknown.html': { type: 'abs' },
    };
    await writeFile(join(dir, 'expected.json'), JSON.stringify(expected));
    expect(await evaluatePages(dir)).toEqual({
      files: 6,
      entries: 4,
      exact: 3,
      wrong: [expect.stringContaining('unknown.html: address')],
      passedOver: ['new-kind.html: no expectation'],
    });
  });

  it('names the file and the field that differ', async () => {
    const paper = PAPERS.find((candidate) => candidate.id === '2611.09014');
    if (!paper) throw new Error('no fixture');
    const file = 'abs-2611.09014.html';
    await writeFile(join(dir, file), renderAbs(paper));
    await writeFile(
      join(dir, 'expected.json'),
      JSON.stringify({
        [file]: {
          type: 'abs',
          id: paper.id,
          version: 1,
          title: 'Another title',
          authors: [paper.authors[0], '...', paper.authors.at(-1)],
          authors_count: 4,
          abstract: 'Open-vocabulary',
          abstract_chars: 934,
          comments: paper.comments,
          primary: 'Computer Vision and Pattern Recognition (cs.CV)',
          subjects: ['Computer Vision (cs.CV)', 'Machine Learning (cs.LG)'],
          table: {},
          versions: [1],
          withdrawn_versions: [],
          withdrawn_notice: null,
          meta: { citation_date: '2026/11/13', citation_online_date: '2026/11/13' },
        },
      }),
    );
    const result = await evaluatePages(dir);
    expect(result).toMatchObject({ files: 1, entries: 1, exact: 0 });
    expect(result.wrong.filter((line) => !line.includes('abstract length'))).toEqual([
      `${file}: title: read ${JSON.stringify(paper.title)}, expected "Another title"`,
    ]);
  });
});
