import type { Exporter } from '../exporter.ts';
import type { Report, ReportPaper } from '../report.ts';

export const report = {
  id: 'report',
  extension: 'md',
  mime: 'text/markdown',
} as const satisfies Exporter;

const RULE = '---';

/** Every block is parted from the next by one blank line. */
function renderBlocks(blocks: (string | null)[]): string {
  return blocks.flatMap((block) => (block === null ? [] : [block, '\n\n'])).join('');
}

/** All that stands before the first paper, by the layout alone. */
export function renderReportHead(report: Report): string {
  const contents = report.papers.map((paper, index) => `${index + 1}. [${paper.title}](#${paper.arxivIdV})`);
  return renderBlocks([
    report.time === null ? null : `time: ${report.time}`,
    `# ${report.title}`,
    ...(report.summary === null ? [] : ['## Executive Summary', report.summary, RULE]),
    '## Table of Contents',
    contents.length === 0 ? null : contents.join('\n'),
    RULE,
    '## Papers',
  ]);
}

function renderList(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** One paper by the layout alone, from its anchor to the rule that ends it. */
export function renderReportPaper(paper: ReportPaper): string {
  const { analysis } = paper;
  return renderBlocks([
    `<a id='${paper.arxivIdV}'></a>\n## [${paper.title}](${paper.url})`,
    paper.authors.length === 0 ? null : `**Authors:** ${paper.authors.join(', ')}`,
    paper.published === null ? null : `**Published:** ${paper.published}`,
    paper.categories.length === 0 ? null : `**Categories:** ${paper.categories.join(', ')}`,
    paper.citations === null ? null : `**Citations:** ${paper.citations}`,
    ...(paper.abstract === null ? [] : ['**Abstract:**', paper.abstract]),
    // The form since autumn 2026 has a heading of its own and no label.
    ...(analysis === null ? [] : analysis.shape === 'e' ? [analysis.text] : ['**Analysis:**', analysis.text]),
    ...(paper.findings.length === 0 ? [] : ['**Key Findings:**', renderList(paper.findings)]),
    ...(paper.links.length === 0
      ? []
      : ['**Links:**', renderList(paper.links.map(({ name, url }) => `[${name}](${url})`))]),
    RULE,
  ]);
}

/** A report in the layout of the daily reports; an imported one comes back byte for byte. */
export function renderReport(report: Report): string {
  const text = [
    report.verbatim ?? renderReportHead(report),
    ...report.papers.map((paper) => paper.verbatim ?? renderReportPaper(paper)),
  ].join('');
  return report.newline === '\n' ? text : text.replaceAll('\n', report.newline);
}
