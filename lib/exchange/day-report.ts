import type { Analysis, Language } from '../analysis/analysis.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { Paper } from '../arxiv/paper.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import type { Digest } from '../digest/digest.ts';
import { DIGEST_SECTIONS } from '../digest/digest.ts';
import { escapeInline } from '../digest/inline-markdown.ts';
import type { Mark } from '../library/mark.ts';
import type { Note } from '../library/note.ts';
import type { OfflineReading } from '../reader/reading.ts';
import { classifyAnalysis } from './analysis-shape.ts';
import { nameCategory } from './category-names.ts';
import { embedMarkdown } from './markdown-text.ts';
import { findSentence, renderFinding, renderProvenance } from './provenance.ts';
import type { Report, ReportAnalysis, ReportPaper } from './report.ts';
import { listSections } from './section-headings.ts';
import { words } from './words.ts';

/** All that is kept of one paper of the day. */
export interface ReportEntry {
  paper: Paper;
  /** null when the paper has no abstract yet. */
  reading: OfflineReading | null;
  analyses: Analysis[];
  mark: Mark;
  note: Note | null;
  /** An imported report has a refusal for its analysis. */
  failedImport?: true;
}

export interface DayReportInput {
  announcement: Announcement;
  digest: Digest | null;
  papers: ReportEntry[];
  language: Language;
  /** arXiv ids of the best by a model's grades, the best first. */
  selected?: string[];
  /** arXiv ids to take, in this order, instead of the selection, the reading list, the starred and the analysed. */
  chosen?: string[];
}

/** Markdown that cannot be taken for a part of the layout. */
function embed(text: string, author: 'model' | 'reader' = 'model'): string {
  return embedMarkdown(text, 4, author)
    .replace(/^\*\*(?=(?:Abstract|Analysis|Key Findings|Links):\*\*[ \t]*$)/gm, String.raw`\*\*`)
    .replace(/^<(?=a id=)/gm, String.raw`\<`);
}

/** Layout lines hold plain text on one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** An abstract as one paragraph that starts no label, heading or rule; null when there is none. */
function renderAbstract(abstract: string | null): string | null {
  const line = oneLine(abstract ?? '').replace(/^(?=\*\*|#{1,6}(?: |$)|-+$)/, '\\');
  return line === '' ? null : line;
}

/** The selection first, then the reading list, starred papers, then what has been analysed or noted; each in its own order. */
export function choosePapers({ digest, papers, selected = [], chosen }: DayReportInput): ReportEntry[] {
  const byId = new Map(papers.map((entry) => [entry.paper.arxivId, entry]));
  const listed = digest?.sections.reading.flatMap((claim) => claim.papers) ?? [];
  const starred = papers.filter(({ mark }) => mark.starredAt !== null).map(({ paper }) => paper.arxivId);
  const kept = papers.filter(({ analyses, note }) => analyses.length > 0 || note !== null);
  const ids = chosen ?? [...selected, ...listed, ...starred, ...kept.map(({ paper }) => paper.arxivId)];
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).filter(hasWords);
}

function hasWords({ paper, analyses, note }: ReportEntry): boolean {
  return paper.abstract !== null || analyses.length > 0 || note !== null;
}

/** The analysis in the asked language, else in any other; of the whole text before the abstract, newest first. */
function findAnalysis(analyses: Analysis[], language: Language): Analysis | null {
  const whole = analyses.filter((analysis) => analysis.form === 'fulltext');
  const ordered = [...whole, ...analyses.filter((analysis) => analysis.form !== 'fulltext')];
  return ordered.find((analysis) => analysis.language === language) ?? ordered[0] ?? null;
}

function renderAnalysis(analysis: Analysis): string[] {
  const say = words[analysis.language];
  return [
    ...listSections(analysis).flatMap(({ number, heading, text }) => [
      number === null ? `**${escapeInline(heading)}**` : `**${number}. ${heading}**`,
      embed(text),
    ]),
    `*${say.provenance}${say.colon}${renderProvenance(analysis.provenance, analysis.language)}*`,
  ];
}

function buildAnalysis({ analyses, note }: ReportEntry, language: Language): ReportAnalysis | null {
  const analysis = findAnalysis(analyses, language);
  const blocks = [
    ...(analysis ? renderAnalysis(analysis) : []),
    ...(note === null || note.text.trim() === '' ? [] : [`**${words[language].note}**`, embed(note.text, 'reader')]),
  ];
  if (blocks.length === 0) return null;
  const text = blocks.join('\n\n');
  const shape = classifyAnalysis(text);
  return { shape, failed: shape === 'd', text };
}

/** The analysis' findings with their evidence in words, else the authors' sentences as they stand. */
function listFindings({ analyses, reading }: ReportEntry, language: Language): string[] {
  const analysis = findAnalysis(analyses, language);
  if (analysis && analysis.findings.length > 0) {
    return analysis.findings.map((finding) => renderFinding(finding, analysis.language));
  }
  return (reading?.findings ?? []).flatMap((id) => {
    const sentence = reading && findSentence(reading, id);
    return sentence ? oneLine(sentence.text) : [];
  });
}

function buildPaper(entry: ReportEntry, language: Language): ReportPaper {
  const { paper } = entry;
  const arxivIdV = arxivIdVOf(paper);
  const url = `https://arxiv.org/abs/${arxivIdV}`;
  return {
    arxivIdV,
    title: oneLine(paper.title),
    url,
    authors: paper.authors.map(oneLine),
    published: paper.published,
    categories: paper.categories,
    citations: null,
    abstract: renderAbstract(paper.abstract),
    analysis: buildAnalysis(entry, language),
    findings: listFindings(entry, language),
    links: [
      { name: 'PDF', url: `https://arxiv.org/pdf/${arxivIdV}` },
      { name: 'arXiv', url },
    ],
    verbatim: null,
  };
}

/** A claim is one sentence: on one line, and no block of its own. */
function renderClaim(text: string): string {
  return oneLine(embed(text)).replace(/^(?:(?:#{1,6}|[-+*>]|\d+[.)]) +)+/, '');
}

/** The digest as Markdown: every claim with links to its papers, then how much was read and by whom. */
function renderSummary(digest: Digest): string {
  const say = words[digest.language];
  const claims = DIGEST_SECTIONS.flatMap((section) => {
    const items = digest.sections[section].map(({ text, papers }) => {
      const links = papers.map((id) => `[${id}](https://arxiv.org/abs/${id})`);
      return `- ${renderClaim(text)}${say.aside(links)}`;
    });
    return items.length === 0 ? [] : [`### ${say.digestSections[section]}`, items.join('\n')];
  });
  const { read, total, dropped } = digest.coverage;
  const coverage = [say.coverage(read, total), ...(dropped === 0 ? [] : [say.dropped(dropped)])];
  const provenance = renderProvenance({ ...digest.provenance, findings: 0 }, digest.language);
  return [...claims, `*${[...coverage, `${say.provenance}${say.colon}${provenance}`].join(say.separator)}*`].join(
    '\n\n',
  );
}

/** The day in our own data as a daily report. */
export function dayReport(input: DayReportInput): Report {
  const { announcement, digest, language } = input;
  const date = announcement.announcementDate;
  return {
    newline: '\n',
    time: date.replaceAll('-', ''),
    title: `Arxiv ${nameCategory(announcement.category)} Papers - ${date}`,
    date,
    summary: digest === null ? null : renderSummary(digest),
    papers: choosePapers(input).map((entry) => buildPaper(entry, language)),
    verbatim: null,
  };
}
