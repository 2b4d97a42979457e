/** Fields whose words are searched; the order is that of the bits in a posting. */
export const TEXT_FIELDS = ['title', 'authors', 'tags', 'tldr', 'findings', 'note', 'analysis', 'abstract'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
/** Fields of long texts: each has a bound of its own, over which the paper is searched without it. */
export const LONG_FIELDS = ['analysis', 'abstract'] as const;
export type LongField = (typeof LONG_FIELDS)[number];

/** What is searched of one paper, as it is shown: TeX in `$…$`, nothing folded. */
export interface SearchDocument {
  arxivId: string;
  title: string;
  authors: string[];
  /** arXiv's, primary first. */
  categories: string[];
  /** `YYYY-MM-DD`. */
  date: string | null;
  tldr: string[];
  findings: string[];
  tags: string[];
  note: string;
  /** The sections of the stored analyses, as one text. */
  analysis: string;
  /** arXiv's; empty where no page has said it. */
  abstract: string;
}

export interface Snippet {
  field: TextField;
  /** A passage as it stands in the field's text. */
  text: string;
  /** UTF-16 offsets into `text`, ascending, none touching another. */
  ranges: [number, number][];
  /** Whether the field's text goes on before and after. */
  cutStart: boolean;
  cutEnd: boolean;
}

export interface SearchHit {
  arxivId: string;
  score: number;
  /** At most three, the most telling first; none where the query has no words to show. */
  snippets: Snippet[];
}

/** What the reader has to know of an answer: how their words were taken, or what was not looked at. */
export type SearchProblem =
  /** `name:` is no field: it was searched as words. */
  | { code: 'unknown-field'; name: string }
  /** A date that is none, or nothing that `has:` knows: left out of the query. */
  | { code: 'unknown-value'; name: string; value: string }
  /** The query is longer than is read: the rest was left out. */
  | { code: 'query-shortened' }
  /** Nothing had the word: words spelt nearly so were taken, the nearest first. */
  | { code: 'spelling'; word: string; instead: string[] }
  /** Papers still to be read into the index. */
  | { code: 'indexing'; indexed: number; waiting: number }
  /** Over the bound of the index: of so many papers, analyses or abstracts, or the papers themselves, are not searched. */
  | { code: 'analyses-left-out'; papers: number }
  | { code: 'abstracts-left-out'; papers: number }
  | { code: 'papers-left-out'; papers: number };

export interface SearchResult {
  hits: SearchHit[];
  /** Of all that match, shown or not. */
  total: number;
  problems: SearchProblem[];
}

/** How much the index holds; `bytes` is reckoned from what it keeps, not measured. */
export interface IndexSize {
  papers: number;
  terms: number;
  postings: number;
  characters: number;
  analysisCharacters: number;
  abstractCharacters: number;
  bytes: number;
}

/** The values of a field, each a text of its own: no phrase goes from one into the next. */
export function valuesOf(document: SearchDocument, field: TextField): readonly string[] {
  const value = document[field];
  return typeof value === 'string' ? [value] : value;
}
