import type { AnalysisForm, Language } from '../analysis/analysis.ts';
import type { EntryKind } from '../arxiv/paper.ts';
import type { VersionNews } from './version-news.ts';

/** One paper of the library as a list of all of them holds it: small, for there may be tens of thousands. */
export interface LibraryRow {
  arxivId: string;
  title: string;
  /** The first few; `authorCount` says how many there are. */
  authors: string[];
  authorCount: number;
  /** The last, where there are more than `authors` has; null: it is among them. */
  lastAuthor: string | null;
  /** People and groups of the settings that it is by, in the reader's spelling. */
  followed: string[];
  categories: string[];
  primaryCategory: string;
  /** Day of version 1, `YYYY-MM-DD`, where a page has said it. */
  published: string | null;
  /** Day of its last announcement that was met, `YYYY-MM-DD`. */
  announced: string | null;
  /** Day it first came, `YYYY-MM-DD`: first announced as new or cross-listed, else published; null: neither is known. */
  appeared: string | null;
  /** What it was in the announcements it was met in. */
  kinds: EntryKind[];
  withdrawn: boolean;
  /** The reader follows it, and it was replaced since they last had to do with it. */
  replaced?: VersionNews;
  /** The paper in one sentence, and whose words they are. */
  tldr: Partial<Record<Language, { text: string; by: 'authors' | 'model' | 'translator' }>>;
  /** Ids of vocabulary terms, or names of the reader's rules. */
  tags: string[];
  /** Tags the reader gave by hand. */
  ownTags: string[];
  starred: boolean;
  hidden: boolean;
  seen: boolean;
  noted: boolean;
  /** Stored analyses of any version. */
  analysed: { form: AnalysisForm; language: Language }[];
  /** Models that wrote something of it. */
  models: string[];
  /** 1 to 3 each; `device`: reckoned here, where no model has graded it. */
  grade: { relevance: number; significance: number; by: 'model' | 'device' } | null;
  /** Known from an imported report alone, or with an analysis of one. */
  imported: boolean;
  /** ISO 8601 instant of what the reader last did with it, or had done; null: nothing but being met. */
  touchedAt: string | null;
}

/** What is searched of a paper and not shown in a list: handed on to the index and not kept. */
export interface LibraryText {
  /** All of them. */
  authors: string[];
  findings: string[];
  note: string;
  /** Sections of its analyses, questions and answers. */
  analysis: string;
  /** Empty where no page has said it. */
  abstract: string;
}

export interface LibraryEntry {
  row: LibraryRow;
  text: LibraryText;
}

/** Authors a row names. */
export const AUTHORS_IN_ROW = 8;

/** Day for sorting and for ranges, `YYYY-MM-DD`: announced, else published, else the first of the month the id names. */
export function dayOf({
  announced,
  published,
  arxivId,
}: Pick<LibraryRow, 'announced' | 'published' | 'arxivId'>): string {
  return announced ?? published ?? `${monthOf(arxivId)}-01`;
}

/** The month in an identifier, `YYYY-MM`: arXiv began in 1991. */
function monthOf(arxivId: string): string {
  const [, year = '91', month = '01'] = /(?:^|\/)(\d{2})(\d{2})/.exec(arxivId) ?? [];
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`;
}

/** Relevance and significance together, 2 to 6; null without a grade. */
export function scoreOf({ grade }: Pick<LibraryRow, 'grade'>): number | null {
  return grade && grade.relevance + grade.significance;
}

/** Names a paper can be found by: those the row has, and those of the reader's that are meant by one of its authors. */
export function namesOn({
  authors,
  lastAuthor,
  followed,
}: Pick<LibraryRow, 'authors' | 'lastAuthor' | 'followed'>): Set<string> {
  return new Set([...authors, ...(lastAuthor === null ? [] : [lastAuthor]), ...followed]);
}
