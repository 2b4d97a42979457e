import { formatIdentifier } from '../../lib/arxiv/identifier.ts';
import { pathParts } from '../../lib/arxiv/list-page.ts';
import { findPageType } from '../../lib/arxiv/pages/index.ts';
import { identifierOfUrl, isArxivUrl } from '../../lib/arxiv/urls.ts';

/** `api`: answers of the query interface. `mailing`: a day's mailing, as RSS or Atom. */
export type FeedKind = 'api' | 'mailing';

const PATTERNS: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/^abs-([a-z-]+)_(\d{7}(?:v\d+)?)/, (match) => `abs/${match[1]}/${match[2]}`],
  [/^abs-(\d{4}\.\d{4,5}(?:v\d+)?)/, (match) => `abs/${match[1]}`],
  [/^list-(.+?)-(new|recent|pastweek|current)(?:-skip(\d+))?(?:-show(\d+))?\./, listUrl],
  [/^list-(.+?)-month-(\d{4}(?:-\d{2})?)(?:-skip(\d+))?(?:-show(\d+))?\./, listUrl],
  [/^list-(.+?)-year-(\d{2}(?:\d{2})?)(?:-skip(\d+))?(?:-show(\d+))?\./, listUrl],
  [/^catchup-([a-z._-]+)\.(\d{4}-\d{2}-\d{2})(-abs)?(?:-page(\d+))?/i, catchupUrl],
  [/^author-([\w-]+)/, (match) => `a/${match[1]}`],
  [/^html-([a-z-]+)_(\d{7}(?:v\d+)?)/, (match) => `html/${match[1]}/${match[2]}`],
  [/^html-(\d{4}\.\d{4,5}(?:v\d+)?)/, (match) => `html/${match[1]}`],
  [/^search-advanced/, () => 'search/advanced?advanced='],
  [/^search-/, () => 'search/?query='],
  [/^catchup-form/, () => 'catchup'],
  [/^format-(.+?)\.html/, (match) => `format/${match[1]}`],
  [/^error-404-abs-(.+?)\.html/, (match) => `abs/${match[1]}`],
];

function listUrl(match: RegExpExecArray): string {
  const [, category, period, skip, show] = match;
  const asked = show === undefined ? '' : `&show=${show}`;
  return `list/${category}/${period}${skip === undefined && asked === '' ? '' : `?skip=${skip ?? '0'}${asked}`}`;
}

function catchupUrl(match: RegExpExecArray): string {
  const [, subject, day, abstracts, page] = match;
  const asked = [abstracts && 'abs=True', page && `page=${page}`].filter((part) => part !== undefined);
  return `catchup/${subject}/${day}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
}

/** The address of a stored page, from its name: `list-cs.CV-new.2026-01-27.seed.html` is `/list/cs.CV/new`. */
export function urlOfFile(file: string): URL | null {
  for (const [pattern, path] of PATTERNS) {
    const match = file.endsWith('.html') ? pattern.exec(file) : null;
    if (match) return new URL(path(match), 'https://arxiv.org/');
  }
  return null;
}

/** `/api/query`, and `/rss` and `/atom` on their own host; null for pages. */
export function feedKindOf(url: URL): FeedKind | null {
  if (isArxivUrl(url) && url.pathname === '/api/query') return 'api';
  return url.hostname === 'rss.arxiv.org' && /^\/(?:rss|atom)\/[\w.+-]+$/.test(url.pathname) ? 'mailing' : null;
}

/** Words that any file system takes. */
const worded = (text: string): string =>
  text
    .replace(/[^\w.+-]+/g, '_')
    .replace(/^[_.-]+|[_.-]+$/g, '')
    .slice(0, 60);

/** `-skip50` for `?skip=50`, for those of the query's numbers that are given. */
const numbersOf = (url: URL, ...names: readonly string[]): string =>
  names
    .map((name) => [name, url.searchParams.get(name) ?? ''] as const)
    .filter(([, value]) => /^\d+$/.test(value))
    .map(([name, value]) => `-${name}${value}`)
    .join('');

const paperStem = (url: URL, kind: 'abs' | 'html'): string | null => {
  const identifier = identifierOfUrl(url);
  return identifier && `${kind}-${formatIdentifier(identifier).replace('/', '_')}`;
};

function listStem(url: URL): string | null {
  const [, category = '', period = ''] = pathParts(url);
  if (!/^(?:grp_)?[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?$/i.test(category)) return null;
  const kind = /^(?:\d{2}|(?:19|20)\d{2})$/.test(period) ? 'year-' : /^\d/.test(period) ? 'month-' : '';
  return `list-${category}-${kind}${period}${numbersOf(url, 'skip', 'show')}`;
}

function catchupStem(url: URL): string | null {
  const [, subject = '', day = ''] = pathParts(url);
  if (!/^[a-z._-]+$/i.test(subject)) return null;
  const abstracts = /^true$/i.test(url.searchParams.get('abs') ?? '') ? '-abs' : '';
  return `catchup-${subject}.${day}${abstracts}${numbersOf(url, 'page')}`;
}

function searchStem(url: URL): string {
  const place = pathParts(url)[1] ?? '';
  const asked = [...url.searchParams].filter(([name]) => /^(?:query|terms-\d+-term)$/.test(name));
  const words = worded(asked.map(([, value]) => value).join(' '));
  const kind = place === 'advanced' ? '' : (url.searchParams.get('searchtype') ?? 'all');
  const parts = ['search', worded(place), worded(kind), words || 'form'].filter((part) => part !== '');
  const hidden = url.searchParams.get('abstracts') === 'hide' ? '-abstracts_hide' : '';
  return `${parts.join('-')}${numbersOf(url, 'start', 'size')}${hidden}`;
}

function feedStem(url: URL, kind: FeedKind): string {
  if (kind === 'mailing') return pathParts(url).join('-');
  const ids = worded(url.searchParams.get('id_list') ?? '');
  const words = worded(url.searchParams.get('search_query') ?? '');
  const parts = ['api', ids && `id_list-${ids}`, words && `query-${words}`].filter((part) => part !== '');
  return `${parts.join('-')}${numbersOf(url, 'start', 'max_results')}`;
}

function stemOf(url: URL): string | null {
  const type = findPageType(url)?.id;
  switch (type) {
    case 'abs':
    case 'html':
      return paperStem(url, type);
    case 'listing':
      return listStem(url);
    case 'catchup':
      return catchupStem(url);
    case 'author':
      return `author-${pathParts(url)[1]}`;
    case 'search':
      return searchStem(url);
    default:
      return null;
  }
}

/**
 * The name to store a page under that was taken on `day`; a day caught up on has its own. Null for what is not
 * stored: PDFs, and addresses of no kind that we read. `mark` tells captures of one page apart.
 */
export function fileOfUrl(url: URL, day: string, mark: string | null = null): string | null {
  const feed = feedKindOf(url);
  const stem = feed ? feedStem(url, feed) : stemOf(url);
  if (stem === null) return null;
  const parts = [stem, stem.startsWith('catchup-') ? null : day, mark, feed ? 'xml' : 'html'];
  return parts.filter((part) => part !== null).join('.');
}
