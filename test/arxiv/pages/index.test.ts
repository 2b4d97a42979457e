import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { healthOf } from '../../../lib/arxiv/health.ts';
import { findPageType, pageTypes, readPage } from '../../../lib/arxiv/pages/index.ts';
import { fixtureFeeds, fixturePages, renderAbs, PAPERS } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';

const feeds = new Set(fixtureFeeds().map(({ url }) => url));
const pages = fixturePages().filter(({ url }) => !feeds.has(url));

describe('pageTypes', () => {
  it('lists every file of its folder', () => {
    const files = readdirSync(new URL('../../../lib/arxiv/pages', import.meta.url)).filter(
      (file) => file !== 'index.ts',
    );
    expect(
      pageTypes.map((type) => `${type.id}.ts`).toSorted(),
      'a file in lib/arxiv/pages is missing from pages/index.ts: add it to the list',
    ).toEqual(files.toSorted());
  });

  for (const type of pageTypes) {
    it.each(type.examples)(`only ${type.id} takes %s`, (example) => {
      const taking = pageTypes.filter((other) => other.matches(new URL(example))).map((other) => other.id);
      expect(taking, `${example} is an example of ${type.id}: fix the matches that differ`).toEqual([type.id]);
    });
  }

  it.each([
    'https://arxiv.org/',
    'https://arxiv.org/list/cs.CV',
    'https://arxiv.org/list/cs.CV/2601x',
    'https://arxiv.org/list/cs.CV/new/more',
    'https://arxiv.org/catchup',
    'https://arxiv.org/catchup/cs.CV',
    'https://arxiv.org/format/2601.18692',
    'https://arxiv.org/abs/',
    'https://arxiv.org/pdf/about',
    'https://arxiv.org/html/',
    'https://arxiv.org/html/2601.18692/figures/x1.png',
    'https://arxiv.org/a/',
    'https://arxiv.org/a/fraser_g_1.atom',
    'https://arxiv.org/searches',
    'https://rss.arxiv.org/rss/cs.CV',
    'https://export.arxiv.org/api/query?id_list=2601.18692',
    'https://info.arxiv.org/list/cs.CV/new',
    'https://example.org/abs/2601.18692',
  ])('no type takes %s', (address) => {
    expect(findPageType(new URL(address))).toBeNull();
  });

  it('knows every page of the sample arXiv', () => {
    const unknown = pages.filter(({ url }) => findPageType(new URL(url)) === null);
    expect(unknown.map(({ url }) => url)).toEqual([]);
  });
});

describe('readPage', () => {
  it('reads every page of the sample arXiv with full confidence, and nothing from its forms', () => {
    const doubtful = pages.flatMap(({ url, html }) => {
      const page = readPage(parseHtml(html), new URL(url));
      const confidence = page && healthOf(page).confidence;
      return confidence === 1 ? [] : [[url, confidence]];
    });
    expect(doubtful).toEqual([['https://arxiv.org/search/advanced', null]]);
  });

  it.each([
    ['abs/2611.09014', 'paper'],
    ['html/2611.09014', 'paper'],
    ['list/cs.CV/new', 'listing'],
    ['catchup/cs.CV/2026-11-17', 'listing'],
    ['a/costin_m_1', 'listing'],
    ['search/?query=splats&searchtype=all', 'listing'],
  ])('takes /%s for a %s', (path, type) => {
    const url = `https://arxiv.org/${path}`;
    const html = pages.find((page) => page.url === url)?.html ?? '';
    expect(readPage(parseHtml(html), new URL(url))?.type).toBe(type);
  });

  it('knows a PDF by its address alone', () => {
    expect(readPage(parseHtml(''), new URL('https://arxiv.org/pdf/hep-th/9901001v2.pdf'))).toEqual({
      type: 'pdf',
      identifier: { arxivId: 'hep-th/9901001', version: 2 },
    });
  });

  it.each([
    'abs/2611.09014',
    'html/2611.09014',
    'list/cs.CV/new',
    'catchup/cs.CV/2026-11-17',
    'a/costin_m_1',
    'search',
  ])('reads nothing from an error under /%s', (path) => {
    const document = parseHtml('<main><div id="content"><h1>Not found</h1><p>No such page.</p></div></main>');
    expect(readPage(document, new URL(`https://arxiv.org/${path}`))).toBeNull();
  });

  it('reads the mirrors like arxiv.org', () => {
    const [paper] = PAPERS;
    if (!paper) throw new Error('no fixture');
    for (const host of ['www.arxiv.org', 'export.arxiv.org']) {
      const page = readPage(parseHtml(renderAbs(paper)), new URL(`https://${host}/abs/${paper.id}`));
      expect(page).toMatchObject({ type: 'paper', confidence: 1, paper: { arxivId: paper.id } });
    }
  });
});
