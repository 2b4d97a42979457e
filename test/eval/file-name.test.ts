import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPageType, pageTypes } from '../../lib/arxiv/pages/index.ts';
import { fixturePages } from '../fixtures/arxiv/pages.ts';
import { feedKindOf, fileOfUrl, urlOfFile } from './file-name.ts';

const DAY = '2026-11-25';

const kindOf = (url: URL | null): string | undefined => url?.pathname.split('/')[1];

const digits = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
const year = fc.integer({ min: 1991, max: 2099 }).map(String);
const version = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((number) => `v${number}`),
);
const archive = fc.constantFrom('hep-th', 'cs', 'cond-mat', 'math-ph', 'q-alg');
const category = fc.constantFrom('cs.CV', 'cs', 'hep-ph', 'astro-ph.GA', 'cond-mat.mtrl-sci', 'grp_physics', 'math');
const day = fc.tuple(year, month, month).map((parts) => parts.join('-'));

const identifier = fc.oneof(
  fc.tuple(digits(2), month, fc.oneof(digits(4), digits(5))).map(([yy, mm, number]) => `${yy}${mm}.${number}`),
  fc.tuple(archive, digits(2), month, digits(3)).map(([name, yy, mm, number]) => `${name}/${yy}${mm}${number}`),
);
const period = fc.oneof(
  fc.constantFrom('new', 'recent', 'pastweek', 'current'),
  year,
  fc.tuple(year, month).map((parts) => parts.join('-')),
  fc
    .tuple(digits(2), month)
    .map((parts) => parts.join(''))
    .filter((when) => !/^(?:19|20)/.test(when)),
);
const paging = fc.oneof(
  fc.constant(''),
  fc.nat(9_000).map((skip) => `?skip=${skip}`),
  fc.tuple(fc.nat(9_000), fc.nat(2_000)).map(([skip, show]) => `?skip=${skip}&show=${show}`),
);
const asked = fc.constantFrom('', '?abs=True', '?page=3', '?abs=True&page=2');

/** Paths of every kind whose address is in the name as a whole. */
const path = fc.oneof(
  fc.tuple(fc.constantFrom('abs', 'html'), identifier, version).map(([kind, id, mark]) => `${kind}/${id}${mark}`),
  fc.tuple(category, period, paging).map(([name, when, query]) => `list/${name}/${when}${query}`),
  fc.tuple(category, day, asked).map(([subject, when, query]) => `catchup/${subject}/${when}${query}`),
  fc.constantFrom('a/fraser_g_1', 'a/0000-0002-7970-7855', 'a/costin_m_1'),
);

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

  it.each([
    ['html-1801.02634v2.html', 'https://arxiv.org/html/1801.02634v2'],
    ['html-hep-th_9901001v1.html', 'https://arxiv.org/html/hep-th/9901001v1'],
    ['author-fraser_g_1.html', 'https://arxiv.org/a/fraser_g_1'],
    ['search-all-testing.html', 'https://arxiv.org/search/?query='],
    ['search-advanced-testing.html', 'https://arxiv.org/search/advanced?advanced='],
    ['catchup-form.html', 'https://arxiv.org/catchup'],
  ])('and that of %s', (file, address) => {
    expect(urlOfFile(file)?.href).toBe(address);
  });

  it('knows no address of a feed', () => {
    expect(urlOfFile('rss-cs.2025-12-19.xml')).toBeNull();
  });
});

describe('fileOfUrl', () => {
  it.each([
    ['https://arxiv.org/abs/2601.18692v2', 'abs-2601.18692v2.2026-11-25.html'],
    ['https://arxiv.org/abs/hep-th/9901001', 'abs-hep-th_9901001.2026-11-25.html'],
    ['https://arxiv.org/list/cs.CV/new', 'list-cs.CV-new.2026-11-25.html'],
    [
      'https://arxiv.org/list/hep-ph/2009-01?skip=500&show=500',
      'list-hep-ph-month-2009-01-skip500-show500.2026-11-25.html',
    ],
    ['https://arxiv.org/list/math/2025', 'list-math-year-2025.2026-11-25.html'],
    ['https://arxiv.org/catchup/math/2011-02-03', 'catchup-math.2011-02-03.html'],
    ['https://arxiv.org/a/fraser_g_1', 'author-fraser_g_1.2026-11-25.html'],
    [
      'https://arxiv.org/search/?searchtype=abstract&query=distributed+systems&size=200',
      'search-abstract-distributed_systems-size200.2026-11-25.html',
    ],
    ['https://arxiv.org/search/cs?query=splats', 'search-cs-all-splats.2026-11-25.html'],
    ['https://arxiv.org/search/advanced', 'search-advanced-form.2026-11-25.html'],
    ['https://www.arxiv.org/html/1801.02634v2/', 'html-1801.02634v2.2026-11-25.html'],
    ['https://rss.arxiv.org/rss/cs.CV', 'rss-cs.CV.2026-11-25.xml'],
    ['https://rss.arxiv.org/atom/cs.CV+cs.LG', 'atom-cs.CV+cs.LG.2026-11-25.xml'],
    ['https://export.arxiv.org/api/query?id_list=1605.08386', 'api-id_list-1605.08386.2026-11-25.xml'],
    [
      'https://export.arxiv.org/api/query?search_query=all:%22a|b%22&start=0&max_results=10',
      'api-query-all_a_b-start0-max_results10.2026-11-25.xml',
    ],
  ])('names %s', (address, file) => {
    expect(fileOfUrl(new URL(address), DAY)).toBe(file);
  });

  it.each([
    'https://arxiv.org/pdf/2601.18692',
    'https://arxiv.org/catchup',
    'https://arxiv.org/list/cs.CV%2F..%2F/new',
    'https://arxiv.org/rss/cs.CV/extra',
    'https://rss.arxiv.org/list/cs.CV/new',
    'https://example.org/abs/2601.18692',
  ])('has no name for %s', (address) => {
    expect(fileOfUrl(new URL(address), DAY)).toBeNull();
  });

  it('sets captures of one page apart', () => {
    const url = new URL('https://arxiv.org/list/cs.CV/new');
    expect(fileOfUrl(url, DAY, 'saved')).toBe('list-cs.CV-new.2026-11-25.saved.html');
  });

  it('writes names that urlOfFile reads back', () => {
    fc.assert(
      fc.property(path, fc.constantFrom(null, 'saved'), (where, mark) => {
        const url = new URL(where, 'https://arxiv.org/');
        expect(urlOfFile(fileOfUrl(url, DAY, mark) ?? '')?.href).toBe(url.href);
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes names that any file system takes, whatever is searched for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (query, kind) => {
        const url = new URL('https://arxiv.org/search/');
        url.searchParams.set('query', query);
        url.searchParams.set('searchtype', kind);
        const file = fileOfUrl(url, DAY) ?? '';
        expect(file).toMatch(/^search-[\w.+-]{1,150}\.2026-11-25\.html$/);
        expect(findPageType(urlOfFile(file) ?? url)?.id).toBe('search');
      }),
    );
  });

  it('names every page of the sample arXiv and every example of a page type, each kind by its own', () => {
    const examples = pageTypes.filter(({ id }) => id !== 'pdf').flatMap((type) => type.examples);
    const urls = [...fixturePages().map(({ url }) => url), ...examples].map((address) => new URL(address));
    const strayed = urls.filter((url) => {
      const file = fileOfUrl(url, DAY);
      return file === null || (!feedKindOf(url) && kindOf(urlOfFile(file)) !== kindOf(url));
    });
    expect(strayed).toEqual([]);
  });

  it('gives no two pages of the sample arXiv one name', () => {
    const files = fixturePages().map(({ url }) => fileOfUrl(new URL(url), DAY));
    expect(new Set(files).size).toBe(files.length);
  });
});
