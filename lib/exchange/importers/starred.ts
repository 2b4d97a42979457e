import { ARCHIVES, parseIdentifier } from '../../arxiv/identifier.ts';
import { type BibtexEntry, parseBibtexEntries } from './bibtex-entries.ts';

export interface StarredList {
  /** Each paper once, in the order of the text, with the line it stands in first; lines count from 1. */
  papers: { arxivId: string; line: number }[];
  /** Lines, and records of a bibliography, that name no paper of arXiv's, by the line they begin in. */
  unreadable: { line: number; text: string }[];
}

/**
 * Identifiers as arXiv gave them: four figures from April 2007 to 2014, five since, an archive before
 * (https://info.arxiv.org/help/arxiv_identifier.html). What only looks like one, such as `2003.2024`, is none.
 */
const MONTH = '(?:0[1-9]|1[0-2])';
const FOUR_FIGURES = String.raw`(?:07(?:0[4-9]|1[0-2])|0[89]${MONTH}|1[0-4]${MONTH})\.\d{4}`;
const FIVE_FIGURES = String.raw`(?:1[5-9]|[2-9]\d)${MONTH}\.\d{5}`;
const OLD_STYLE = String.raw`(?:${ARCHIVES})(?:\.[a-z-]{2,})?/(?:9[1-9]|0[0-7])${MONTH}\d{3}`;
const ID = `(?:${FOUR_FIGURES}|${FIVE_FIGURES}|${OLD_STYLE})`;
const VERSION = String.raw`(?:v[1-9]\d{0,2})?`;

/** Addresses that end in an identifier, and the words people put before one. */
const SITES = String.raw`(?<![\w-])(?:(?:arxiv|alphaxiv)\.org|ar5iv(?:\.labs\.arxiv)?\.org)/(?:[a-z-]+/){1,2}`;
const OTHER_SITES = String.raw`(?<![\w-])(?:huggingface\.co/papers|scirate\.com/arxiv)/`;
const NAMED = String.raw`(?<![a-z])arxiv(?:[:./_\s-]\s?|\s*:\s*)`;
const COMPUTER_SCIENCE = String.raw`(?<![\w./-])abs/`;
const BARE = String.raw`(?<![\w./$€£¥+-])`;

const MENTION = new RegExp(
  `(?:${SITES}|${OTHER_SITES}|${NAMED})(?<named>${ID})${VERSION}(?!\\w)(?!\\.\\d)` +
    `|(?:${COMPUTER_SCIENCE}|${BARE})(?<bare>${ID})${VERSION}(?![\\w/%€])(?![.-]\\d)`,
  'gi',
);
/** Of other publishers; arXiv's own name a paper of its. */
const DOI = /(?<![\w.])10\.(?!48550\/arxiv)\d{4,9}\/\S+/gi;
/** Before what is a number to be called. */
const CALL = /(?:\+\d|\(0\d{2,4}\)|\b(?:tel|telephone|phone|fax|mobile)\b|电话|传真|手机)[.:： \d()/-]{0,16}$/i;
const LONGEST_BEFORE_CALL = 32;

/** Fields of a bibliography that may say which paper it is; titles and abstracts speak of others. */
const FIELDS = ['eprint', 'arxivid', 'arxiv', 'url', 'link', 'pdf', 'doi', 'journal', 'journaltitle', 'volume'];
const LOOSE_FIELDS = ['number', 'eid', 'howpublished', 'note', 'annote', 'addendum'];

/** Of an unreadable line: enough to know it again. */
const SHOWN = 160;

/** Papers named in a list of any form: addresses, identifiers, prose, BibTeX, or all of it at once. Never throws. */
export function parseStarred(text: string): StarredList {
  const entries = parseBibtexEntries(text);
  const papers = new Map<string, number>();
  const unreadable: StarredList['unreadable'] = [];
  const add = (arxivId: string, line: number): void => {
    papers.set(arxivId, Math.min(line, papers.get(arxivId) ?? line));
  };
  const lineAt = lineCounter(text);
  for (const entry of entries) {
    const line = lineAt(entry.start);
    const arxivId = findInEntry(entry);
    if (arxivId === null) unreadable.push({ line, text: entry.key.slice(0, SHOWN) });
    else add(arxivId, line);
  }
  for (const [index, line] of linesOf(outside(text, entries)).entries()) {
    const found = findMentions(line);
    for (const arxivId of found) add(arxivId, index + 1);
    // In a bibliography whatever stands between the records is a comment.
    if (found.length === 0 && entries.length === 0 && /[\p{L}\p{N}]/u.test(line)) {
      unreadable.push({ line: index + 1, text: line.trim().slice(0, SHOWN).toWellFormed() });
    }
  }
  return {
    papers: [...papers].map(([arxivId, line]) => ({ arxivId, line })).toSorted((a, b) => a.line - b.line),
    unreadable,
  };
}

/** Every identifier in running text, without version, in order. */
function findMentions(text: string): string[] {
  const plain = text.replaceAll(DOI, (doi) => ' '.repeat(doi.length));
  return [...plain.matchAll(MENTION)].flatMap(({ groups, index }) => {
    const { named, bare } = groups ?? {};
    if (bare !== undefined && CALL.test(plain.slice(Math.max(0, index - LONGEST_BEFORE_CALL), index))) return [];
    return parseIdentifier((named ?? bare ?? '').toLowerCase())?.arxivId ?? [];
  });
}

function findInEntry({ fields }: BibtexEntry): string | null {
  const eprint = fields.get('eprint');
  const prefix = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv').toLowerCase();
  // Number and archive apart, as some databases give old ones.
  const [whole] = eprint === undefined ? [] : findMentions(prefix === 'arxiv' ? eprint : `${prefix}/${eprint}`);
  if (whole !== undefined) return whole;
  const isElsewhere = eprint !== undefined && prefix !== 'arxiv';
  for (const name of [...FIELDS, ...LOOSE_FIELDS]) {
    if (name === 'eprint' && isElsewhere) continue;
    const [found] = findMentions(fields.get(name) ?? '');
    if (found !== undefined) return found;
  }
  return null;
}

/** The text with its records left blank, every line where it was. */
function outside(text: string, entries: readonly BibtexEntry[]): string {
  let end = 0;
  const parts: string[] = [];
  for (const entry of entries) {
    parts.push(text.slice(end, entry.start), text.slice(entry.start, entry.end).replaceAll(/[^\r\n]/g, ' '));
    end = entry.end;
  }
  return [...parts, text.slice(end)].join('');
}

const linesOf = (text: string): string[] => text.split(/\r\n?|\n/);

/** Lines of places that are asked for in ascending order. */
function lineCounter(text: string): (place: number) => number {
  let at = 0;
  let line = 1;
  return (place) => {
    line += linesOf(text.slice(at, place)).length - 1;
    at = place;
    return line;
  };
}
