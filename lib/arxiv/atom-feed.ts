import { findCodeLinks } from './code-links.ts';
import { childrenOf, rawText, readCategories, shownText } from './feed.ts';
import { parseIdentifier } from './identifier.ts';
import type { Paper } from './paper.ts';
import { saysWithdrawn } from './subjects.ts';

export interface AtomFeed {
  /** In the feed's order. Unknown identifiers are left out by arXiv without a word. */
  papers: Paper[];
  /** What arXiv says is wrong with the query, and entries that could not be read. */
  errors: string[];
  /** Papers that match the query, shown or not; null where the feed does not say. */
  total: number | null;
}

/** `2022-02-24T15:05:19Z` as its day; arXiv writes instants in UTC. */
const dayOf = (instant: string | null): string | null => /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0] ?? null;

function parsePaper(entry: Element): Paper | null {
  const identifier = parseIdentifier(/\/abs\/(.+)$/.exec(rawText(entry, 'id') ?? '')?.[1] ?? '');
  const title = shownText(entry, 'title');
  if (identifier === null || title === null) return null;
  const abstract = shownText(entry, 'summary');
  const comments = shownText(entry, 'comment');
  const categories = readCategories(entry);
  const authors = childrenOf(entry, 'author').map((author) => shownText(author, 'name'));
  return {
    ...identifier,
    title,
    authors: authors.filter((name) => name !== null),
    abstract,
    primaryCategory: categories[0] ?? '',
    categories,
    comments,
    journalRef: shownText(entry, 'journal_ref'),
    doi: rawText(entry, 'doi'),
    published: dayOf(rawText(entry, 'published')),
    updated: dayOf(rawText(entry, 'updated')),
    codeLinks: findCodeLinks(`${abstract ?? ''} ${comments ?? ''}`),
    withdrawn: saysWithdrawn(comments) || saysWithdrawn(abstract?.slice(0, 80) ?? null),
  };
}

/** An answer of the query API, `export.arxiv.org/api/query`. */
export function parseAtomFeed(document: Document): AtomFeed {
  const feed: AtomFeed = { papers: [], errors: [], total: null };
  const root: Element | null = document.documentElement;
  if (root?.tagName.toLowerCase() !== 'feed') return { ...feed, errors: ['The answer is no Atom feed.'] };
  const total = rawText(root, 'totalresults');
  if (total !== null && /^\d+$/.test(total)) feed.total = Number(total);
  for (const entry of childrenOf(root, 'entry')) {
    const paper = parsePaper(entry);
    if (paper) feed.papers.push(paper);
    else feed.errors.push(rawText(entry, 'summary') ?? rawText(entry, 'id') ?? 'An entry without identifier.');
  }
  return feed;
}
