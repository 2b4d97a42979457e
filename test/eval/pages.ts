import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAbs } from '../../lib/arxiv/pages/abs.ts';
import { parseHtmlPaper } from '../../lib/arxiv/pages/html.ts';
import { findPageType, readPage } from '../../lib/arxiv/pages/index.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';
import {
  compareAbs,
  compareFeed,
  compareHtml,
  compareListing,
  compareSearch,
  Comparison,
  type Expected,
} from './page-comparison.ts';

export interface PagesResult {
  files: number;
  entries: number;
  /** Entries that equal what the page shows, field by field. */
  exact: number;
  /** `file: field: read … expected …` */
  wrong: string[];
  /** Files of kinds that the extension has no use for. */
  passedOver: string[];
}

/** The address of a stored page, from its name: `list-cs.CV-new.2026-01-27.seed.html` is `/list/cs.CV/new`. */
export function urlOfFile(file: string): URL | null {
  const patterns: readonly [RegExp, (match: RegExpExecArray) => string][] = [
    [/^abs-([a-z-]+)_(\d{7}(?:v\d+)?)/, (match) => `abs/${match[1]}/${match[2]}`],
    [/^abs-(\d{4}\.\d{4,5}(?:v\d+)?)/, (match) => `abs/${match[1]}`],
    [/^list-(.+?)-(new|recent|pastweek)(?:-skip(\d+)-show(\d+))?\./, listUrl],
    [/^list-(.+?)-month-(\d{4}-\d{2})(?:(?:-skip(\d+))?-show(\d+))?\./, listUrl],
    [/^catchup-([a-z.-]+)\.(\d{4}-\d{2}-\d{2})/i, (match) => `catchup/${match[1]}/${match[2]}`],
    [/^author-([\w-]+)/, (match) => `a/${match[1]}`],
    [/^html-([a-z-]+)_(\d{7}(?:v\d+)?)/, (match) => `html/${match[1]}/${match[2]}`],
    [/^html-(\d{4}\.\d{4,5}(?:v\d+)?)/, (match) => `html/${match[1]}`],
    [/^search-advanced/, () => 'search/advanced?advanced='],
    [/^search-/, () => 'search/?query='],
    [/^catchup-form/, () => 'catchup'],
    [/^format-(.+?)\.html/, (match) => `format/${match[1]}`],
    [/^error-404-abs-(.+?)\.html/, (match) => `abs/${match[1]}`],
  ];
  for (const [pattern, path] of patterns) {
    const match = file.endsWith('.html') ? pattern.exec(file) : null;
    if (match) return new URL(path(match), 'https://arxiv.org/');
  }
  return null;
}

function listUrl(match: RegExpExecArray): string {
  const [, category, period, skip = '0', show] = match;
  return `list/${category}/${period}${show === undefined ? '' : `?skip=${skip}&show=${show}`}`;
}

/** What the folder's own index says: `| file | page | URL |`. */
async function indexedUrls(dir: string): Promise<Map<string, URL>> {
  const index = await readFile(join(dir, 'INDEX.md'), 'utf8').catch(() => '');
  const urls = new Map<string, URL>();
  for (const line of index.split('\n')) {
    const [, file = '', , url = ''] = line.split('|').map((cell) => cell.trim());
    const address = /^https?:\/\/\S+/.exec(url)?.[0];
    if (address !== undefined && URL.canParse(address)) urls.set(file, new URL(address));
  }
  return urls;
}

/** Stands in where neither index nor file say which paper a full text is of. */
const SOME_HTML = new URL('https://arxiv.org/html/0704.0001');

function compareFile(text: string, expected: Expected, url: URL | null, to: Comparison): number {
  if (expected.type === 'feed') return compareFeed(parseXml(text), expected, to);
  const document = parseHtml(text);
  if (expected.type === 'html') {
    const address = url && findPageType(url)?.id === 'html' ? url : SOME_HTML;
    compareHtml(parseHtmlPaper(document, address), expected, to);
    return to.wrong.length === 0 ? 1 : 0;
  }
  if (!url) {
    to.equal('address', null, "the page's, from INDEX.md or the name of the file");
    return 0;
  }
  if (expected.type === 'abs') {
    to.equal('page type', findPageType(url)?.id, 'abs');
    compareAbs(parseAbs(document, url), expected, to);
    return to.wrong.length === 0 ? 1 : 0;
  }
  const page = readPage(document, url);
  if (expected.type !== 'list' && expected.type !== 'search') {
    to.equal('page', page?.type ?? null, null);
    return 0;
  }
  if (!to.equal('page', page?.type, 'listing') || page?.type !== 'listing') return 0;
  return expected.type === 'list' ? compareListing(page, expected, to) : compareSearch(page, expected, to);
}

const entriesOf = (expected: Expected): number => ('count' in expected ? expected.count : 1);

/** Reads every page and feed of a folder and holds it against the folder's `expected.json`. */
export async function evaluatePages(dir: string): Promise<PagesResult> {
  const expectations: Record<string, Expected> = JSON.parse(await readFile(join(dir, 'expected.json'), 'utf8'));
  const urls = await indexedUrls(dir);
  const result: PagesResult = { files: 0, entries: 0, exact: 0, wrong: [], passedOver: [] };
  for (const file of (await readdir(dir)).toSorted()) {
    if (!/\.(?:html|xml)$/.test(file)) continue;
    const expected = expectations[file];
    if (!expected || (expected.type === 'feed' && expected.root === 'OAI-PMH')) {
      result.passedOver.push(`${file}: ${expected ? 'OAI-PMH, which the extension does not use' : 'no expectation'}`);
      continue;
    }
    const to = new Comparison(file);
    result.exact += compareFile(
      await readFile(join(dir, file), 'utf8'),
      expected,
      urls.get(file) ?? urlOfFile(file),
      to,
    );
    result.files += 1;
    result.entries += entriesOf(expected);
    result.wrong.push(...to.wrong);
  }
  return result;
}
