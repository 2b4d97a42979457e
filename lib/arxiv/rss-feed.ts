import type { Announcement } from './announcement.ts';
import { findCodeLinks } from './code-links.ts';
import { easternDay } from './eastern-time.ts';
import { childrenOf, rawText, readCategories, shownText } from './feed.ts';
import { parseIdentifier } from './identifier.ts';
import type { EntryKind, Paper } from './paper.ts';
import { isCategory, saysWithdrawn } from './subjects.ts';
import { toUnicode } from './tex-accents.ts';

export interface RssEntry {
  paper: Paper;
  kind: EntryKind;
}

export interface RssFeed {
  /** `cs.CV`; null for a feed of several. */
  category: string | null;
  /** The mailing's day, `YYYY-MM-DD`. */
  announcementDate: string | null;
  entries: RssEntry[];
  /** Entries that could not be read. */
  errors: string[];
}

const KINDS: Readonly<Record<string, EntryKind>> = {
  new: 'new',
  cross: 'cross',
  replace: 'replacement',
  'replace-cross': 'replacement',
};

/** The day an instant falls on at arXiv's desk. */
function easternDayOf(written: string | null): string | null {
  const instant = Date.parse(written ?? '');
  return Number.isNaN(instant) ? null : easternDay(instant);
}

/** Names in one string; "Jr" and the like belong to the name before. */
function splitNames(text: string): string[] {
  const names: string[] = [];
  for (const part of text.replace(/\s*\([^()]*\)/g, '').split(/\s*,\s*/)) {
    if (/^(?:Jr|Sr|I{2,3}|IV)\.?$/.test(part) && names.length > 0) names.push(`${names.pop()}, ${part}`);
    else if (part !== '') names.push(part);
  }
  return names;
}

/** "arXiv:2601.18619v1 Announce Type: new Abstract: …" */
const DESCRIPTION = /^arXiv:(\S+)\s+Announce Type:\s*(\S+)\s*(?:Abstract:\s*)?/;

function parseEntry(item: Element): RssEntry | null {
  const description = rawText(item, 'description') ?? rawText(item, 'summary') ?? '';
  const head = DESCRIPTION.exec(description);
  const marked = rawText(item, 'guid') ?? rawText(item, 'id') ?? '';
  const link = rawText(item, 'link') ?? childrenOf(item, 'link')[0]?.getAttribute('href') ?? '';
  const identifier =
    parseIdentifier(marked.replace(/^oai:arXiv\.org:/i, '')) ??
    parseIdentifier(head?.[1] ?? '') ??
    parseIdentifier(/\/abs\/(.+)$/.exec(link)?.[1] ?? '');
  const title = shownText(item, 'title');
  const announceType = rawText(item, 'announce_type') ?? head?.[2] ?? '';
  const kind = Object.hasOwn(KINDS, announceType) ? KINDS[announceType] : undefined;
  if (identifier === null || title === null || kind === undefined) return null;

  const abstract = toUnicode(description.replace(DESCRIPTION, '')) || null;
  const categories = readCategories(item);
  return {
    kind,
    paper: {
      ...identifier,
      title,
      authors: splitNames(shownText(item, 'creator') ?? ''),
      abstract,
      primaryCategory: categories[0] ?? '',
      categories,
      comments: null,
      journalRef: shownText(item, 'journal_reference'),
      doi: rawText(item, 'doi'),
      published: null,
      updated: null,
      codeLinks: findCodeLinks(abstract ?? ''),
      withdrawn: saysWithdrawn(abstract?.slice(0, 80) ?? null),
    },
  };
}

/** "https://rss.arxiv.org/rss/cs.CV", in the channel's link or the Atom feed's id. */
function readCategory(channel: Element): string | null {
  const address = rawText(channel, 'link') ?? rawText(channel, 'id') ?? '';
  const name = address.slice(address.lastIndexOf('/') + 1);
  return isCategory(name) ? name : null;
}

/** The last mailing, as RSS or Atom of `rss.arxiv.org`; empty on days without one. */
export function parseRssFeed(document: Document): RssFeed {
  const root: Element | null = document.documentElement;
  const name = root?.tagName.toLowerCase();
  const channel = name === 'rss' ? root && childrenOf(root, 'channel')[0] : name === 'feed' ? root : null;
  if (!channel) return { category: null, announcementDate: null, entries: [], errors: ['The answer is no feed.'] };

  const items = childrenOf(channel, name === 'rss' ? 'item' : 'entry');
  const dated = [channel, items[0]].flatMap((element) =>
    element ? [rawText(element, 'pubdate') ?? rawText(element, 'published')] : [],
  );
  const written = dated.find((date) => date !== null) ?? rawText(channel, 'updated');
  const read = items.map(parseEntry);
  return {
    category: readCategory(channel),
    announcementDate: easternDayOf(written),
    entries: read.filter((entry) => entry !== null),
    errors: items.flatMap((item, at) => (read[at] ? [] : [rawText(item, 'title') ?? 'An entry without title.'])),
  };
}

/** The mailing a feed of one category tells of. */
export function announcementOfFeed(feed: RssFeed): Omit<Announcement, 'fetchedAt'> | null {
  const { category, announcementDate, entries } = feed;
  if (category === null || announcementDate === null) return null;
  return {
    category,
    announcementDate,
    entries: entries.map(({ paper, kind }) => ({ arxivId: paper.arxivId, kind })),
    total: entries.length,
  };
}
