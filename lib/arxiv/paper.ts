import { bareText, type TextHistory } from './earlier-text.ts';

/** What kind of listing entry a paper is, in arXiv's words. */
export type EntryKind = 'new' | 'cross' | 'replacement';

/** A paper as arXiv's pages state it. Text is Unicode with TeX kept in `$…$`; what a page leaves out is null. */
export interface Paper {
  /** Identifier without version: `2601.18692`, `hep-th/9901001`. */
  arxivId: string;
  /** The version the page shows, where it says so. */
  version: number | null;
  title: string;
  authors: string[];
  abstract: string | null;
  primaryCategory: string;
  /** Primary first. */
  categories: string[];
  comments: string | null;
  journalRef: string | null;
  doi: string | null;
  /** Day of version 1, `YYYY-MM-DD`. */
  published: string | null;
  /** Day of the version shown, `YYYY-MM-DD`. */
  updated: string | null;
  /** Links to code found in abstract or comments. */
  codeLinks: string[];
  withdrawn: boolean;
}

/** The identifier an analysis is kept under: with version where it is known. */
export function arxivIdVOf(paper: Pick<Paper, 'arxivId' | 'version'>): string {
  return paper.version === null ? paper.arxivId : `${paper.arxivId}v${paper.version}`;
}

/** arXiv's own record of a paper, or what the paper's text says of itself in the authors' markup. */
export type PaperSource = 'record' | 'full-text';

/**
 * Two readings of one paper as one: the newer reading wins where it says something,
 * and never erases what an earlier page said. A full text only adds to a record that is as new.
 */
export function mergePaper(known: Paper & TextHistory, read: Paper, source: PaperSource = 'record'): Paper {
  const steps = known.version === null || read.version === null ? null : read.version - known.version;
  // A text that no page has numbered yet is newer than those it took the place of.
  const isPast = known.version === null && known.earlier?.some(({ version }) => version === read.version);
  const isBefore = steps === null ? read.version !== null && isPast === true : steps < 0;
  const older = source === 'full-text' ? steps === null || steps <= 0 : isBefore;
  const [base, over] = older ? [read, known] : [known, read];
  // A listing that names no version but shows another text is of a revision nobody has numbered yet.
  const revised =
    over.version === null &&
    over.abstract !== null &&
    base.abstract !== null &&
    bareText(over.abstract) !== bareText(base.abstract);
  return {
    arxivId: known.arxivId,
    version: over.version ?? (revised ? null : base.version),
    title: over.title || base.title,
    // A list page drops every author after the hundredth without a mark.
    authors: over.authors.length >= base.authors.length ? over.authors : base.authors,
    abstract: over.abstract ?? base.abstract,
    primaryCategory: over.primaryCategory || base.primaryCategory,
    categories: over.categories.length >= base.categories.length ? over.categories : base.categories,
    comments: over.comments ?? base.comments,
    journalRef: over.journalRef ?? base.journalRef,
    doi: over.doi ?? base.doi,
    published: over.published ?? base.published,
    updated: over.updated ?? (revised ? null : base.updated),
    codeLinks: [...new Set([...base.codeLinks, ...over.codeLinks])],
    withdrawn: over.withdrawn || (over.version === null && base.withdrawn),
  };
}
