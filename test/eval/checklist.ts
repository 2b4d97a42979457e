import { healthOf } from '../../lib/arxiv/health.ts';
import { type PaperField, PAPER_FIELDS } from '../../lib/arxiv/paper-field.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { parseAtomFeed } from '../../lib/arxiv/atom-feed.ts';
import { parseRssFeed } from '../../lib/arxiv/rss-feed.ts';
import { findPageType, type PageReading } from '../../lib/arxiv/pages/index.ts';
import type { Draft, DraftAbs, DraftSearch } from './draft.ts';
import { type FeedKind, feedKindOf } from './file-name.ts';
import type { ExpectedFeed, ExpectedHtml, ExpectedList } from './page-comparison.ts';

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function endsOf(ids: readonly string[], titles: readonly string[]): string[] {
  const line = (label: string, at: number): string => `${label}: ${ids.at(at)} "${shortened(titles.at(at) ?? '')}"`;
  return ids.length === 0 ? [] : [line('first', 0), line('last', -1)];
}

function checkAbs({ id, version, versions, title, authors, ...draft }: DraftAbs): string[] {
  const withdrawn = draft.withdrawn_versions.length > 0 ? `, withdrawn: ${draft.withdrawn_versions.join(', ')}` : '';
  return [
    `id ${id}, version ${version ?? 'not found'} of ${versions.length}${withdrawn}`,
    `title "${shortened(title)}"`,
    `${draft.authors_count} authors: ${[authors.at(0), authors.at(-1)].join(' to ')}`,
    `abstract of ${draft.abstract_chars} characters`,
    `primary ${draft.primary || 'not found'} of ${draft.subjects.join(', ')}`,
    `comments ${draft.comments === null ? 'none' : `"${shortened(draft.comments)}"`}`,
    `submitted ${draft.meta.citation_date ?? 'not found'}, this version ${draft.meta.citation_online_date ?? 'not found'}`,
  ];
}

function checkList({ h1, total, count, sections, announced, ids, titles }: ExpectedList): string[] {
  return [
    `heading "${h1}"${announced === undefined ? '' : `, announced ${announced}`}`,
    `entries: ${count}, the page's total ${total ?? 'not found'}`,
    ...sections.map(({ name, entries, shown, of }) => {
      const claim = shown === undefined ? '' : `, the heading says ${shown ?? '?'} of ${of ?? '?'}`;
      return `section ${name ?? 'without heading'}: ${entries}${claim}`;
    }),
    ...endsOf(ids, titles),
  ];
}

const checkSearch = ({ h1, count, start, ids, titles }: DraftSearch): string[] => [
  `heading "${h1}"`,
  `results: ${count}, from number ${start ?? 'not found'}`,
  ...endsOf(ids, titles),
];

const checkHtml = ({ title, watermark, abstract_chars }: ExpectedHtml): string[] => [
  `title "${shortened(title)}"`,
  `watermark ${watermark ?? 'not found'}`,
  `abstract of ${abstract_chars} characters, its heading included`,
];

const checkFeed = ({ count, totalResults, pubDate, ids, titles = [] }: ExpectedFeed): string[] => [
  `entries: ${count}${totalResults === undefined ? '' : `, total ${totalResults ?? 'not found'}`}`,
  ...(pubDate === undefined ? [] : [`mailing of ${pubDate}`]),
  ...endsOf(ids, titles),
];

/** What a person has to hold against the page itself. */
export function checklist(draft: Draft): string[] {
  switch (draft.type) {
    case 'abs':
      return checkAbs(draft);
    case 'list':
      return checkList(draft);
    case 'search':
      return checkSearch(draft);
    case 'html':
      return checkHtml(draft);
    case 'feed':
      return checkFeed(draft);
    default:
      return ['nothing read: right for a form or an error; if the page shows papers, the parser has a gap'];
  }
}

function lackLine(missing: Readonly<Partial<Record<PaperField, number>>>): string {
  const lacking = PAPER_FIELDS.map((field) => [field, missing[field] ?? 0] as const).filter(([, count]) => count > 0);
  return `missing: ${lacking.map((parts) => parts.join(' ')).join(', ') || 'nothing'}`;
}

/** How far the parser itself relies on its reading of a page. */
export function pageReliance(page: PageReading): string[] {
  const { entries, read, confidence, missing } = healthOf(page);
  return [`read whole: ${read} of ${entries}, confidence ${confidence.toFixed(2)}`, lackLine(missing)];
}

/** The same of a feed, which has no confidence. */
export function feedReliance(document: Document, kind: FeedKind): string[] {
  const { errors, ...feed } = kind === 'api' ? parseAtomFeed(document) : parseRssFeed(document);
  const papers = 'papers' in feed ? feed.papers : feed.entries.map(({ paper }) => paper);
  const lacking = (lacks: (paper: Paper) => boolean): number => papers.filter(lacks).length;
  return [
    `read: ${papers.length} of ${papers.length + errors.length}`,
    lackLine({
      authors: lacking(({ authors }) => authors.length === 0),
      subjects: lacking(({ categories }) => categories.length === 0),
      abstract: lacking(({ abstract }) => abstract === null),
    }),
  ];
}

const PAGES: Readonly<Record<string, string>> = {
  abs: 'abs',
  catchup: 'catchup',
  author: 'author page',
  search: 'search results',
  html: 'HTML full text',
};

/** What the index calls such a page. */
export function pageName(page: PageReading | null, url: URL): string {
  const feed = feedKindOf(url);
  if (feed) return feed === 'api' ? 'API Atom' : url.pathname.startsWith('/rss') ? 'RSS feed' : 'Atom feed';
  const type = findPageType(url)?.id ?? '';
  return page?.type === 'listing' && type === 'listing' ? `list: ${page.period}` : (PAGES[type] ?? 'listing');
}
