import { ListPageReader, pathParts } from '../list-page.ts';
import type { ListingReading } from '../listing-reading.ts';
import { readAll } from '../page-reader.ts';
import { asListing, type PageType } from '../page-type.ts';
import { isArxivUrl } from '../urls.ts';

/** `/a/<author id or ORCID>`; with `.json`, `.atom` and the like it is for machines. */
function isAuthorUrl(url: URL): boolean {
  const [root, author = '', ...rest] = pathParts(url);
  return isArxivUrl(url) && root === 'a' && rest.length === 0 && /^[\w-]+$/.test(author);
}

/** One list, without headings and without paging. */
export function parseAuthor(document: Document, url: URL): ListingReading {
  return readAll(new ListPageReader(document, { url, address: { period: 'author', category: null } }));
}

export const authorPage = {
  id: 'author',
  examples: ['https://arxiv.org/a/fraser_g_1', 'https://www.arxiv.org/a/0000-0002-7970-7855'],
  matches: isAuthorUrl,
  read: (document: Document, url: URL) => asListing(parseAuthor(document, url)),
} as const satisfies PageType;
