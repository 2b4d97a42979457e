import type { PageReading, PageType } from '../page-type.ts';
import { absPage } from './abs.ts';
import { authorPage } from './author.ts';
import { catchupPage } from './catchup.ts';
import { htmlPage } from './html.ts';
import { listingPage } from './listing.ts';
import { pdfPage } from './pdf.ts';
import { searchPage } from './search.ts';

export type { PageReading, PageType } from '../page-type.ts';

export const pageTypes = [
  absPage,
  listingPage,
  catchupPage,
  authorPage,
  searchPage,
  htmlPage,
  pdfPage,
] as const satisfies readonly PageType[];

export type PageTypeId = (typeof pageTypes)[number]['id'];

export function findPageType(url: URL): (typeof pageTypes)[number] | null {
  return pageTypes.find((type) => type.matches(url)) ?? null;
}

/** Whatever page this is, read; null where there is nothing for us: another kind of page, an error, a form. */
export function readPage(document: Document, url: URL): PageReading | null {
  return findPageType(url)?.read(document, url) ?? null;
}
