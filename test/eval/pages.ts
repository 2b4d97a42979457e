import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AbsReading, parseAbs } from '../../lib/arxiv/pages/abs.ts';
import { findPageType } from '../../lib/arxiv/pages/index.ts';
import { type ListingReading, parseListing } from '../../lib/arxiv/pages/listing.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';

export interface PagesResult {
  files: number;
  entries: number;
  /** Entries that equal what the page shows, field by field. */
  exact: number;
  /** `file: field: read … expected …` */
  wrong: string[];
}

interface ExpectedEntry {
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

interface ExpectedSection {
  heading: string | null;
  entries: number;
  name?: string;
  continued?: boolean;
  part?: string | null;
  shown?: number | null;
  of?: number | null;
  note?: string;
}

interface ExpectedList {
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

interface ExpectedAbs {
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

type Expected = ExpectedList | ExpectedAbs | { type: 'other' };

/** The address of a stored page, from its name: `list-cs.CV-new.2026-01-27.seed.html` is `/list/cs.CV/new`. */
export function urlOfFile(file: string): URL | null {
  const patterns: readonly [RegExp, (match: RegExpExecArray) => string][] = [
    [/^abs-([a-z-]+)_(\d{7}(?:v\d+)?)/, (match) => `abs/${match[1]}/${match[2]}`],
    [/^abs-(\d{4}\.\d{4,5}(?:v\d+)?)/, (match) => `abs/${match[1]}`],
    [/^list-(.+?)-(new|recent|pastweek)(?:-skip(\d+)-show(\d+))?\./, listUrl],
    [/^list-(.+?)-month-(\d{4}-\d{2})(?:(?:-skip(\d+))?-show(\d+))?\./, listUrl],
    [/^catchup-([a-z.-]+)\.(\d{4}-\d{2}-\d{2})/i, (match) => `catchup/${match[1]}/${match[2]}`],
    [/^author-(\w+)/, (match) => `a/${match[1]}`],
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

const codeOf = (subject: string): string => /\(([^()]+)\)$/.exec(subject)?.[1] ?? subject;

/** Names with the same gap as the expected ones. */
function elided(names: readonly string[], expected: readonly string[]): string[] {
  const gap = expected.indexOf('...');
  if (gap === -1) return [...names];
  return [...names.slice(0, gap), '...', ...names.slice(names.length - (expected.length - gap - 1))];
}

/** Collects the differences of one file. */
class Comparison {
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

function compareAbs(reading: AbsReading | null, expected: ExpectedAbs, to: Comparison): void {
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

function compareListing(reading: ListingReading, expected: ExpectedList, to: Comparison): number {
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
  let exact = 0;
  expected.ids.forEach((id, at) => {
    const entry = reading.entries[at];
    const sameId = to.equal(`id ${at}`, entry?.paper.arxivId, id);
    const sameTitle = to.equal(`title ${at}`, entry?.paper.title, expected.titles[at]);
    if (sameId && sameTitle && entry?.complete) exact += 1;
  });
  return exact;
}

/** Reads every abstract and listing page of a folder and holds it against the folder's `expected.json`. */
export async function evaluatePages(dir: string): Promise<PagesResult> {
  const expected: Record<string, Expected> = JSON.parse(await readFile(join(dir, 'expected.json'), 'utf8'));
  const result: PagesResult = { files: 0, entries: 0, exact: 0, wrong: [] };
  for (const file of (await readdir(dir)).toSorted()) {
    const url = urlOfFile(file);
    const type = url && findPageType(url);
    const page = expected[file];
    if (!url || !type || (page?.type !== 'abs' && page?.type !== 'list')) continue;
    const document = parseHtml(await readFile(join(dir, file), 'utf8'));
    const to = new Comparison(file);
    result.files += 1;
    if (page.type === 'abs') {
      compareAbs(parseAbs(document, url), page, to);
      result.entries += 1;
      if (to.wrong.length === 0) result.exact += 1;
    } else {
      result.entries += page.count;
      result.exact += compareListing(parseListing(document, url), page, to);
    }
    if (type.id !== (page.type === 'abs' ? 'abs' : 'listing')) to.equal('page type', type.id, page.type);
    result.wrong.push(...to.wrong);
  }
  return result;
}
