import type { Analysis, Language } from '../../analysis/analysis.ts';
import type { Paper } from '../../arxiv/paper.ts';
import { arxivIdVOf } from '../../arxiv/paper.ts';
import { escapeInline } from '../../digest/inline-markdown.ts';
import type { Mark } from '../../library/mark.ts';
import type { Note } from '../../library/note.ts';
import type { TextFile } from '../../messaging/protocol.ts';
import type { OfflineReading } from '../../reader/reading.ts';
import { findTerm } from '../../reader/vocabulary/index.ts';
import type { Exporter } from '../exporter.ts';
import { safeFileName } from '../file-name.ts';
import { renderFrontMatter } from '../front-matter.ts';
import { embedMarkdown, escapeParagraphs } from '../markdown-text.ts';
import { findSentence, renderFinding, renderProvenance, renderSentence } from '../provenance.ts';
import { listSections } from '../section-headings.ts';
import { words } from '../words.ts';

export const markdown = {
  id: 'markdown',
  extension: 'md',
  mime: 'text/markdown',
} as const satisfies Exporter;

/** All that is kept of one paper. */
export interface PaperExport {
  paper: Paper;
  /** null when the paper has no abstract yet. */
  reading: OfflineReading | null;
  analyses: Analysis[];
  mark: Mark;
  note: Note | null;
  /** Language of the headings; each analysis keeps its own. */
  language: Language;
  /** ISO 8601 instant. */
  exportedAt: string;
}

type Block = string | null;

function renderList(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** The reader's own, then names of the vocabulary's in the asked language, then the analyses' own. */
function listTags({ mark, reading, analyses, language }: PaperExport): string[] {
  const terms = (reading?.tags ?? []).flatMap((id) => findTerm(id) ?? []);
  const names = terms.map((term) => (language === 'zh' ? term.zh : term.name));
  return [
    ...new Set([
      ...(mark.tags ?? []).map(({ name }) => name),
      ...names,
      ...analyses.flatMap((analysis) => analysis.tags),
    ]),
  ];
}

function renderReading(reading: OfflineReading, language: Language): Block[] {
  const say = words[language];
  const tldr = findSentence(reading, reading.tldr);
  const findings = reading.findings.flatMap((id) => findSentence(reading, id) ?? []);
  return [
    ...(tldr ? [`## ${say.tldr}`, `> ${renderSentence(tldr, language)}`] : []),
    ...(findings.length === 0
      ? []
      : [`## ${say.findings}`, renderList(findings.map((sentence) => renderSentence(sentence, language)))]),
  ];
}

function renderAnalysis(analysis: Analysis): Block[] {
  const { language, findings } = analysis;
  const say = words[language];
  return [
    `## ${say.analysis}${say.aside([...(analysis.form === 'fulltext' ? [say.fullText] : []), say.language[language], escapeInline(analysis.arxivIdV)]).trimEnd()}`,
    ...(findings.length === 0
      ? []
      : [`### ${say.findings}`, renderList(findings.map((finding) => renderFinding(finding, language)))]),
    ...listSections(analysis).flatMap((section) => [
      `### ${escapeInline(section.heading)}`,
      embedMarkdown(section.text, 4),
    ]),
    `*${say.provenance}${say.colon}${renderProvenance(analysis.provenance, language)}*`,
  ];
}

function renderLinks(paper: Paper, language: Language): string {
  const say = words[language];
  const id = arxivIdVOf(paper);
  const code = paper.codeLinks
    .filter((link) => /^https?:\/\/[^\s<>]+$/.test(link))
    .map((link) => `${say.code}${say.colon}<${link}>`);
  return renderList([
    `[${say.discussion}](https://arxiv.org/abs/${id})`,
    `[PDF](https://arxiv.org/pdf/${id})`,
    ...code,
  ]);
}

/** One paper with all that is kept of it, as Markdown that other people's words cannot break. */
export function renderPaperMarkdown(input: PaperExport): TextFile {
  const { paper, reading, note, language } = input;
  const say = words[language];
  const id = arxivIdVOf(paper);
  const frontMatter = renderFrontMatter({
    id,
    title: paper.title,
    authors: paper.authors,
    categories: paper.categories,
    published: paper.published,
    url: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
    tags: listTags(input),
    starred: input.mark.starredAt !== null,
    exported: input.exportedAt.slice(0, 10),
  });
  const blocks: Block[] = [
    frontMatter,
    `# ${escapeInline(paper.title)}`,
    ...(note === null || note.text.trim() === '' ? [] : [`## ${say.note}`, embedMarkdown(note.text, 3, 'reader')]),
    ...(reading ? renderReading(reading, language) : []),
    ...input.analyses.flatMap((analysis) => renderAnalysis(analysis)),
    ...(paper.abstract === null ? [] : [`## ${say.abstract}`, escapeParagraphs(paper.abstract)]),
    ...(reading ? [`*${say.provenance}${say.colon}${say.chosenOnDevice(reading.readerVersion)}*`] : []),
    `## ${say.links}`,
    renderLinks(paper, language),
  ];
  return {
    filename: safeFileName(`${id} ${paper.title}`, markdown.extension),
    mime: `${markdown.mime};charset=utf-8`,
    text: `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`,
  };
}
