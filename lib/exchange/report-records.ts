import { type Analysis, analysisKey, type Finding, type Language } from '../analysis/analysis.ts';
import { checkFinding } from '../analysis/evidence/check-finding.ts';
import { countEvidence } from '../analysis/provenance.ts';
import { findCodeLinks } from '../arxiv/code-links.ts';
import { parseIdentifier } from '../arxiv/identifier.ts';
import { arxivIdVOf, type Paper } from '../arxiv/paper.ts';
import { splitSentences } from '../reader/sentences.ts';
import type { ReportDay } from './report-day.ts';
import type { Report, ReportPaper } from './report.ts';
import { mapAnalysis, VERBATIM } from './report-sections.ts';

/** Characters of an abstract beyond which it is none: something was cut wrongly, and stays in the report alone. */
const LONGEST_ABSTRACT = 20_000;
const LONGEST_TITLE = 2_000;
/** Characters of a finding beyond which it is none, and is not looked for. */
const LONGEST_FINDING = 2_000;
/** Findings of a paper that are held against its abstract; the rest stays in the report alone. */
const MOST_FINDINGS = 50;
/** Papers of a day that become records: more than arXiv has ever announced in a category. */
const MOST_PAPERS = 2_000;
/** Share of Chinese characters among characters and words from which a text is Chinese. */
const CHINESE = 0.2;

/** A paper of a report as the library keeps papers, with what the report says of it. */
export interface ReportRecord {
  paper: Paper;
  /** null where there is none, or a refusal in its place. */
  analysis: Analysis | null;
  failed: boolean;
  /** The report's, held against the abstract. */
  findings: Finding[];
}

export function languageOfText(text: string): Language {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (text.match(/[A-Za-z]{2,}/g) ?? []).length;
  return han > CHINESE * (han + words) ? 'zh' : 'en';
}

function toPaper(source: ReportPaper): Paper | null {
  const identifier = parseIdentifier(source.arxivIdV);
  if (!identifier || source.title.trim() === '' || source.title.length > LONGEST_TITLE) return null;
  const abstract = (source.abstract ?? '').replace(/\s+/g, ' ').trim();
  const readable = abstract !== '' && abstract.length <= LONGEST_ABSTRACT;
  return {
    ...identifier,
    title: source.title.trim(),
    authors: source.authors,
    abstract: readable ? abstract : null,
    primaryCategory: source.categories[0] ?? '',
    categories: source.categories,
    comments: null,
    journalRef: null,
    doi: null,
    published: /^\d{4}-\d{2}-\d{2}$/.test(source.published ?? '') ? source.published : null,
    updated: null,
    codeLinks: readable ? findCodeLinks(abstract) : [],
    withdrawn: false,
  };
}

/** The report's findings are sentences of the abstract, or should be: each is looked up there as its own quote. */
function checkFindings(findings: readonly string[], { abstract, title }: Paper): Finding[] {
  const sentences = splitSentences(abstract ?? '').map(({ text }, index) => ({ id: index + 1, text }));
  return findings.slice(0, MOST_FINDINGS).map((text) => {
    if (text.length > LONGEST_FINDING) return { text, sentences: [], quote: '', evidence: 'unverified' };
    const found = checkFinding({ text, sentences: [], quote: text }, sentences, title);
    return checkFinding({ text, sentences: found.sentences, quote: text }, sentences, title);
  });
}

function toAnalysis(
  source: ReportPaper,
  { paper, findings }: Pick<ReportRecord, 'paper' | 'findings'>,
  { category, announcementDate }: ReportDay,
  importedAt: string,
): Analysis | null {
  const mapped = source.analysis && mapAnalysis(source.analysis);
  if (!source.analysis || !mapped) return null;
  const identity = {
    arxivIdV: arxivIdVOf(paper),
    form: mapped.form,
    language: languageOfText(source.analysis.text),
    // No model is known; of each day's report there may be one.
    model: `report ${category ?? ''} ${announcementDate ?? ''}`.trim(),
    promptVersion: 0,
  };
  return {
    key: analysisKey(identity),
    ...identity,
    arxivId: paper.arxivId,
    sections: Object.fromEntries(
      Object.entries(mapped.sections).map(([id, text]) => [id, { state: 'done' as const, text }]),
    ),
    findings,
    tags: [],
    provenance: {
      form: mapped.form,
      source: 'report',
      provider: null,
      model: null,
      promptVersion: null,
      createdAt: announcementDate === null ? importedAt : `${announcementDate}T00:00:00.000Z`,
      inputTokens: null,
      outputTokens: null,
      cost: null,
      ...countEvidence(findings),
    },
  };
}

/** The papers of a report, each once; those that are none of arXiv's stay in the report alone. */
export function recordsOf(report: Report, day: ReportDay, importedAt: string): ReportRecord[] {
  const records = new Map<string, ReportRecord>();
  for (const source of report.papers) {
    const paper = toPaper(source);
    if (!paper || records.has(paper.arxivId) || records.size >= MOST_PAPERS) continue;
    const findings = checkFindings(source.findings, paper);
    const failed = source.analysis?.failed === true;
    records.set(paper.arxivId, {
      paper,
      analysis: toAnalysis(source, { paper, findings }, day, importedAt),
      failed,
      findings,
    });
  }
  return [...records.values()];
}

/** Parts of a report that no field of ours explains, and that are kept to the letter. */
export function countVerbatim(report: Report, records: readonly ReportRecord[]): number {
  const parts = [report.verbatim, ...report.papers.map(({ verbatim }) => verbatim)].filter((part) => part !== null);
  const unmapped = records.filter(({ analysis }) => analysis?.sections[VERBATIM] !== undefined);
  return parts.length + unmapped.length;
}
