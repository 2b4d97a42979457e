import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderAbs, PAPERS } from '../fixtures/arxiv/pages.ts';
import { evaluatePages, urlOfFile } from '../eval/pages.ts';

/** Saved pages of the live site, kept beside the project; a clone has none and does with the fixtures. */
const SAVED_PAGES = ['../../../shared/arxiv-pages/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter((dir) => existsSync(join(dir, 'expected.json')));

describe('urlOfFile', () => {
  it.each([
    ['abs-cs_0212040.html', 'https://arxiv.org/abs/cs/0212040'],
    ['abs-2512.09809v1.html', 'https://arxiv.org/abs/2512.09809v1'],
    ['list-cs.CV-new.2026-01-27.seed.html', 'https://arxiv.org/list/cs.CV/new'],
    ['list-astro-ph-new-skip50-show25.2023-03-03.html', 'https://arxiv.org/list/astro-ph/new?skip=50&show=25'],
    ['list-cs-month-2023-01-show3.saved.html', 'https://arxiv.org/list/cs/2023-01?skip=0&show=3'],
    ['catchup-math.2011-02-03.html', 'https://arxiv.org/catchup/math/2011-02-03'],
  ])('tells the address of %s', (file, address) => {
    expect(urlOfFile(file)?.href).toBe(address);
  });

  it.each(['rss-cs.2025-12-19.xml', 'html-1801.02634v2.html', 'catchup-form.html'])('passes over %s', (file) => {
    expect(urlOfFile(file)).toBeNull();
  });
});

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
      expect(result.files).toBeGreaterThanOrEqual(43);
      expect(result.exact).toBe(result.entries);
    },
    30_000,
  );

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
