import { absUrl } from '../arxiv/urls.ts';
import { escapeInline } from '../digest/inline-markdown.ts';
import { BRIEF_COLUMNS, type BriefPaper } from '../library/brief.ts';
import type { BriefStatement } from '../library/brief-statements.ts';
import type { BriefSynthesis, Cited } from '../library/brief-synthesis.ts';
import { type BriefWords, sourceWords } from './brief-words.ts';

/** Numbers of sources, in the order in which they are first named. */
class Sources {
  readonly #numbers = new Map<string, number>();

  number(arxivId: string, statement: BriefStatement, say: BriefWords): number {
    const words = [...sourceWords(statement, say), say.evidence[statement.evidence]].map(escapeInline);
    const line = `[${arxivId}](${absUrl(arxivId)})${say.separator}${words.join(say.separator)}`;
    const known = this.#numbers.get(line);
    if (known !== undefined) return known;
    this.#numbers.set(line, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  get lines(): string[] {
    return [...this.#numbers].map(([line, number]) => `${number}. ${line}`);
  }
}

/** A brief as Markdown: the table, what the papers say taken together, and a numbered source for each statement. */
export function briefToMarkdown(papers: readonly BriefPaper[], synthesis: BriefSynthesis, say: BriefWords): string {
  const sources = new Sources();
  const cite = ({ arxivId, statement }: Cited): string =>
    `${cell(statement.text)} \\[${sources.number(arxivId, statement, say)}\\]`;
  const rows = papers.map(({ arxivId, title, cells }) => [
    `${cell(title)} ${link(arxivId)}`,
    ...BRIEF_COLUMNS.map(
      (column) => cells[column].map((statement) => cite({ arxivId, statement })).join(' ') || `*${say.none}*`,
    ),
  ]);
  const table = [
    [say.paper, ...BRIEF_COLUMNS.map((column) => say.columns[column])],
    Array.from({ length: BRIEF_COLUMNS.length + 1 }, () => '---'),
    ...rows,
  ];
  const listed = (cited: readonly Cited[]): string[] => cited.map((each) => `- ${link(each.arxivId)} ${cite(each)}`);
  const { shared, methods, figures, differences, limits } = synthesis;
  const together = [
    ...part(
      say.shared,
      shared.map(
        ({ tag, arxivIds }) => `- ${escapeInline(tag.name)}${say.colon}${arxivIds.map(link).join(say.listComma)}`,
      ),
    ),
    ...part(
      say.methods,
      methods.flatMap(({ tag, cited }) => [`**${escapeInline(tag.name)}**`, '', ...listed(cited), '']),
    ),
    ...part(
      say.figures,
      figures.flatMap(({ about, kind, cited }) => [
        `**${say.about[kind]}${say.colon}${escapeInline(say.measures[about] ?? about)}**`,
        '',
        ...listed(cited),
        '',
      ]),
    ),
    ...part(
      say.differences,
      differences.map(({ arxivId, tags, data }) =>
        [
          `- ${link(arxivId)}`,
          tags.length > 0
            ? `${say.onlyTags}${say.colon}${tags.map(({ name }) => escapeInline(name)).join(say.listComma)}`
            : null,
          data.length > 0 ? `${say.onlyData}${say.colon}${data.map(escapeInline).join(say.listComma)}` : null,
        ]
          .filter((each) => each !== null)
          .join(say.separator),
      ),
    ),
    ...part(say.limits, listed(limits)),
  ];
  return [
    `# ${say.title}`,
    '',
    `## ${say.table}`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `## ${say.synthesis}`,
    '',
    ...(together.length > 0 ? together : [say.nothing, '']),
    ...(sources.lines.length > 0 ? [`## ${say.source}`, '', ...sources.lines, ''] : []),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

const link = (arxivId: string): string => `[${arxivId}](${absUrl(arxivId)})`;

function part(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${heading}`, '', ...lines, ''];
}

/** On one line, and without what would end the cell. */
function cell(text: string): string {
  return escapeInline(text)
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, String.raw`\|`);
}
