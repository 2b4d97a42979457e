import { classifyAnalysis } from '../analysis-shape.ts';
import { renderReportHead, renderReportPaper } from '../exporters/report.ts';
import type { Report, ReportAnalysis, ReportLink, ReportPaper } from '../report.ts';

/** A paper starts only where an anchor and a linked heading follow each other: analyses hold headings of every level. */
const PAPER_START = /(?<![^\n])<a id=(['"]?)([^'">\s]+)\1><\/a>[ \t]*\r?\n(?=## \[)/g;

/** An analysis without a label starts at its own heading. */
const UNLABELLED = /\n\n(?=#{1,6} )/;

interface Cut {
  before: string;
  after: string;
}

/** Cuts at the first or last line that is exactly `label`. */
function cutAtLabel(text: string, label: string, which: 'first' | 'last'): Cut | null {
  const mark = `\n\n${label}\n`;
  const at = which === 'first' ? text.indexOf(mark) : text.lastIndexOf(mark);
  if (at === -1) return null;
  return { before: text.slice(0, at), after: text.slice(at + mark.length).replace(/^\n/, '') };
}

/** Text without the blank lines and the rule that end a paper. */
function dropEnd(text: string): string {
  const trimmed = text.trimEnd();
  const above = trimmed.endsWith('\n\n---') ? trimmed.slice(0, -'\n\n---'.length) : text;
  let end = above.length;
  while (above[end - 1] === '\n') end -= 1;
  return above.slice(0, end);
}

/** Items of a `- ` list with their continuation lines; null when the text is anything else. */
function parseList(text: string): string[] | null {
  if (!text.startsWith('- ') || /\n\n/.test(text)) return null;
  return text.slice(2).split('\n- ');
}

/** `[name](url)`, whatever brackets the name holds; null for anything else. */
function parseLink(text: string): ReportLink | null {
  const middle = text.lastIndexOf('](');
  if (!text.startsWith('[') || middle === -1 || !text.endsWith(')')) return null;
  return { name: text.slice(1, middle), url: text.slice(middle + 2, -1) };
}

function parseLinks(text: string): ReportLink[] {
  return text.split('\n').flatMap((line) => (line.startsWith('- ') ? (parseLink(line.slice(2)) ?? []) : []));
}

/** The linked title below the anchor, and where the text below it starts. */
function parseHeading(text: string): ReportLink & { end: number } {
  const mark = '\n## ';
  const start = text.indexOf(`${mark}[`);
  if (start === -1) return { name: '', url: '', end: 0 };
  const found = text.indexOf('\n', start + 1);
  const end = found === -1 ? text.length : found;
  const link = parseLink(text.slice(start + mark.length, end).trimEnd());
  return link ? { ...link, end } : { name: '', url: '', end: 0 };
}

function parseAnalysis(text: string): ReportAnalysis {
  const shape = classifyAnalysis(text);
  return { shape, failed: shape === 'd', text };
}

/** Abstract and analysis out of what stands between the labels above and the findings. */
function parseBody(body: string): Pick<ReportPaper, 'abstract' | 'analysis'> {
  const labelled = cutAtLabel(body, '**Analysis:**', 'first');
  const unlabelled = labelled ? null : UNLABELLED.exec(body);
  const above = labelled?.before ?? (unlabelled ? body.slice(0, unlabelled.index) : body);
  const text = labelled?.after ?? (unlabelled ? body.slice(unlabelled.index + 2) : null);
  const abstract = cutAtLabel(above, '**Abstract:**', 'first')?.after ?? null;
  return { abstract, analysis: text === null ? null : parseAnalysis(text) };
}

function findValue(text: string, label: string): string | null {
  return new RegExp(`\\n\\n\\*\\*${label}:\\*\\* ?([^\\n]*)`).exec(text)?.[1] ?? null;
}

function parseNames(value: string | null): string[] {
  return value === null || value === '' ? [] : value.split(', ');
}

function parsePaper(source: string, arxivIdV: string): ReportPaper {
  const text = source.replaceAll('\r\n', '\n');
  const heading = parseHeading(text);
  const content = dropEnd(text.slice(heading.end));

  const links = cutAtLabel(content, '**Links:**', 'last');
  const rest = links?.before ?? content;
  const findings = cutAtLabel(rest, '**Key Findings:**', 'last');
  const items = findings ? parseList(findings.after) : null;
  const body = findings && items ? findings.before : rest;
  // Labels are looked for above the abstract only: the text below may hold lines that look like them.
  const labels = cutAtLabel(body, '**Abstract:**', 'first')?.before ?? body;
  const citations = findValue(labels, 'Citations');

  const paper: ReportPaper = {
    arxivIdV,
    title: heading.name,
    url: heading.url,
    authors: parseNames(findValue(labels, 'Authors')),
    published: findValue(labels, 'Published'),
    categories: parseNames(findValue(labels, 'Categories')),
    citations: citations !== null && /^\d+$/.test(citations) ? Number(citations) : null,
    ...parseBody(body),
    findings: items ?? [],
    links: links ? parseLinks(links.after) : [],
    verbatim: null,
  };
  return renderReportPaper(paper) === source ? paper : { ...paper, verbatim: source };
}

/** The summary may hold headings and rules of its own, so it ends at the last table of contents. */
function findSummary(head: string): string | null {
  const start = /(?<![^\n])## Executive Summary[ \t]*\n\n?/.exec(head);
  if (!start) return null;
  const from = start.index + start[0].length;
  const ends = ['\n## Table of Contents', '\n## Papers'].map((mark) => head.lastIndexOf(mark));
  const end = ends.find((at) => at >= from) ?? head.length;
  return dropEnd(head.slice(from, end));
}

function parseHead(source: string, papers: ReportPaper[], newline: Report['newline']): Report {
  const text = source.replaceAll('\r\n', '\n');
  const title = /(?<![^\n])# ([^\n]*)/.exec(text)?.[1] ?? '';
  const report: Report = {
    newline,
    time: /^\uFEFF?time: *(\d{8})[ \t]*\n/.exec(text)?.[1] ?? null,
    title,
    date: /(\d{4}-\d{2}-\d{2})\s*$/.exec(title)?.[1] ?? null,
    summary: findSummary(text),
    papers,
    verbatim: null,
  };
  return renderReportHead(report) === source ? report : { ...report, verbatim: source };
}

/** Line ends are taken out of the text only when they can be put back without loss. */
function findNewline(text: string): Report['newline'] {
  const ends = text.match(/\r?\n/g) ?? [];
  return ends.length > 0 && ends.every((end) => end === '\r\n') ? '\r\n' : '\n';
}

/** Any text as a report: what the layout does not explain is kept to the letter, so that nothing is lost on the way back. */
export function parseReport(text: string): Report {
  const newline = findNewline(text);
  const source = newline === '\r\n' ? text.replaceAll('\r\n', '\n') : text;
  const starts = [...source.matchAll(PAPER_START)];
  const papers = starts.map((start, index) =>
    parsePaper(source.slice(start.index, starts[index + 1]?.index ?? source.length), start[2] ?? ''),
  );
  return parseHead(source.slice(0, starts[0]?.index ?? source.length), papers, newline);
}
