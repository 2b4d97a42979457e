import { findDay } from '../../core/dates.ts';
import { ListPageReader, pathParts } from '../list-page.ts';
import type { ListingReading } from '../listing-reading.ts';
import { type PageReader, readAll } from '../page-reader.ts';
import { asListing, type PageType } from '../page-type.ts';
import { isArxivUrl } from '../urls.ts';

/** `/catchup/<subject>/<day>`; without day it is a form. */
function findSubject(url: URL): string | null {
  const [root, subject = '', day = '', ...rest] = pathParts(url);
  if (!isArxivUrl(url) || root !== 'catchup' || subject === '' || rest.length > 0) return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? subject : null;
}

/** Set like a day's mailing, but for its day, which is in the heading, and its total, in a bare div. */
function openCatchup(document: Document, url: URL): PageReader {
  const address = { period: 'catchup', category: findSubject(url) } as const;
  return new ListPageReader(document, { url, address, findAnnounced: (_, heading) => findDay(heading) });
}

export const parseCatchup = (document: Document, url: URL): ListingReading => readAll(openCatchup(document, url));

export const catchupPage = {
  id: 'catchup',
  examples: [
    'https://arxiv.org/catchup/math/2011-02-03?abs=True',
    'https://arxiv.org/catchup/cs.CV/2026-11-17?abs=False&page=2',
    'https://www.arxiv.org/catchup/grp_physics/2026-11-17',
  ],
  matches: (url: URL): boolean => findSubject(url) !== null,
  open: openCatchup,
  read: (document: Document, url: URL) => asListing(parseCatchup(document, url)),
} as const satisfies PageType;
