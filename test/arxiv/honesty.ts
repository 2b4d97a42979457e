import * as fc from 'fast-check';
import { parseAtomFeed } from '../../lib/arxiv/atom-feed.ts';
import { healthOf } from '../../lib/arxiv/health.ts';
import type { PageReading } from '../../lib/arxiv/page-type.ts';
import { readPage } from '../../lib/arxiv/pages/index.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { parseRssFeed } from '../../lib/arxiv/rss-feed.ts';
import { readText } from '../../lib/arxiv/text.ts';
import { type Change, contentOf, isElement, mutations, Mutator } from './mutate.ts';

/** What came of reading a page. */
interface Outcome {
  declared: number;
  read: number;
  confidence: number;
  /** Other figures, which must be counts as well. */
  counts: readonly number[];
  /** Identifier and title of each paper read whole. */
  papers: readonly string[];
}

/** A page or feed to damage. */
export interface Subject {
  document: Document;
  read: () => Outcome;
  /** Whether nothing that is left on the page tells of papers lost by these changes. */
  hides: (changes: readonly Change[], lost: number) => boolean;
}

const SEED = 20261117;

const named = ({ arxivId, title }: Paper): string => `${arxivId} ${title}`;

function papersOf(page: PageReading): string[] {
  if (page.type === 'listing') return page.entries.filter(({ complete }) => complete).map(({ paper }) => named(paper));
  return page.type === 'paper' && page.confidence === 1 ? [named(page.paper)] : [];
}

function readOutcome(document: Document, url: URL): Outcome {
  const page = readPage(document, url);
  if (!page) return { declared: 0, read: 0, confidence: 0, counts: [], papers: [] };
  const { entries, read, confidence, missing } = healthOf(page);
  return { declared: entries, read, confidence, counts: Object.values(missing), papers: papersOf(page) };
}

/** What stands in titles can be changed without a trace, unless nothing is left of it. */
function titleTest(document: Document, selector: string): (change: Change) => boolean {
  const titles = [...document.querySelectorAll(selector)];
  const titleOf = new Map(titles.flatMap((title) => contentOf(title).map((node) => [node, title] as const)));
  return ({ kind, node }) => {
    const title = titleOf.get(node);
    return title !== undefined && kind !== 'truncate' && readText(title) !== '';
  };
}

const isDropOf = ({ kind, node }: Change, other: Node): boolean => kind === 'drop' && node.contains(other);

/** Halves of rows that change places make other rows, as good as the first. */
const movesRow = ({ kind, node }: Change): boolean =>
  kind === 'reorder' && isElement(node) && /^d[td]$/i.test(node.tagName);

export function pageSubject(document: Document, url: URL): Subject {
  const isInTitle = titleTest(document, 'h1.title, dd .list-title, p.title, .ltx_title_document');
  // An author's page counts its papers nowhere: the last one can go.
  const last = url.pathname.startsWith('/a/') ? [...document.querySelectorAll('dt')].at(-1) : undefined;
  return {
    document,
    read: () => readOutcome(document, url),
    hides: (changes) =>
      changes.some((change) => isInTitle(change) || movesRow(change) || (last && isDropOf(change, last))),
  };
}

interface FeedReading {
  papers: readonly Paper[];
  errors: readonly string[];
  total: number | null;
}

/** Only the query interface counts its entries, and only where it gives all of them; a mailing's can go unnoticed. */
function feedSubject(document: Document, read: () => FeedReading): Subject {
  const whole = read();
  const isCounted = whole.total === whole.papers.length;
  const entries = [...document.querySelectorAll('item, entry')];
  const isInTitle = titleTest(document, 'title');
  const isThere = (node: Node): boolean => document.contains(node);
  let isTotalKnown = false;
  return {
    document,
    read: () => {
      const { papers, errors, total } = read();
      isTotalKnown = isCounted && total !== null;
      const found = new Set(papers.map(({ arxivId }) => arxivId)).size;
      const declared = Math.max(found + errors.length, isTotalKnown ? (total ?? 0) : 0);
      const confidence = declared === 0 ? 0 : found / declared;
      return { declared, read: found, confidence, counts: [], papers: papers.map(named) };
    },
    hides: (changes, lost) =>
      changes.some(isInTitle) || (!isTotalKnown && lost <= entries.filter((entry) => !isThere(entry)).length),
  };
}

export const atomSubject = (document: Document): Subject => feedSubject(document, () => parseAtomFeed(document));

export const mailingSubject = (document: Document): Subject =>
  feedSubject(document, () => {
    const { entries, errors } = parseRssFeed(document);
    return { papers: entries.map(({ paper }) => paper), errors, total: null };
  });

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** What is wrong with a reading's figures, whatever the page. */
function findMisfit({ declared, read, confidence, counts }: Outcome): string | null {
  if (![declared, read, ...counts].every(isCount)) return `no counts: ${[declared, read, ...counts].join(', ')}`;
  if (read > declared) return `read ${read} of ${declared}`;
  return confidence >= 0 && confidence <= 1 ? null : `confidence ${confidence}`;
}

const describeChange = ({ kind, node }: Change): string =>
  `${kind} ${isElement(node) ? node.outerHTML.slice(0, 80) : JSON.stringify(node.nodeValue?.slice(0, 80))}`;

export interface Survey {
  /** The smallest set of changes found that a reading hid or broke on. */
  failure: string | null;
  /** Damages that lowered the confidence. */
  lowered: number;
}

/** Damages a page so many times over. A reading never throws, and papers lost lower its confidence. */
export function survey({ document, read, hides }: Subject, numRuns = 1000): Survey {
  const mutator = new Mutator(document);
  const whole = read();
  let lowered = 0;
  const honest = fc.property(mutations, (list) => {
    const changes = mutator.apply(list);
    const about = (): string => changes.map(describeChange).join('; ');
    try {
      const outcome = read();
      const misfit = findMisfit(outcome);
      if (misfit !== null) throw new Error(`${misfit} after ${about()}`);
      if (outcome.confidence < whole.confidence) lowered += 1;
      const kept = new Set(outcome.papers);
      const lost = whole.papers.filter((paper) => !kept.has(paper));
      if (lost.length > 0 && outcome.confidence === 1 && !hides(changes, lost.length)) {
        throw new Error(`lost ${lost.join(', ')} unnoticed after ${about()}`);
      }
    } finally {
      mutator.undo();
    }
  });
  const { failed, errorInstance, counterexample } = fc.check(honest, { numRuns, seed: SEED });
  const failure = failed ? `${String(errorInstance)}\n${JSON.stringify(counterexample)}` : null;
  return { failure, lowered };
}
