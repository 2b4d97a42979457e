import {
  isEntry,
  type ListingEntry,
  pairRows,
  parseEntry,
  readIndex,
  type Row,
  type UnreadRow,
} from './listing-entry.ts';
import { type ListingPeriod, type ListingReading, tally } from './listing-reading.ts';
import { type ListingSection, parseCount, parseSection } from './listing-section.ts';
import type { PageReader } from './page-reader.ts';
import { LISTING } from './selectors.ts';
import { findText, isCustom, readText } from './text.ts';

/** What a page's address says of it. */
export interface ListAddress {
  period: ListingPeriod;
  category: string | null;
}

/** The path without its slashes, for page types to tell their addresses by. */
export const pathParts = (url: URL): string[] => url.pathname.replace(/\/$/, '').split('/').slice(1);

/** Lists have thousands of children, which a browser looks through faster than we. */
const findChild = (list: Element, name: string): Element | null => list.querySelector(`:scope > ${name}`);

/** The heading is the list's first child; on pages from before 2024 it stands before the list. */
function findListHeading(list: Element): string | null {
  const inside = findChild(list, 'h3');
  if (inside) return readText(inside);
  const before = list.previousElementSibling;
  return before?.tagName.toUpperCase() === 'H3' ? readText(before) : null;
}

function findNote(list: Element): string | null {
  const note = findChild(list, 'p');
  return note ? readText(note) : null;
}

interface Paging {
  /** Entries on all pages. */
  total: number;
  /** Entries on this page; 0 where that is not said. */
  shown: number;
}

const TOTAL = /total of ([\d,]{1,11}) entr/i;
const RANGE = /(?<![\d-])(\d{1,9})-(\d{1,9})(?![\d-])/;

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isLink = (element: Element): boolean => element.tagName.toUpperCase() === 'A';

/** "Total of 1,204 entries : 51-75": links lead to the other pages, and where there are none, all entries are here. */
function parsePaging(nodes: readonly Node[], skip: number): Paging | null {
  const elements = nodes.filter(isElement);
  const own = nodes.map((node) => (isElement(node) ? (isLink(node) ? '' : readText(node)) : (node.nodeValue ?? '')));
  const match = TOTAL.exec(own.join(' '));
  if (!match) return null;
  const total = parseCount(match[1] ?? '');
  const range = RANGE.exec(own.join(' ').slice(match.index))?.slice(1).map(Number);
  const [from, to] = range ?? (elements.some(isLink) ? [] : [skip + 1, total]);
  // A page can begin in the middle of what the paging line divides the listing into.
  return { total, shown: from === skip + 1 && to !== undefined ? Math.max(to - skip, 0) : 0 };
}

/** In `.paging`, twice; on catch-up pages in a bare div, and bare, and before 2024 in small print. */
function findPaging(root: ParentNode & Node, skip: number): Paging | null {
  const marked = [...root.querySelectorAll(LISTING.paging)];
  const unmarked = [...root.children].filter((child) => child.matches(LISTING.unmarkedPaging));
  const bare = [...root.childNodes].filter((node) => !isElement(node) || isLink(node));
  const places = [...marked, ...unmarked].map((place): Node[] => [...place.childNodes]);
  const found = [...places, bare].map((nodes) => parsePaging(nodes, skip)).filter((paging) => paging !== null);
  const [first] = found;
  return first ? { total: first.total, shown: Math.max(...found.map(({ shown }) => shown)) } : null;
}

/** Entries before this page's first: rows are numbered through all pages. */
function readSkip(url: URL): number {
  const skip = url.searchParams.get('skip') ?? '';
  return /^\d{1,9}$/.test(skip) ? Number(skip) : 0;
}

/** Whether a page ends with its list: whole ones go on, if only with the site's footer. */
function isCutOff(list: Element): boolean {
  for (let node: Element | null = list; node !== null; node = node.parentElement) {
    for (let next = node.nextElementSibling; next !== null; next = next.nextElementSibling) {
      if (!isCustom(next)) return false;
    }
  }
  return true;
}

/** Before 2024 each kind's heading named the day: "New submissions for Tue, 23 Jul 24". */
const findMailingDay = (sections: readonly ListingSection[]): string | null =>
  sections.find(({ kind, day }) => kind !== null && day !== null)?.day ?? null;

/** A row that stands on a page twice has the same number both times; a paper that is listed twice has two. */
const keyOf = (entry: ListingEntry): string => `${readIndex(entry.row) ?? ''} ${entry.paper.arxivId}`;

/** What the headings add up to, without lists that stand there twice. */
function sumShown({ sections, entries }: Pick<ListingReading, 'sections' | 'entries'>): number {
  const origins = new Map<string, number>();
  for (const entry of entries) if (!origins.has(keyOf(entry))) origins.set(keyOf(entry), entry.section);
  const originals = new Set(origins.values());
  const repeated = new Set(entries.map(({ section }) => section).filter((section) => !originals.has(section)));
  return sections.reduce((sum, { shown }, at) => sum + (repeated.has(at) ? 0 : (shown ?? 0)), 0);
}

/** Rows from the page's first to the last that has a number: a gap between numbers is a row lost. */
function spanOfNumbers(rows: readonly (ListingEntry | UnreadRow)[], first: number | null): number {
  const numbers = rows.map(({ row }) => readIndex(row)).filter((number) => number !== null);
  if (numbers.length === 0) return 0;
  return Math.max(...numbers) - Math.min(first ?? Number.POSITIVE_INFINITY, ...numbers) + 1;
}

export interface ListPageOptions {
  url: URL;
  address: ListAddress;
  /** Reads the mailing day where that kind of page has one. */
  findAnnounced?: (root: ParentNode, heading: string) => string | null;
}

/** A list to read, with what it says of itself. */
interface OpenList {
  element: Element;
  section: ListingSection;
  rows: Iterator<Row, undefined>;
}

/**
 * Reads a page of `dl` lists, row by row: `/list`, `/catchup` and `/a` are set alike. A page that is none reads as
 * empty, with confidence 0.
 */
export class ListPageReader implements PageReader {
  readonly #root: Document | Element;
  readonly #options: ListPageOptions;
  readonly #lists: OpenList[];
  readonly #entries: ListingEntry[] = [];
  readonly #unread: UnreadRow[] = [];
  #list = 0;

  constructor(document: Document, options: ListPageOptions) {
    this.#root = document.querySelector(LISTING.root) ?? document;
    this.#options = options;
    this.#lists = [...this.#root.querySelectorAll(LISTING.list)].map((element) => ({
      element,
      section: parseSection(findListHeading(element), findNote(element)),
      rows: pairRows(element),
    }));
  }

  readRow(): boolean {
    const list = this.#lists[this.#list];
    if (!list) return false;
    const { value: row } = list.rows.next();
    if (!row) {
      this.#list += 1;
      return this.readRow();
    }
    const position = this.#entries.length + this.#unread.length + 1;
    const { url } = this.#options;
    const read = parseEntry(row, { url, section: this.#list, sectionKind: list.section.kind, position });
    if (isEntry(read)) this.#entries.push(read);
    else this.#unread.push(read);
    return true;
  }

  get reading(): ListingReading {
    const { url, address, findAnnounced = () => null } = this.#options;
    const root = this.#root;
    const [entries, unread] = [[...this.#entries], [...this.#unread]];
    const sections = this.#lists.map(({ section }) => section);
    const heading = findText(root, LISTING.heading) ?? '';
    const skip = readSkip(url);
    const paging = findPaging(root, skip);
    const ownNotes = [...root.children].filter((child) => child.tagName.toUpperCase() === 'P').map(readText);
    const notes = [...ownNotes, ...sections.flatMap((section) => section.note ?? [])].filter((note) =>
      /^no updates/i.test(note),
    );
    const last = this.#lists.at(-1)?.element;
    const claimed = Math.max(
      sumShown({ sections, entries }),
      paging?.shown ?? 0,
      // Later pages of a day caught up on do not say which row they begin with.
      spanOfNumbers([...entries, ...unread], url.searchParams.has('page') ? null : skip + 1),
      last && isCutOff(last) ? entries.length + unread.length + 1 : 0,
    );
    return {
      heading,
      ...address,
      announced: findAnnounced(root, heading) ?? findMailingDay(sections),
      total: paging?.total ?? null,
      sections,
      entries,
      unread,
      notes,
      ...tally(root, { entries, unread, notes }, claimed, keyOf),
      barAnchor: root.querySelector(LISTING.heading),
    };
  }
}
