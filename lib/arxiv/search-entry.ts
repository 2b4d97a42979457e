import { findDay } from '../core/dates.ts';
import { findCodeLinks } from './code-links.ts';
import { type Identifier, parseIdentifier } from './identifier.ts';
import { findLinked, type ListingEntry, type UnreadRow } from './listing-entry.ts';
import { parseCount } from './listing-section.ts';
import { isReadWhole, missingFields } from './paper-field.ts';
import { SEARCH } from './selectors.ts';
import { isCategory, saysWithdrawn } from './subjects.ts';
import { findText, findTexts, readHrefs, readText } from './text.ts';

/** The switch between the short and the full abstract, and the label before them. */
const SWITCH = /\s*[▽△▼▲]\s*(?:More|Less)\s*$/;
const ABSTRACT_LABEL = /^Abstract\s*:\s*/;

interface Dates {
  /** Days, `YYYY-MM-DD`; null where the line does not say. */
  published: string | null;
  updated: string | null;
  /** The line has no "v1 submitted": it is of version 1. */
  first: boolean;
}

const dayOf = (part: string | undefined): string | null => findDay(part?.replace(',', '') ?? '');

/** "Submitted 24 February, 2022; v1 submitted 3 January, 2021; originally announced January 2021." */
function readDates(row: Element): Dates {
  const lines = [...row.querySelectorAll(SEARCH.smallPrint)].map(readText);
  const parts = lines.find((line) => /^Submitted\b/.test(line))?.split(';') ?? [];
  const updated = dayOf(parts[0]);
  const original = parts.find((part) => /^\s*v1\b/.test(part));
  return { published: dayOf(original) ?? updated, updated, first: parts.length > 0 && original === undefined };
}

/** The link names a version only when an old one matched; the abstract's id always does. */
function readIdentifier(row: Element, url: URL, { first }: Dates): Identifier | null {
  const linked = findLinked(row.querySelectorAll(SEARCH.identifierLink), url);
  const marked = parseIdentifier(row.querySelector(SEARCH.versionId)?.id.replace(/-abstract-.*/, '') ?? '');
  const identifier = linked ?? marked;
  if (identifier === null || identifier.version !== null) return identifier;
  return marked?.arxivId === identifier.arxivId ? marked : { ...identifier, version: first ? 1 : null };
}

function readAuthors(row: Element): { names: string[]; omitted: number } {
  const names = findTexts(row, SEARCH.authorLink);
  const omitted = /\(([\d,]+) additional authors? not shown\)/.exec(findText(row, SEARCH.authors) ?? '')?.[1];
  return { names, omitted: omitted === undefined ? 0 : parseCount(omitted) };
}

function readAbstract(row: Element): { element: Element | null; text: string } {
  const element = row.querySelector(SEARCH.abstractFull) ?? row.querySelector(SEARCH.abstract);
  if (!element) return { element, text: '' };
  return { element, text: readText(element).replace(SWITCH, '').replace(ABSTRACT_LABEL, '') };
}

function readLabelled(row: Element, label: RegExp): { element: Element; text: string } | null {
  for (const element of row.querySelectorAll(SEARCH.labelled)) {
    const text = readText(element);
    if (label.test(text)) return { element, text: text.replace(label, '') };
  }
  return null;
}

function readDoi(row: Element): string | null {
  const href = row.querySelector(SEARCH.doi)?.getAttribute('href') ?? '';
  return /doi\.org\/(.+)$/.exec(href)?.[1] ?? null;
}

/** One search result as an entry, or what it lacks to be one. */
export function parseSearchEntry(row: Element, url: URL, position: number): ListingEntry | UnreadRow {
  const dates = readDates(row);
  const identifier = readIdentifier(row, url, dates);
  const title = findText(row, SEARCH.title);
  const authors = readAuthors(row);
  const abstract = readAbstract(row);
  const categories = findTexts(row, SEARCH.category).filter(isCategory);
  const missing = missingFields({
    id: identifier !== null,
    title: title !== null,
    authors: authors.names.length > 0,
    subjects: categories.length > 0,
    abstract: abstract.text !== '',
  });
  if (identifier === null || title === null) return { row, detail: null, missing };

  const comments = readLabelled(row, /^Comments:\s*/);
  const hrefs = [abstract.element, comments?.element].flatMap((element) => (element ? readHrefs(element) : []));
  return {
    index: position,
    paper: {
      ...identifier,
      title,
      authors: authors.names,
      abstract: abstract.text || null,
      primaryCategory: categories[0] ?? '',
      categories: [...new Set(categories)],
      comments: comments?.text || null,
      journalRef: readLabelled(row, /^Journal ref:\s*/)?.text || null,
      doi: readDoi(row),
      published: dates.published,
      updated: dates.updated,
      codeLinks: findCodeLinks(`${abstract.text} ${comments?.text ?? ''}`, hrefs),
      withdrawn: saysWithdrawn(comments?.text ?? null) || saysWithdrawn(abstract.text.slice(0, 80)),
    },
    kind: 'new',
    crossListFrom: null,
    section: 0,
    anchor: row,
    row,
    authorsOmitted: authors.omitted,
    missing,
    complete: isReadWhole(missing),
  };
}
