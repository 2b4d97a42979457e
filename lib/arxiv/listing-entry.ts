import { findCodeLinks } from './code-links.ts';
import { type Identifier, parseIdentifier } from './identifier.ts';
import { isReadWhole, missingFields, type PaperField } from './paper-field.ts';
import type { EntryKind, Paper } from './paper.ts';
import { LISTING } from './selectors.ts';
import { orderCategories, parseSubjects, saysWithdrawn } from './subjects.ts';
import { findOwn, findText, findTexts, readHrefs, readText } from './text.ts';
import { identifierOfUrl, isArxivUrl } from './urls.ts';

/** A row as arXiv sets it: number and links in the `dt`, the paper in the `dd` after it; either can have been lost. */
export type Row = { dt: Element; dd: Element | null } | { dt: null; dd: Element };

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
  /** Authors that the page says it leaves out; list pages drop those after the hundredth and do not say so. */
  authorsOmitted: number;
  missing: PaperField[];
  /** Identifier, title, authors and subjects were all found. */
  complete: boolean;
}

/** A row that makes no entry: it lacks the identifier or the title. */
export interface UnreadRow {
  row: Element;
  /** The second half of a row of two. */
  detail: Element | null;
  missing: PaperField[];
}

export const isEntry = (row: ListingEntry | UnreadRow): row is ListingEntry => 'paper' in row;

/** Pairs by order, as they are asked for; what others put between is passed over, also a `dd` of theirs. */
export function* pairRows(list: Element): Generator<Row, undefined> {
  let dt: Element | null = null;
  for (let child = list.firstElementChild; child !== null; child = child.nextElementSibling) {
    const name = child.tagName.toUpperCase();
    if (name === 'DT') {
      if (dt) yield { dt, dd: null };
      dt = child;
    } else if (name === 'DD' && child.querySelector(LISTING.title)) {
      yield dt === null ? { dt, dd: child } : { dt, dd: child };
      dt = null;
    }
  }
  if (dt) yield { dt, dd: null };
}

/** The paper a link leads to, whatever the link is relative to. */
export function identifierOfHref(href: string, url: URL): Identifier | null {
  return href !== '' && URL.canParse(href, url.href) ? identifierOfUrl(new URL(href, url)) : null;
}

/** What arXiv writes in nearly every row; to take it apart as an address costs more than all else in the row. */
const OWN_PATH = /^\/abs\/([\w.-]+(?:\/\d{7})?)$/;

/** The first paper that links of arXiv's name, in their address or in their text; other sites have such links too. */
export function findLinked(links: Iterable<Element>, url: URL): Identifier | null {
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    const own = OWN_PATH.exec(href)?.[1];
    const identifier = own === undefined || !isArxivUrl(url) ? null : parseIdentifier(own);
    if (identifier) return identifier;
    const to = URL.canParse(href, url.href) ? new URL(href, url) : null;
    const isElsewhere = to !== null && !isArxivUrl(to);
    const found = isElsewhere ? null : ((to && identifierOfUrl(to)) ?? parseIdentifier(readText(link)));
    if (found) return found;
  }
  return null;
}

/** The identifier stands in the link and in its text; the version only in the link to the HTML paper, if there is one. */
function readIdentifier(dt: Element, url: URL): Identifier | null {
  const identifier =
    findLinked(dt.querySelectorAll(LISTING.abstractLink), url) ??
    findLinked(dt.querySelectorAll(LISTING.anyAbstractLink), url);
  if (identifier === null || identifier.version !== null) return identifier;
  const html = identifierOfHref(dt.querySelector(LISTING.htmlLink)?.getAttribute('href') ?? '', url);
  return html?.arxivId === identifier.arxivId ? html : identifier;
}

/** arXiv's own number of a row, which no other row on any page of the listing has. */
export function readIndex(row: Element): number | null {
  const name = row.querySelector(LISTING.itemName)?.getAttribute('name') ?? '';
  const digits = /^item(\d{1,9})$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

interface Authors {
  names: string[];
  /** Names were found, or the page says that there are none to show. */
  stated: boolean;
}

function readAuthors(dd: Element): Authors {
  const names = findOwn(dd, LISTING.authors).flatMap((line) => findTexts(line, LISTING.authorLink));
  if (names.length > 0) return { names, stated: true };
  return { names, stated: /unavailable/i.test(findText(dd, LISTING.authors) ?? '') };
}

/** Beside the title: what other extensions add stands elsewhere in the row. */
function findAbstract(dd: Element): Element | null {
  const beside = dd.querySelector(LISTING.title)?.parentElement?.children ?? [];
  return [...beside].find((element) => element.matches(LISTING.abstract)) ?? null;
}

/** What a row of another kind than new says of itself. */
const MARKED = /cross-list|replaced/;

/** One row as an entry, or what it lacks to be one. */
export function parseEntry(
  { dt, dd }: Row,
  context: { url: URL; section: number; sectionKind: EntryKind | null; position: number },
): ListingEntry | UnreadRow {
  const identifier = dt && readIdentifier(dt, context.url);
  const title = dd ? findText(dd, LISTING.title) : null;
  const abstractElement = dd && findAbstract(dd);
  const abstract = abstractElement ? readText(abstractElement) : '';
  const authors = dd ? readAuthors(dd) : { names: [], stated: false };
  const primary = parseSubjects((dd && findText(dd, LISTING.primarySubject)) ?? '')[0] ?? null;
  const categories = orderCategories(primary, parseSubjects((dd && findText(dd, LISTING.subjects)) ?? ''));
  const missing = missingFields({
    id: identifier !== null,
    title: title !== null,
    authors: authors.stated,
    subjects: categories.length > 0,
    abstract: abstract !== '',
  });
  if (!dt) return { row: dd, detail: null, missing };
  if (!dd || identifier === null || title === null) return { row: dt, detail: dd, missing };

  // Of a new paper the row says neither, and needs no reading.
  const label = MARKED.test(dt.textContent ?? '') ? readText(dt) : '';
  const crossListFrom = /\(cross-list from ([\w.-]+)\)/.exec(label)?.[1] ?? null;
  const replaced = /\(replaced\)/.test(label);
  const kind = context.sectionKind ?? (replaced ? 'replacement' : crossListFrom === null ? 'new' : 'cross');

  const commentsElement = dd.querySelector(LISTING.comments);
  const comments = commentsElement ? readText(commentsElement) : '';
  const hrefs = [abstractElement, commentsElement].flatMap((element) => (element ? readHrefs(element) : []));

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
    authorsOmitted: 0,
    missing,
    complete: isReadWhole(missing),
  };
}
