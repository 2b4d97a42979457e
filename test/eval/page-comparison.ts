import { parseAtomFeed } from '../../lib/arxiv/atom-feed.ts';
import { formatIdentifier } from '../../lib/arxiv/identifier.ts';
import type { AbsReading } from '../../lib/arxiv/pages/abs.ts';
import type { ListingReading } from '../../lib/arxiv/pages/listing.ts';
import type { PaperReading } from '../../lib/arxiv/paper-reading.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { parseRssFeed } from '../../lib/arxiv/rss-feed.ts';
import { toUnicode } from '../../lib/arxiv/tex-accents.ts';

export interface ExpectedEntry {
  index: number;
  id: string;
  section: string | null;
  title: string;
  authors: string[];
  primary: string;
  subjects: string[];
  abstract_chars: number | null;
  comments?: string;
  journal_ref?: string;
  cross_list_from?: string;
  replaced?: boolean;
  html: string | null;
}

export interface ExpectedSection {
  heading: string | null;
  entries: number;
  name?: string;
  continued?: boolean;
  part?: string | null;
  shown?: number | null;
  of?: number | null;
  note?: string;
}

export interface ExpectedList {
  type: 'list';
  h1: string;
  announced?: string;
  total: number | null;
  sections: ExpectedSection[];
  count: number;
  ids: string[];
  titles: string[];
  first: ExpectedEntry[];
  last: ExpectedEntry[];
  max_authors: number;
  note?: string[];
}

export interface ExpectedAbs {
  type: 'abs';
  id: string;
  version: number;
  title: string;
  /** Of long lists the first few, "...", and the last few. */
  authors: string[];
  authors_count: number;
  abstract: string;
  abstract_chars: number;
  comments: string | null;
  primary: string;
  subjects: string[];
  table: Record<string, string>;
  versions: number[];
  withdrawn_versions: number[];
  withdrawn_notice: string | null;
  meta: { citation_doi?: string; citation_date?: string; citation_online_date?: string };
}

interface ExpectedResult {
  id: string;
  title: string;
  authors: string[];
  categories: string[];
  abstract_chars: number;
  /** "2 December, 2025" */
  submitted: string;
}

export interface ExpectedSearch {
  type: 'search';
  h1: string;
  count: number;
  ids: string[];
  titles: string[];
  first: ExpectedResult[];
  last: ExpectedResult[];
  /** The number of the first result. */
  start: number;
}

export interface ExpectedHtml {
  type: 'html';
  title: string;
  /** "arXiv:1801.02634v2 [astro-ph.IM] 16 Jan 2018" */
  watermark: string | null;
  base: string | null;
  abstract_chars: number;
}

export interface ExpectedFeed {
  type: 'feed';
  root: 'feed' | 'rss' | 'OAI-PMH';
  count: number;
  ids: string[];
  titles?: string[];
  announce_types?: string[];
  totalResults?: number | null;
  pubDate?: string;
}

/** A form, an error: a page with nothing to read. */
export interface ExpectedNothing {
  type: 'form' | 'other';
  count: 0;
}

export type Expected = ExpectedList | ExpectedAbs | ExpectedSearch | ExpectedHtml | ExpectedFeed | ExpectedNothing;

const codeOf = (subject: string): string => /\(([^()]+)\)$/.exec(subject)?.[1] ?? subject;

/** Names with the same gap as the expected ones. */
function elided(names: readonly string[], expected: readonly string[]): string[] {
  const gap = expected.indexOf('...');
  if (gap === -1) return [...names];
  return [...names.slice(0, gap), '...', ...names.slice(names.length - (expected.length - gap - 1))];
}

/** Collects the differences of one file. */
export class Comparison {
  readonly wrong: string[] = [];
  readonly #label: string;

  constructor(label: string) {
    this.#label = label;
  }

  equal(field: string, read: unknown, expected: unknown): boolean {
    const [a, b] = [JSON.stringify(read ?? null), JSON.stringify(expected ?? null)];
    if (a !== b) this.wrong.push(`${this.#label}: ${field}: read ${a}, expected ${b}`);
    return a === b;
  }
}

export function compareAbs(reading: AbsReading | null, expected: ExpectedAbs, to: Comparison): void {
  if (!to.equal('read', reading !== null, true) || reading === null) return;
  const { paper } = reading;
  to.equal('id', paper.arxivId, expected.id);
  to.equal('version', paper.version, expected.version);
  to.equal('title', paper.title, expected.title);
  to.equal('author count', paper.authors.length, expected.authors_count);
  to.equal('authors', elided(paper.authors, expected.authors), expected.authors);
  to.equal('abstract', paper.abstract?.slice(0, expected.abstract.length), expected.abstract);
  to.equal('abstract length', paper.abstract?.length ?? 0, expected.abstract_chars);
  to.equal('comments', paper.comments, expected.comments);
  to.equal('primary', paper.primaryCategory, codeOf(expected.primary));
  to.equal('subjects', paper.categories, expected.subjects.map(codeOf));
  to.equal('journal reference', paper.journalRef, expected.table['Journal reference']);
  to.equal('doi', paper.doi, expected.meta.citation_doi);
  to.equal('published', paper.published, expected.meta.citation_date?.replaceAll('/', '-'));
  to.equal('updated', paper.updated, expected.meta.citation_online_date?.replaceAll('/', '-'));
  to.equal('versions', reading.versions, expected.versions);
  to.equal('withdrawn versions', reading.withdrawnVersions, expected.withdrawn_versions);
  to.equal('withdrawn notice', reading.withdrawnNotice, expected.withdrawn_notice);
  to.equal('withdrawn', paper.withdrawn, expected.withdrawn_versions.includes(expected.version));
  to.equal('confidence', reading.confidence, 1);
}

function compareEntry(reading: ListingReading, at: number, expected: ExpectedEntry, to: Comparison): void {
  const entry = reading.entries[at];
  const label = `entry ${expected.index}`;
  if (!to.equal(label, entry?.index, expected.index) || !entry) return;
  const { paper } = entry;
  to.equal(`${label} id`, paper.arxivId, expected.id);
  to.equal(`${label} section`, reading.sections[entry.section]?.name, expected.section);
  to.equal(`${label} title`, paper.title, expected.title);
  to.equal(`${label} authors`, elided(paper.authors, expected.authors), expected.authors);
  to.equal(`${label} primary`, paper.primaryCategory, codeOf(expected.primary));
  to.equal(`${label} subjects`, paper.categories, expected.subjects.map(codeOf));
  to.equal(`${label} abstract length`, paper.abstract?.length ?? 0, expected.abstract_chars ?? 0);
  to.equal(`${label} comments`, paper.comments, expected.comments);
  to.equal(`${label} journal reference`, paper.journalRef, expected.journal_ref);
  to.equal(`${label} cross-list from`, entry.crossListFrom, expected.cross_list_from);
  const version = /v(\d+)$/.exec(expected.html ?? '')?.[1];
  const assumed = reading.sections[entry.section]?.kind === 'new' ? 1 : null;
  to.equal(`${label} version`, paper.version, version === undefined ? assumed : Number(version));
  if (expected.replaced) to.equal(`${label} kind`, entry.kind, 'replacement');
}

/** Identifiers and titles of every row, in order; answers how many are right and read whole. */
function compareRows(reading: ListingReading, expected: Pick<ExpectedList, 'ids' | 'titles'>, to: Comparison): number {
  let exact = 0;
  expected.ids.forEach((id, at) => {
    const entry = reading.entries[at];
    const sameId = to.equal(`id ${at}`, entry?.paper.arxivId, id);
    const sameTitle = to.equal(`title ${at}`, entry?.paper.title, expected.titles[at]);
    if (sameId && sameTitle && entry?.complete) exact += 1;
  });
  return exact;
}

export function compareListing(reading: ListingReading, expected: ExpectedList, to: Comparison): number {
  to.equal('heading', reading.heading, expected.h1);
  const day =
    expected.announced === undefined ? null : new Date(`${expected.announced} UTC`).toISOString().slice(0, 10);
  if (reading.period !== 'catchup') to.equal('announced', reading.announced, day);
  to.equal('total', reading.total, expected.total);
  to.equal('count', reading.entries.length, expected.count);
  to.equal('confidence', reading.confidence, 1);
  to.equal('notes', reading.notes, [
    ...(expected.note ?? []),
    ...expected.sections.flatMap((section) => section.note ?? []),
  ]);
  to.equal(
    'sections',
    reading.sections.map((section, at) => ({
      heading: section.heading,
      name: section.name,
      continued: section.continued,
      part: section.part,
      shown: section.shown,
      of: section.of,
      note: section.note,
      entries: reading.entries.filter((entry) => entry.section === at).length,
    })),
    expected.sections.map((section) => ({
      heading: section.heading,
      name: section.name ?? null,
      continued: section.continued ?? false,
      part: section.part ?? null,
      shown: section.shown ?? null,
      of: section.of ?? null,
      note: section.note ?? null,
      entries: section.entries,
    })),
  );
  to.equal(
    'most authors',
    Math.max(0, ...reading.entries.map((entry) => entry.paper.authors.length)),
    expected.max_authors,
  );
  expected.first.forEach((entry, at) => {
    compareEntry(reading, at, entry, to);
  });
  expected.last.forEach((entry, at) => {
    compareEntry(reading, reading.entries.length - expected.last.length + at, entry, to);
  });
  return compareRows(reading, expected, to);
}

/** "2 December, 2025" as `2025-12-02`. */
const isoDay = (written: string): string => new Date(`${written} UTC`).toISOString().slice(0, 10);

export function compareSearch(reading: ListingReading, expected: ExpectedSearch, to: Comparison): number {
  to.equal('heading', reading.heading, expected.h1);
  to.equal('count', reading.entries.length, expected.count);
  to.equal('confidence', reading.confidence, 1);
  to.equal('start', reading.entries[0]?.index, expected.start);
  const total = /of ([\d,]+) results/.exec(expected.h1)?.[1];
  to.equal('total', reading.total, total === undefined ? null : Number(total.replaceAll(',', '')));
  const compare = (result: ExpectedResult, at: number): void => {
    const paper = reading.entries[at]?.paper;
    const label = `result ${at}`;
    if (!to.equal(`${label} id`, paper?.arxivId, result.id) || !paper) return;
    to.equal(`${label} title`, paper.title, result.title);
    to.equal(`${label} authors`, paper.authors, result.authors);
    to.equal(`${label} categories`, paper.categories, result.categories);
    to.equal(`${label} abstract length`, paper.abstract?.length ?? 0, result.abstract_chars);
    to.equal(`${label} submitted`, paper.updated, isoDay(result.submitted));
  };
  expected.first.forEach(compare);
  expected.last.forEach((result, at) => {
    compare(result, expected.count - expected.last.length + at);
  });
  return compareRows(reading, expected, to);
}

export function compareHtml(reading: PaperReading | null, expected: ExpectedHtml, to: Comparison): void {
  if (!to.equal('read', reading !== null, true) || reading === null) return;
  const { paper } = reading;
  to.equal('title', paper.title, expected.title);
  // Expected is the length of the whole block, its heading "Abstract" included, which is none of the abstract's.
  to.equal('abstract length', 'Abstract '.length + (paper.abstract?.length ?? 0), expected.abstract_chars);
  to.equal('confidence', reading.confidence, 1);
  const mark = /^arXiv:(\S+?)v(\d+) \[(\S+)\] (.+)$/.exec(expected.watermark ?? '');
  if (!mark) return;
  to.equal('id', paper.arxivId, mark[1]);
  to.equal('version', paper.version, Number(mark[2]));
  to.equal('category', paper.primaryCategory, mark[3]);
  to.equal('updated', paper.updated, isoDay(mark[4] ?? ''));
}

const KINDS: Readonly<Record<string, string>> = { new: 'new', cross: 'cross' };

/** Expected titles are the feed's own, with TeX's accents; names and titles are read as pages show them. */
function comparePapers(papers: readonly Paper[], expected: ExpectedFeed, to: Comparison): number {
  to.equal('count', papers.length, expected.count);
  let exact = 0;
  expected.ids.forEach((id, at) => {
    const paper = papers[at];
    const bare = id.replace(/^.*(?:\/abs\/|:)/, '');
    const read = paper && (/v\d+$/.test(bare) ? formatIdentifier(paper) : paper.arxivId);
    const sameId = to.equal(`id ${at}`, read, bare);
    const sameTitle = to.equal(`title ${at}`, paper?.title, toUnicode(expected.titles?.[at] ?? ''));
    const isWhole = to.equal(`authors ${at}`, (paper?.authors.length ?? 0) > 0, true);
    if (sameId && sameTitle && isWhole && paper?.categories.length) exact += 1;
  });
  return exact;
}

export function compareFeed(document: Document, expected: ExpectedFeed, to: Comparison): number {
  if (expected.root === 'feed' && !expected.announce_types) {
    const feed = parseAtomFeed(document);
    to.equal('errors', feed.errors, []);
    to.equal('total', feed.total, expected.totalResults);
    return comparePapers(feed.papers, expected, to);
  }
  const feed = parseRssFeed(document);
  to.equal('errors', feed.errors, []);
  const kinds = expected.announce_types?.map((type) => KINDS[type] ?? 'replacement');
  to.equal(
    'kinds',
    feed.entries.map(({ kind }) => kind),
    kinds,
  );
  if (expected.pubDate !== undefined) {
    to.equal('announced', feed.announcementDate, isoDay(expected.pubDate.slice(5, 16)));
  }
  return comparePapers(
    feed.entries.map(({ paper }) => paper),
    expected,
    to,
  );
}
