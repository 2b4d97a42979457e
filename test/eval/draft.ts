import { parseAtomFeed } from '../../lib/arxiv/atom-feed.ts';
import { childrenOf, rawText } from '../../lib/arxiv/feed.ts';
import { formatIdentifier } from '../../lib/arxiv/identifier.ts';
import type { EntryKind, Paper } from '../../lib/arxiv/paper.ts';
import { type AbsReading, parseAbs } from '../../lib/arxiv/pages/abs.ts';
import { parseHtmlPaper } from '../../lib/arxiv/pages/html.ts';
import { findPageType, readPage } from '../../lib/arxiv/pages/index.ts';
import type { ListingEntry, ListingReading } from '../../lib/arxiv/pages/listing.ts';
import type { PaperReading } from '../../lib/arxiv/paper-reading.ts';
import { parseRssFeed } from '../../lib/arxiv/rss-feed.ts';
import { HTML, LISTING } from '../../lib/arxiv/selectors.ts';
import { toUnicode } from '../../lib/arxiv/tex-accents.ts';
import { htmlUrl } from '../../lib/arxiv/urls.ts';
import { longDay, resultDay, shortDay } from './day-wording.ts';
import { type FeedKind, feedKindOf } from './file-name.ts';
import type {
  Expected,
  ExpectedAbs,
  ExpectedEntry,
  ExpectedFeed,
  ExpectedHtml,
  ExpectedList,
  ExpectedNothing,
  ExpectedSearch,
  ExpectedSection,
} from './page-comparison.ts';

/** What the parser did not find and a person has to fill in is null. */
export type DraftAbs = Omit<ExpectedAbs, 'version'> & { version: number | null };
export type DraftSearch = Omit<ExpectedSearch, 'start'> & { start: number | null };
export type Draft = Exclude<Expected, ExpectedAbs | ExpectedSearch> | DraftAbs | DraftSearch;

/** Of long lists of authors the first and last stand for the rest, of abstracts the beginning. */
const LONG_LIST = 25;
const ABSTRACT_SHOWN = 200;
/** Entries that an expectation has whole, from either end of a list. */
const FIRST = 3;
const LAST = 1;

const elided = (names: readonly string[]): string[] =>
  names.length > LONG_LIST ? [...names.slice(0, 5), '...', ...names.slice(-2)] : [...names];

/** `{ [name]: value }`, or nothing where there is no value. */
const optional = <Name extends string, Value>(name: Name, value: Value | null): { [Key in Name]?: Value } => {
  const field: { [Key in Name]?: Value } = {};
  if (value !== null) field[name] = value;
  return field;
};

const slashed = (day: string | null): string | null => day?.replaceAll('-', '/') ?? null;

function draftAbs({ paper, versions, withdrawnVersions, withdrawnNotice }: AbsReading): DraftAbs {
  return {
    type: 'abs',
    id: paper.arxivId,
    version: paper.version,
    title: paper.title,
    authors: elided(paper.authors),
    authors_count: paper.authors.length,
    abstract: paper.abstract?.slice(0, ABSTRACT_SHOWN) ?? '',
    abstract_chars: paper.abstract?.length ?? 0,
    comments: paper.comments,
    primary: paper.primaryCategory,
    subjects: paper.categories,
    table: paper.journalRef === null ? {} : { 'Journal reference': paper.journalRef },
    versions,
    withdrawn_versions: withdrawnVersions,
    withdrawn_notice: withdrawnNotice,
    meta: {
      ...optional('citation_doi', paper.doi),
      ...optional('citation_date', slashed(paper.published)),
      ...optional('citation_online_date', slashed(paper.updated)),
    },
  };
}

function draftHtml({ paper }: PaperReading, document: Document): ExpectedHtml {
  const { version, primaryCategory, updated } = paper;
  const isMarked = version !== null && primaryCategory !== '' && updated !== null;
  return {
    type: 'html',
    title: paper.title,
    watermark: isMarked ? `arXiv:${formatIdentifier(paper)} [${primaryCategory}] ${shortDay(updated)}` : null,
    base: document.querySelector(HTML.base)?.getAttribute('href') ?? null,
    // The block's length, its heading included.
    abstract_chars: 'Abstract '.length + (paper.abstract?.length ?? 0),
  };
}

function draftEntry({ sections }: ListingReading, entry: ListingEntry): ExpectedEntry {
  const { paper } = entry;
  const section = sections[entry.section];
  const assumed = section?.kind === 'new' ? 1 : null;
  const isLinked = entry.row.querySelector(LISTING.htmlLink) !== null || paper.version !== assumed;
  return {
    index: entry.index,
    id: paper.arxivId,
    section: section?.name ?? null,
    ...(entry.kind === 'replacement' ? { replaced: true } : {}),
    title: paper.title,
    authors: paper.authors,
    primary: paper.primaryCategory,
    subjects: paper.categories,
    ...optional('comments', paper.comments),
    ...optional('journal_ref', paper.journalRef),
    ...optional('cross_list_from', entry.crossListFrom),
    abstract_chars: paper.abstract?.length ?? null,
    html: isLinked ? htmlUrl(paper.arxivId, paper.version) : null,
  };
}

function draftSections({ sections, entries }: ListingReading): ExpectedSection[] {
  return sections.map(({ heading, name, continued, part, shown, of, note }, at) => ({
    heading,
    entries: entries.filter(({ section }) => section === at).length,
    ...(name === null ? {} : { name, continued, part, shown, of }),
    ...optional('note', note),
  }));
}

function draftRows({ entries }: ListingReading): { count: number; ids: string[]; titles: string[] } {
  const papers = entries.map(({ paper }) => paper);
  return { count: papers.length, ids: papers.map(({ arxivId }) => arxivId), titles: papers.map(({ title }) => title) };
}

function draftList(reading: ListingReading): ExpectedList {
  const { heading, period, announced, total, sections, entries, notes } = reading;
  const noted = sections.filter(({ note }) => note !== null && notes.includes(note)).length;
  const ownNotes = notes.slice(0, notes.length - noted);
  return {
    type: 'list',
    h1: heading,
    // The day of a page to catch up on stands in its heading.
    ...optional('announced', period === 'catchup' || announced === null ? null : longDay(announced)),
    total,
    sections: draftSections(reading),
    ...draftRows(reading),
    first: entries.slice(0, FIRST).map((entry) => draftEntry(reading, entry)),
    last: entries.slice(-LAST).map((entry) => draftEntry(reading, entry)),
    max_authors: Math.max(0, ...entries.map(({ paper }) => paper.authors.length)),
    ...optional('note', ownNotes.length > 0 ? ownNotes : null),
  };
}

type Result = ExpectedSearch['first'][number];

/** An expectation states the day of each result: one without is left out. */
function draftResult({ paper }: ListingEntry): Result | null {
  if (paper.updated === null) return null;
  return {
    id: paper.arxivId,
    title: paper.title,
    authors: paper.authors,
    categories: paper.categories,
    abstract_chars: paper.abstract?.length ?? 0,
    submitted: resultDay(paper.updated),
  };
}

function draftSearch(reading: ListingReading): DraftSearch {
  const { heading, entries } = reading;
  const first = entries.slice(0, FIRST).map(draftResult);
  const gap = first.indexOf(null);
  return {
    type: 'search',
    h1: heading,
    ...draftRows(reading),
    first: first.slice(0, gap === -1 ? FIRST : gap).filter((result) => result !== null),
    last: entries
      .slice(-LAST)
      .map(draftResult)
      .filter((result) => result !== null),
    start: entries[0]?.index ?? null,
  };
}

/** A page on which nothing is read: a form, an error, or one that the parser does not know any more. */
const nothing = (type: ExpectedNothing['type']): ExpectedNothing => ({ type, count: 0 });

function draftPage(document: Document, url: URL): Draft {
  const type = findPageType(url)?.id;
  if (type === 'abs') {
    const reading = parseAbs(document, url);
    return reading ? draftAbs(reading) : nothing('other');
  }
  if (type === 'html') {
    const reading = parseHtmlPaper(document, url);
    return reading ? draftHtml(reading, document) : nothing('other');
  }
  const page = readPage(document, url);
  if (page?.type !== 'listing') return nothing(type === 'search' ? 'form' : 'other');
  return page.period === 'search' ? draftSearch(page) : draftList(page);
}

/** Titles as the feed writes them, with TeX's accents, of the papers read from it. */
function rawTitles(document: Document, papers: readonly Paper[]): string[] {
  const channels = childrenOf(document.documentElement, 'channel');
  const items = [document.documentElement, ...channels].flatMap((parent) => [
    ...childrenOf(parent, 'entry'),
    ...childrenOf(parent, 'item'),
  ]);
  const raw = items.flatMap((item) => rawText(item, 'title') ?? []);
  return papers.map(({ title }) => {
    const at = raw.findIndex((written) => toUnicode(written) === title);
    return raw.splice(0, at + 1).at(-1) ?? title;
  });
}

const ANNOUNCE_TYPES: Readonly<Record<EntryKind, string>> = { new: 'new', cross: 'cross', replacement: 'replace' };

function draftFeed(document: Document, kind: FeedKind): ExpectedFeed {
  const draft = (papers: readonly Paper[], prefix: string) => ({
    count: papers.length,
    ids: papers.map((paper) => `${prefix}${formatIdentifier(paper)}`),
    titles: rawTitles(document, papers),
  });
  if (kind === 'api') {
    const { papers, total } = parseAtomFeed(document);
    return { type: 'feed', root: 'feed', ...draft(papers, 'http://arxiv.org/abs/'), totalResults: total };
  }
  const { entries, announcementDate } = parseRssFeed(document);
  const papers = entries.map(({ paper }) => paper);
  return {
    type: 'feed',
    root: document.documentElement.tagName.toLowerCase() === 'rss' ? 'rss' : 'feed',
    ...draft(papers, 'oai:arXiv.org:'),
    announce_types: entries.map((entry) => ANNOUNCE_TYPES[entry.kind]),
    ...optional('pubDate', announcementDate && new Date(announcementDate).toUTCString().slice(0, 16)),
  };
}

/**
 * What our parsers make of a page or feed, in the form of an expectation: held against the same page it shows no
 * difference, save where the page was not read whole.
 */
export function draftOf(document: Document, url: URL): Draft {
  const feed = feedKindOf(url);
  return feed ? draftFeed(document, feed) : draftPage(document, url);
}
