/**
 * What an analysis in a daily report looks like: `a` five numbered parts from the PDF, `b` seven sections,
 * `c` five sections from the abstract, `d` a refusal or an echo of the prompt, `e` the unlabelled form.
 */
export type AnalysisShape = 'a' | 'b' | 'c' | 'd' | 'e' | 'unknown';

export interface ReportAnalysis {
  shape: AnalysisShape;
  /** The model asked for the paper or repeated its instructions: not an analysis. */
  failed: boolean;
  /** Markdown, to the letter. */
  text: string;
}

export interface ReportLink {
  name: string;
  url: string;
}

export interface ReportPaper {
  arxivIdV: string;
  title: string;
  url: string;
  authors: string[];
  /** `YYYY-MM-DD` in every report seen. */
  published: string | null;
  categories: string[];
  citations: number | null;
  abstract: string | null;
  analysis: ReportAnalysis | null;
  findings: string[];
  links: ReportLink[];
  /** The source, kept only where the fields alone would not give it back to the byte. */
  verbatim: string | null;
}

/** A daily report as Markdown files hold it. */
export interface Report {
  newline: '\n' | '\r\n';
  /** `YYYYMMDD` of the optional first line. */
  time: string | null;
  /** The title line without its `# `. */
  title: string;
  /** `YYYY-MM-DD` at the end of the title; null when it has none. */
  date: string | null;
  /** Markdown of the executive summary. */
  summary: string | null;
  papers: ReportPaper[];
  /** The source of all that stands before the first paper, kept only where the fields would not give it back. */
  verbatim: string | null;
}
