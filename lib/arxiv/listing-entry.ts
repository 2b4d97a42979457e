import { findCodeLinks } from './code-links.ts';
import { type Identifier, parseIdentifier } from './identifier.ts';
import type { EntryKind, Paper } from './paper.ts';
import { LISTING } from './selectors.ts';
import { orderCategories, parseSubjects, saysWithdrawn } from './subjects.ts';
import { findText, readHrefs, readText } from './text.ts';
import { identifierOfUrl } from './urls.ts';

/** A row as arXiv sets it: number and links in the `dt`, the paper in the `dd` after it. */
export interface Row {
  dt: Element;
  /** Null where the page has a `dt` without its `dd`. */
  dd: Element | null;
}

export interface ListingEntry {
  /** arXiv's own number, counted through all sections and pages. */
  index: number;
  paper: Paper;
  kind: EntryKind;
  /** `gr-qc` of "(cross-list from gr-qc)". */
  crossListFrom: string | null;
  /** Position in `sections`. */
  section: number;
  /** Our panel goes inside, last. */
  anchor: Element;
  row: Element;
  /** Identifier, title, authors and subjects were all found. */
  complete: boolean;
}

/** Pairs by order; what others put between is passed over, also a `dd` of theirs. */
export function pairRows(list: Element): Row[] {
  const rows: Row[] = [];
  for (const child of list.children) {
    const name = child.tagName.toUpperCase();
    const last = rows.at(-1);
    if (name === 'DT') rows.push({ dt: child, dd: null });
    else if (name === 'DD' && last?.dd === null && child.querySelector(LISTING.title)) last.dd = child;
  }
  return rows;
}

function identifierOfHref(href: string, url: URL): Identifier | null {
  return URL.canParse(href, url.href) ? identifierOfUrl(new URL(href, url)) : null;
}

/** The identifier stands in the link and in its text; the version only in the link to the HTML paper, if there is one. */
function readIdentifier(dt: Element, url: URL): Identifier | null {
  const links = [...dt.querySelectorAll(LISTING.abstractLink), ...dt.querySelectorAll(LISTING.anyAbstractLink)];
  for (const link of links) {
    const identifier =
      identifierOfHref(link.getAttribute('href') ?? '', url) ?? parseIdentifier(link.textContent ?? '');
    if (identifier === null) continue;
    const html = identifierOfHref(dt.querySelector(LISTING.htmlLink)?.getAttribute('href') ?? '', url);
    return identifier.version === null && html?.arxivId === identifier.arxivId ? html : identifier;
  }
  return null;
}

function readIndex(dt: Element): number | null {
  const name = dt.querySelector(LISTING.itemName)?.getAttribute('name') ?? '';
  const number = Number(/^item(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  return Number.isNaN(number) ? null : number;
}

interface Authors {
  names: string[];
  /** Names were found, or the page says that there are none to show. */
  stated: boolean;
}

function readAuthors(dd: Element): Authors {
  const names = [...dd.querySelectorAll(LISTING.authorLink)].map(readText).filter((name) => name !== '');
  if (names.length > 0) return { names, stated: true };
  return { names, stated: /unavailable/i.test(findText(dd, LISTING.authors) ?? '') };
}

/** One row as an entry; null where it has no identifier or no title to go by. */
export function parseEntry(
  { dt, dd }: Row,
  context: { url: URL; section: number; sectionKind: EntryKind | null; position: number },
): ListingEntry | null {
  const identifier = dd ? readIdentifier(dt, context.url) : null;
  const title = dd ? findText(dd, LISTING.title) : null;
  if (!dd || identifier === null || title === null) return null;

  const label = dt.textContent ?? '';
  const crossListFrom = /\(cross-list from ([\w.-]+)\)/.exec(label)?.[1] ?? null;
  const replaced = /\(replaced\)/.test(label);
  const kind = context.sectionKind ?? (replaced ? 'replacement' : crossListFrom === null ? 'new' : 'cross');

  const abstractElement = dd.querySelector(LISTING.abstract);
  const commentsElement = dd.querySelector(LISTING.comments);
  const abstract = abstractElement ? readText(abstractElement) : '';
  const comments = commentsElement ? readText(commentsElement) : '';
  const hrefs = [abstractElement, commentsElement].flatMap((element) => (element ? readHrefs(element) : []));
  const authors = readAuthors(dd);
  const primary = parseSubjects(findText(dd, LISTING.primarySubject) ?? '')[0] ?? null;
  const categories = orderCategories(primary, parseSubjects(findText(dd, LISTING.subjects) ?? ''));

  return {
    index: readIndex(dt) ?? context.position,
    paper: {
      arxivId: identifier.arxivId,
      version: identifier.version ?? (context.sectionKind === 'new' ? 1 : null),
      title,
      authors: authors.names,
      abstract: abstract === '' ? null : abstract,
      primaryCategory: categories[0] ?? '',
      categories,
      comments: comments === '' ? null : comments,
      journalRef: findText(dd, LISTING.journalRef),
      doi: null,
      published: null,
      updated: null,
      codeLinks: findCodeLinks(`${abstract} ${comments}`, hrefs),
      withdrawn: saysWithdrawn(comments) || saysWithdrawn(abstract.slice(0, 80)),
    },
    kind,
    crossListFrom,
    section: context.section,
    anchor: dd,
    row: dt,
    complete: authors.stated && categories.length > 0,
  };
}
