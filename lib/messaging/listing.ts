import type { Analysis } from '../analysis/analysis.ts';
import type { EntryKind, Paper } from '../arxiv/paper.ts';
import type { JobView } from '../queue/job.ts';
import type { TagNames } from '../reader/tag-names.ts';

/** Calls of a listing: of the papers whose rows are far from the eye, and for an order of the reader's. */
export interface ListingProtocol {
  /** As `openPapers`, answered in brief; null of a paper that the page shows in an earlier version than is known. */
  openListed(data: { papers: Paper[] }): Listed<ListedPaper | null>;
  /** Those that are stored. */
  getListed(data: { arxivIds: string[] }): Listed<ListedPaper>;
  /** Where each entry stands in its section, by all that is known of the reader and of it. */
  rankListing(data: ListingQuery): Ranking;
  /** Which of these papers a rule meets; nothing is saved. */
  testRule(data: { rule: string; arxivIds: string[] }): RuleTrial;
  /** Adds a rule to those that lift papers or those that leave them out, or takes it away. */
  changeRule(data: { rule: string; list: RuleList; remove?: boolean }): void;
}

export interface Listed<Entry> {
  papers: Entry[];
  /** Of the papers' tags. */
  tagNames: TagNames;
}

/** What a listing counts, orders and filters by: it has thousands of papers, and a `PaperView` is kilobytes. */
export interface ListedPaper {
  arxivId: string;
  /** As `OfflineReading.tags`; null when the paper has no abstract yet. */
  tags: readonly string[] | null;
  /** Links to code are known. */
  hasCode: boolean;
  /** ISO 8601 instant. */
  seenAt: string | null;
  isStarred: boolean;
  isHidden: boolean;
  /** A model had a first look at it, and gave grades. */
  isGraded: boolean;
  analyses: readonly AnalysisHead[];
  failedImport: boolean;
  /** As `PaperView.job`. */
  job: JobView | null;
}

/** A stored analysis without its text; `isCurrent` says whether it is of the version shown. */
export type AnalysisHead = Pick<Analysis, 'form' | 'language'> & { isCurrent: boolean };

export type RuleList = 'include' | 'exclude';

export interface ListingQuery {
  /** In the order of the page. */
  entries: { arxivId: string; section: number; kind: EntryKind }[];
  /** As `Job.listing`. */
  listing: string;
  /** ISO 8601 instant. */
  openedAt: string;
}

export interface Ranking {
  /** Parallel to the entries; null of a paper that is not stored. */
  placings: (Placing | null)[];
  /** Something is known to go by; else every paper has the same score. */
  grounded: boolean;
  /** ISO 8601 instant at which the reader opened this listing before; null: never. */
  before: string | null;
  rules: Readonly<Record<RuleList, readonly string[]>>;
}

export interface Placing {
  /** In its section, from 1. */
  place: number;
  /** 0 to 100. */
  score: number;
  /** In the reader's language; may be empty. */
  reasons: string;
  /** It has its place by lot, so that the order does not only repeat itself. */
  explored: boolean;
  /** In the reader's language, where the row is to be folded: a rule leaves it out, or it was seen before. */
  folded?: { why: 'rule' | 'repeat'; words: string };
}

export type RuleTrial = { arxivIds: string[] } | { problem: 'too-slow' | 'no-pattern' };
