import { findPageType, type PageTypeId } from '../../lib/arxiv/pages/index.ts';
import { log } from '../../lib/core/log.ts';
import { loadPageSettings } from '../hooks/page-settings.ts';
import { startAbsPage } from './abs-page.tsx';
import { startListingPage } from './listing-page.tsx';

export interface PageOptions {
  /** Aborts when this instance of the content script has been replaced. */
  signal: AbortSignal;
}

const LISTS: ReadonlySet<PageTypeId> = new Set(['listing', 'catchup', 'author']);

/** Reads the arXiv page at hand and draws on it; on any other page it does nothing. */
export function startPage(document: Document, url: URL, options: PageOptions): void {
  const pageType = findPageType(url);
  const isAbs = pageType?.id === 'abs';
  if (!pageType || (!isAbs && !LISTS.has(pageType.id))) return;
  // An update of the extension leaves the panels of its earlier self behind: they are dead.
  for (const orphan of document.querySelectorAll('arxiv-marginalia')) orphan.remove();
  void loadPageSettings().catch((thrown: unknown) => log.add('warn', `settings: ${String(thrown)}`));
  if (isAbs) startAbsPage(document, url, options);
  else startListingPage(document, url, options);
}
