import type { Analysis, Language } from '../../analysis/analysis.ts';
import type { Paper } from '../../arxiv/paper.ts';
import { arxivIdVOf } from '../../arxiv/paper.ts';
import { escapeInline } from '../../digest/inline-markdown.ts';
import type { TextFile } from '../../messaging/protocol.ts';
import type { OfflineReading } from '../../reader/reading.ts';
import type { PapersExporter } from '../exporter.ts';
import { renderFrontMatter } from '../front-matter.ts';
import { embedMarkdown, escapeParagraphs } from '../markdown-text.ts';
import { fileStemOf, listTags, oneSentenceIn, type PaperExport } from '../paper-export.ts';
import { findSentence, renderFinding, renderProvenance, renderSentence } from '../provenance.ts';
import { listSections } from '../section-headings.ts';
import { words } from '../words.ts';

export const markdown = {
  id: 'markdown',
  extension: 'md',
  mime: 'text/markdown',
  write(paper) {
    const { filename, text } = renderPaperMarkdown(paper);
    return { text, name: filename };
  },
  frame: () => ({ before: '', between: '\n', after: '' }),
} as const satisfies PapersExporter;

export type Block = string | null;

function renderList(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
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

/** What a model said at first sight, and the browser's translation, each with who says it. */
function renderOneSentences(input: PaperExport): Block[] {
  const say = words[input.language];
  const lines = (['zh', 'en'] as const).flatMap((language) => {
    const said = oneSentenceIn(language, input);
    if (!said || said.by === 'authors') return [];
    const by = said.by === 'model' ? say.byModel(escapeInline(said.model ?? '')) : say.machineTranslation;
    const marks = [by, ...(said.unverified ? [say.evidence.unverified] : [])];
    return [`${escapeInline(said.text)}${say.aside(marks)}`];
  });
  return lines.length === 0 ? [] : [`## ${say.firstLook}`, renderList(lines)];
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

/** All but the reader's own words. */
export function renderOwnBlocks(input: PaperExport): Block[] {
  const { paper, reading, language } = input;
  const say = words[language];
  return [
    ...renderOneSentences(input),
    ...(reading ? renderReading(reading, language) : []),
    ...input.analyses.flatMap((analysis) => renderAnalysis(analysis)),
    ...(paper.abstract === null ? [] : [`## ${say.abstract}`, escapeParagraphs(paper.abstract)]),
    ...(reading ? [`*${say.provenance}${say.colon}${say.chosenOnDevice(reading.readerVersion)}*`] : []),
    `## ${say.links}`,
    renderLinks(paper, language),
  ];
}

export function joinBlocks(blocks: readonly Block[]): string {
  return `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;
}

/** One paper with all that is kept of it, as Markdown that other people's words cannot break. */
export function renderPaperMarkdown(input: PaperExport): TextFile {
  const { paper, note, language } = input;
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
    ...(note === null || note.text.trim() === ''
      ? []
      : [`## ${words[language].note}`, embedMarkdown(note.text, 3, 'reader')]),
    ...renderOwnBlocks(input),
  ];
  return {
    filename: `${fileStemOf(input)}.${markdown.extension}`,
    mime: `${markdown.mime};charset=utf-8`,
    text: joinBlocks(blocks),
  };
}
