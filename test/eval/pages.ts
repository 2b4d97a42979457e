import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAbs } from '../../lib/arxiv/pages/abs.ts';
import { parseHtmlPaper } from '../../lib/arxiv/pages/html.ts';
import { findPageType, readPage } from '../../lib/arxiv/pages/index.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';
import { urlOfFile } from './file-name.ts';
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

/** What the folder's own index says: `| file | page | URL |`. */
export async function indexedUrls(dir: string): Promise<Map<string, URL>> {
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

/** Holds one page or feed against what is expected of it; answers how many entries are exact. */
export function compareFile(text: string, expected: Expected, url: URL | null, to: Comparison): number {
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
